package dev.cloche;

import java.util.function.LongSupplier;

/**
 * How long a run has been going on, and when it has to end. It stands still while the guest is
 * stopped for a debugger, which a guest can make happen within a stop. Safe for use by many
 * threads.
 */
final class RunClock {

  private final long timeoutNanos;
  private final LongSupplier nanoTime;
  private volatile long start;

  /** How long it stood still so far. Guarded by this. */
  private long stood;

  /** How many stops, one within the other, it stands still for. Guarded by this. */
  private int stops;

  /** When the first of them began. Guarded by this. */
  private long standingSince;

  /**
   * A clock that is not started yet.
   *
   * @param timeoutNanos how long the run may take
   */
  RunClock(long timeoutNanos) {
    this(timeoutNanos, System::nanoTime);
  }

  RunClock(long timeoutNanos, LongSupplier nanoTime) {
    this.timeoutNanos = timeoutNanos;
    this.nanoTime = nanoTime;
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  /** Starts it. */
  void start() {
    start = nanoTime.getAsLong();
  }

  /** {@return nanoseconds since the start, those in which it stood still included} */
  long elapsed() {
    return nanoTime.getAsLong() - start;
  }

  /** {@return the {@link System#nanoTime()} at which the run has to end, as it looks now} */
  synchronized long deadline() {
    long now = stops > 0 ? nanoTime.getAsLong() - standingSince : 0;
    return start + timeoutNanos + stood + now;
  }

  /** Stops it. */
  synchronized void stand() {
    if (stops++ == 0) {
      standingSince = nanoTime.getAsLong();
    }
  }

  /**
   * Ends a stop; after the first one's end it goes on.
   *
   * @return by how much the deadline has been put off since it was stopped; nothing while it still
   *     stands
   */
  synchronized long goOn() {
    if (--stops > 0) {
      return 0;
    }
    long nanos = nanoTime.getAsLong() - standingSince;
    stood += nanos;
    return nanos;
  }
}
