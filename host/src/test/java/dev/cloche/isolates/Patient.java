package dev.cloche.isolates;

import dev.cloche.Limits;
import java.time.Duration;

/** Limits for tests that are not about time: they hold on a machine that is busy, too. */
final class Patient {

  /** 32 MiB and 30 s. */
  static final Limits LIMITS =
      Limits.builder().memoryBytes(32L << 20).timeout(Duration.ofSeconds(30)).build();

  private Patient() {}
}
