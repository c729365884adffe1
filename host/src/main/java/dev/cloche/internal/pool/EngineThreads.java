package dev.cloche.internal.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The platform threads on which engine instances run. Their stack is large enough for the deepest
 * recursion that the call depth limit admits, whatever the caller's own thread is like (virtual, of
 * a small stack, deep in calls of its own).
 *
 * <p>A thread is made when all are busy and ends after ten idle seconds, so there are never more
 * than callers that wait. They are daemons, carry no context class loader, and inherit nothing from
 * the thread that caused them.
 */
public final class EngineThreads {

  /**
   * Bytes of Java stack: address space, of which only the depth that was really used is ever
   * touched. See docs/limits.md for how it was measured.
   */
  static final long STACK_BYTES = 64L << 20;

  private static final long IDLE_SECONDS = 10;

  private static final ExecutorService EXECUTOR =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          factory());

  private EngineThreads() {}

  private static ThreadFactory factory() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      String name = "cloche-engine-" + number.incrementAndGet();
      Thread thread = new Thread(null, task, name, STACK_BYTES, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      return thread;
    };
  }

  /**
   * Runs a task on an engine thread.
   *
   * @param task what to run; must not throw
   */
  public static void execute(Runnable task) {
    EXECUTOR.execute(task);
  }
}
