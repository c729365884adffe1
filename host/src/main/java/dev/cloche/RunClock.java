package dev.cloche;

/**
 * How long a run has been going on, and when it has to end. It stands still while the guest is
 * stopped for a debugger. Safe for use by many threads.
 */
final class RunClock {

  private final long timeoutNanos;
  private volatile long start;

  /** How long it stood still so far. Guarded by this. */
  private long stood;

  private boolean standing;
  private long standingSince;

  /**
   * A clock that is not started yet.
   *
   * @param timeoutNanos how long the run may take
   */
  RunClock(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
  }

  long timeoutNanos() {
    return timeoutNanos;
  }

  /** Starts it. */
  void start() {
    start = System.nanoTime();
  }

  /** {@return nanoseconds since the start, those in which it stood still included} */
  long elapsed() {
    return System.nanoTime() - start;
  }

  /** {@return the {@link System#nanoTime()} at which the run has to end, as it looks now} */
  synchronized long deadline() {
    long now = standing ? System.nanoTime() - standingSince : 0;
    return start + timeoutNanos + stood + now;
  }

  /** Stops it. */
  synchronized void stand() {
    standing = true;
    standingSince = System.nanoTime();
  }

  /**
   * Has it go on.
   *
   * @return by how much the deadline has been put off since it was stopped
   */
  synchronized long goOn() {
    long nanos = System.nanoTime() - standingSince;
    standing = false;
    stood += nanos;
    return nanos;
  }
}
