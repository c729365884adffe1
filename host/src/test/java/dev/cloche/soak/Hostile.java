package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Limits;
import dev.cloche.Scripts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The hostile scripts of the tests of limits and results, and the limits that they get here. */
final class Hostile {

  private static final List<Scripts.Case> ALL =
      Stream.of("limits/cpu.js", "limits/memory.js", "limits/stack.js", "escape/results.js")
          .flatMap(file -> Scripts.read(Scripts.class, file).stream())
          .toList();

  /**
   * How a script may end under other limits than those of its own test: tighter ones, or more room.
   */
  private static final List<String> OTHERWISE = List.of("TIMEOUT", "FUEL", "MEMORY", "value");

  private Hostile() {}

  static Scripts.Case any(Random random) {
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

  static void assertRight(Scripts.Case script, String ending, boolean cutOff) {
    List<String> right = new ArrayList<>(script.endings());
    right.addAll(OTHERWISE);
    if (cutOff) {
      right.addAll(Endings.CUT_OFF);
    }
    assertThat(ending).as(script.name()).isIn(right);
  }
}
