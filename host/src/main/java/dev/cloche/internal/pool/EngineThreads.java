package dev.cloche.internal.pool;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads on which engine instances run. Their stack is large enough for the deepest
 * recursion that the call depth limit admits, whatever the caller's own thread is like (virtual, of
 * a small stack, deep in calls of its own).
 *
 * <p>A thread is made when all are busy and ends when it has been idle for long, unless it is one
 * of those to keep; so there are never more than callers that wait. They are daemons, carry no
 * context class loader, and inherit nothing from the thread that caused them.
 */
public final class EngineThreads implements Executor {

  /**
   * Bytes of Java stack: address space, of which only the depth that was really used is ever
   * touched. See docs/limits.md for how it was measured.
   */
  static final long STACK_BYTES = 64L << 20;

  /** The threads of isolates that belong to no pool. */
  private static final EngineThreads SHARED =
      new EngineThreads("cloche-engine", Duration.ofSeconds(10), 0, 0, LeaseCheck.NONE);

  /** The thread that became idle first since this was last emptied: cheaper than the queue. */
  private final AtomicReference<@Nullable EngineThread> next = new AtomicReference<>();

  private final ConcurrentLinkedDeque<EngineThread> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicInteger alive = new AtomicInteger();
  private final String name;
  private final long idleNanos;
  private final int keep;
  private final int instances;
  private final LeaseCheck check;
  private volatile boolean released;

  /**
   * Makes a group of threads, none of which is started yet.
   *
   * @param name what the threads' names begin with
   * @param idleTime after which a thread that does nothing ends
   * @param keep how many of them stay however long they do nothing
   * @param instances how many instances each keeps for itself; 0 for the shared pool's
   * @param check what those have to pass
   */
  public EngineThreads(String name, Duration idleTime, int keep, int instances, LeaseCheck check) {
    this.name = name;
    this.idleNanos = idleTime.toNanos();
    this.keep = keep;
    this.instances = instances;
    this.check = check;
  }

  /**
   * The threads of isolates that belong to no pool.
   *
   * @return the shared threads
   */
  public static EngineThreads shared() {
    return SHARED;
  }

  /**
   * Runs a task on an engine thread.
   *
   * @param task what to run; must not throw
   */
  @Override
  public void execute(Runnable task) {
    EngineThread waiting = next.get() == null ? null : next.getAndSet(null);
    if (waiting == null) {
      waiting = idle.pollFirst();
    }
    if (waiting != null) {
      waiting.give(task);
    } else {
      start(task);
    }
  }

  /**
   * Starts idle threads, each with an instance made ready.
   *
   * @param count how many
   */
  public void start(int count) {
    for (int i = 0; i < count; i++) {
      start(EngineThreads::warmUp);
    }
  }

  private static void warmUp() {
    InstancePool own = InstancePool.ofThisThread();
    own.giveBack(own.lease());
  }

  private void start(Runnable first) {
    alive.incrementAndGet();
    String numbered = name + "-" + number.incrementAndGet();
    InstancePool own = instances == 0 ? InstancePool.shared() : new InstancePool(instances, check);
    new EngineThread(this, own, first, numbered, STACK_BYTES).start();
  }

  /** Lets threads end, those to keep included, as soon as they have nothing to do. */
  public void release() {
    released = true;
    idle.forEach(EngineThread::wake);
    EngineThread first = next.get();
    if (first != null) {
      first.wake();
    }
  }

  /**
   * How many threads there are.
   *
   * @return a number that may be stale at once
   */
  public int alive() {
    return alive.get();
  }

  void await(EngineThread thread) {
    if (!next.compareAndSet(null, thread)) {
      idle.addFirst(thread);
    }
  }

  /** Whether an idle thread ends now; if so, nobody will give it a task. */
  boolean retire(EngineThread thread, long idleSince) {
    boolean due = alive.get() > keep && System.nanoTime() - idleSince >= idleNanos;
    if (!(due || released) || !(next.compareAndSet(thread, null) || idle.remove(thread))) {
      return false;
    }
    alive.decrementAndGet();
    return true;
  }

  long idleNanos() {
    return idleNanos;
  }
}
