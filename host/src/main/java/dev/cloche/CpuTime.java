package dev.cloche;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A thread's processor time from a moment on. Loaded on first use, because the JVM's management
 * classes cost to load.
 *
 * @param thread the thread's id
 * @param before its processor time at that moment, nanoseconds
 */
record CpuTime(long thread, long before) {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean SUPPORTED =
      THREADS.isThreadCpuTimeSupported() && THREADS.isCurrentThreadCpuTimeSupported();

  /** The calling thread's, from now on. */
  static CpuTime start() {
    return new CpuTime(Thread.currentThread().threadId(), ofThisThread());
  }

  private static long ofThisThread() {
    return SUPPORTED ? THREADS.getCurrentThreadCpuTime() : 0;
  }

  /**
   * What has passed since the start, 0 where the JVM does not measure it or the thread has ended.
   * Any thread may ask; the thread itself is answered quickest.
   */
  long nanos() {
    long now =
        thread == Thread.currentThread().threadId()
            ? ofThisThread()
            : SUPPORTED ? THREADS.getThreadCpuTime(thread) : 0;
    return Math.max(0, now - before);
  }
}
