package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Limits;
import dev.cloche.Trial;
import dev.cloche.containment.HostileCase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The hostile scripts of the tests of limits, and the limits that they get here. */
final class Hostile {

  private static final List<HostileCase> ALL =
      Stream.of(
              "loops",
              "interrupts",
              "timers",
              "natives",
              "regexes",
              "texts",
              "data",
              "compiler",
              "memory",
              "exhaustion",
              "frees",
              "stack",
              "parsers")
          .flatMap(file -> HostileCase.read(Trial.class, "limits/" + file + ".js").stream())
          .toList();

  /** The endings that only what is cancelled or closed from outside may have. */
  private static final List<String> FROM_OUTSIDE = List.of("CANCELLED", Endings.CLOSED);

  private Hostile() {}

  static HostileCase any(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** Little memory and time, and a budget of fuel now and then. */
  static Limits tight(Random random) {
    Limits.Builder limits =
        Limits.builder()
            .memoryBytes((4L + random.nextInt(29)) << 20)
            .timeout(Duration.ofMillis(20 + random.nextInt(180)));
    if (random.nextInt(4) == 0) {
      limits.fuel(1 + random.nextInt(50_000_000));
    }
    return limits.build();
  }

  /**
   * Asserts that something hostile has ended by a limit or an error of its own. Which one is for
   * the tests of limits to say: here limits differ from run to run.
   *
   * @param endless whether it cannot end by itself, with a value
   * @param cutOff whether it was to be cancelled or closed
   */
  static void assertContained(String name, boolean endless, String ending, boolean cutOff) {
    assertThat(ending).as(name).isNotIn("FAULT", "HOOK");
    if (endless) {
      assertThat(ending).as(name).isNotEqualTo("value");
    }
    if (!cutOff) {
      assertThat(ending).as(name).isNotIn(FROM_OUTSIDE);
    }
  }
}
