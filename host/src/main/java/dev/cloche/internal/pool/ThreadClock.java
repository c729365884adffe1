package dev.cloche.internal.pool;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The processor time of one thread, for itself. To read it is a system call, longer than a short
 * run; so it is told from an earlier reading while the thread has been awake since, and that was a
 * moment ago.
 *
 * <p>Confined to its thread.
 */
public final class ThreadClock {

  /** An earlier reading counts for so long: what a thread that lost its processor is off by. */
  static final long FRESH_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final LongSupplier reader;
  private long read;
  private long readAt;
  private boolean known;

  ThreadClock(LongSupplier reader) {
    this.reader = reader;
  }

  /**
   * The calling thread's.
   *
   * @return an engine thread's own clock, for other threads one without readings
   */
  public static ThreadClock ofThisThread() {
    return Thread.currentThread() instanceof EngineThread thread
        ? thread.clock()
        : new ThreadClock(ThreadClock::ofCurrent);
  }

  static long ofCurrent() {
    return Management.SUPPORTED ? Management.THREADS.getCurrentThreadCpuTime() : 0;
  }

  /**
   * Any thread's processor time.
   *
   * @param thread its id
   * @return nanoseconds; 0 or negative where the JVM does not measure it or the thread has ended
   */
  public static long of(long thread) {
    return Management.SUPPORTED ? Management.THREADS.getThreadCpuTime(thread) : 0;
  }

  /**
   * The thread's processor time until now, read or told from an earlier reading.
   *
   * @param nanoTime {@link System#nanoTime()}
   * @return nanoseconds; 0 where the JVM does not measure it
   */
  public long tell(long nanoTime) {
    long passed = nanoTime - readAt;
    return known && passed <= FRESH_NANOS ? read + passed : read(nanoTime);
  }

  /**
   * The same, read.
   *
   * @param nanoTime {@link System#nanoTime()}
   * @return nanoseconds; 0 where the JVM does not measure it
   */
  public long read(long nanoTime) {
    read = reader.getAsLong();
    readAt = nanoTime;
    known = read > 0;
    return read;
  }

  /** The thread parks: from an earlier reading nothing can be told. */
  void forget() {
    known = false;
  }

  /** Apart, because the JVM's management classes cost to load. */
  private static final class Management {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    static final boolean SUPPORTED =
        THREADS.isThreadCpuTimeSupported() && THREADS.isCurrentThreadCpuTimeSupported();
  }
}
