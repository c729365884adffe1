package dev.cloche.internal.pool;

import java.util.concurrent.ConcurrentLinkedDeque;
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

  private static final ConcurrentLinkedDeque<EngineThread> IDLE = new ConcurrentLinkedDeque<>();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private EngineThreads() {}

  /**
   * Runs a task on an engine thread.
   *
   * @param task what to run; must not throw
   */
  public static void execute(Runnable task) {
    EngineThread idle = IDLE.pollFirst();
    if (idle != null) {
      idle.give(task);
    } else {
      String name = "cloche-engine-" + NUMBER.incrementAndGet();
      new EngineThread(IDLE, task, name, STACK_BYTES).start();
    }
  }
}
