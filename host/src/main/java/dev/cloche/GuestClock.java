package dev.cloche;

import java.time.Instant;
import java.time.InstantSource;

/** What a guest's clocks say, by the one that its isolate was given. */
final class GuestClock {

  /** The engine's clock counts nanoseconds from 1970 in 64 bits, and knows no sign. */
  private static final Instant LATEST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final InstantSource source;

  /** Whether it is another one than the system's, which goes on for {@code performance}, too. */
  private final boolean own;

  GuestClock(InstantSource source) {
    this.source = source;
    this.own = source != IsolateOptions.SYSTEM_CLOCK;
  }

  long realtimeNanos() {
    Instant now = source.instant();
    if (now.isBefore(Instant.EPOCH)) {
      return 0;
    }
    return now.isAfter(LATEST)
        ? Long.MAX_VALUE
        : now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }

  long monotonicNanos() {
    return own ? realtimeNanos() : System.nanoTime();
  }
}
