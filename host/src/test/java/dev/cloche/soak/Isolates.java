package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import dev.cloche.containment.HostileCase;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** An isolate of one tenant, good or hostile, that is closed, cancelled or forgotten. */
final class Isolates implements Activity {

  /** Enough for a good tenant on a machine where everybody else is hostile. */
  static final Limits PATIENT =
      Limits.builder().memoryBytes(16L << 20).timeout(Duration.ofMinutes(1)).build();

  private final Mischief mischief;
  private final Supplier<IsolateBuilder> builders;

  /** Makes isolates with builders that have all but limits. */
  Isolates(Mischief mischief, Supplier<IsolateBuilder> builders) {
    this.mischief = mischief;
    this.builders = builders;
  }

  @Override
  public void act(Random random) throws Exception {
    switch (random.nextInt(4)) {
      case 0 -> attack(random);
      case 1 -> waitInTheHost(random);
      default -> work(random);
    }
  }

  private void work(Random random) throws Exception {
    Isolate isolate = builders.get().limits(PATIENT).build();
    boolean forgotten = random.nextInt(8) == 0;
    try {
      boolean cutOff =
          mischief.oneIn(8, random, random.nextBoolean() ? isolate::cancel : isolate::close);
      for (int i = 0; i < 3; i++) {
        Program program = Program.any(random);
        int number = random.nextInt(1000);
        String ending =
            Endings.of(
                () ->
                    assertThat(isolate.eval(program.with(number)))
                        .as(program.source())
                        .isEqualTo(program.answer(number)));
        if (cutOff) {
          assertThat(ending).as(program.source()).isIn(Endings.CUT_OFF);
        } else {
          assertThat(ending).as(program.source()).isEqualTo("value");
        }
      }
      if (!cutOff && random.nextBoolean()) {
        assertThat(isolate.eval(Program.STAINING).asString()).isEqualTo("stained");
      }
    } finally {
      if (!forgotten) {
        isolate.close();
      }
    }
  }

  private void attack(Random random) throws Exception {
    HostileCase script = Hostile.any(random);
    try (Isolate isolate = builders.get().limits(Hostile.tight(random)).build()) {
      boolean cutOff =
          mischief.oneIn(4, random, random.nextBoolean() ? isolate::cancel : isolate::close);
      String ending = Endings.of(() -> isolate.eval(script.source()));
      Hostile.assertContained(script.name(), false, ending, cutOff);
    }
  }

  /** A host function that blocks, or promises what it never gives, until the deadline. */
  private void waitInTheHost(Random random) throws Exception {
    Limits limits = Limits.builder().timeout(Duration.ofMillis(1 + random.nextInt(30))).build();
    try (Isolate isolate =
        builders
            .get()
            .limits(limits)
            .hostFunction(
                "block",
                arguments -> {
                  new CountDownLatch(1).await();
                  return "never";
                })
            .hostFunction("promise", arguments -> new CompletableFuture<String>())
            .build()) {
      mischief.oneIn(4, random, isolate::cancel);
      assertThat(Endings.of(() -> isolate.eval(random.nextBoolean() ? "block()" : "promise()")))
          .isIn("TIMEOUT", "CANCELLED");
    }
  }
}
