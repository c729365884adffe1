package dev.cloche;

import dev.cloche.internal.pool.ThreadClock;
import java.util.concurrent.TimeUnit;

/**
 * A thread's processor time from a moment on.
 *
 * @param thread the thread's id
 * @param clock its clock, for itself
 * @param since that moment, a {@link System#nanoTime()}
 * @param before its processor time then, nanoseconds
 */
record CpuTime(long thread, ThreadClock clock, long since, long before) {

  /** Nobody loses the processor and gets it back in so short a time; or hardly. */
  static final long SHORT_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

  /** The calling thread's, from now on. */
  static CpuTime start() {
    ThreadClock clock = ThreadClock.ofThisThread();
    long now = System.nanoTime();
    return new CpuTime(Thread.currentThread().threadId(), clock, now, clock.tell(now));
  }

  /**
   * What has passed since the start, 0 where the JVM does not measure it or the thread has ended.
   * Any thread may ask.
   */
  long nanos() {
    return Math.max(0, ThreadClock.of(thread) - before);
  }

  /**
   * The same for the thread itself, and quicker: a short time has passed for its processor, too.
   */
  long stop() {
    long now = System.nanoTime();
    long passed = now - since;
    return passed <= SHORT_NANOS && before > 0 ? passed : Math.max(0, clock.read(now) - before);
  }
}
