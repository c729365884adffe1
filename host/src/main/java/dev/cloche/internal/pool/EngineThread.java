package dev.cloche.internal.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread that runs tasks and, between two of them, stands in the queue of the idle. Whoever
 * takes it out of the queue gives it exactly one task.
 *
 * <p>After a task it spins for a moment before it parks: a parked thread takes tens of microseconds
 * to wake, longer than many runs take. Only as many spin at a time as leave processors for others.
 */
final class EngineThread extends Thread {

  private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final int MAX_SPINNING = Runtime.getRuntime().availableProcessors() / 2;
  private static final AtomicInteger SPINNING = new AtomicInteger();

  private final EngineThreads group;
  private final InstancePool instances;
  private final ThreadClock clock = new ThreadClock(ThreadClock::ofCurrent);
  private volatile @Nullable Runnable task;
  private volatile boolean parked;

  EngineThread(
      EngineThreads group, InstancePool instances, Runnable first, String name, long stackBytes) {
    super(null, null, name, stackBytes, false);
    this.group = group;
    this.instances = instances;
    this.task = first;
    setDaemon(true);
    setContextClassLoader(null);
  }

  /** Hands over a task. For the one caller that took this thread out of the queue. */
  void give(Runnable next) {
    task = next;
    if (parked) {
      LockSupport.unpark(this);
    }
  }

  InstancePool instances() {
    return instances;
  }

  /** For the thread itself. */
  ThreadClock clock() {
    return clock;
  }

  /** Has it look again whether it should end. */
  void wake() {
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    @Nullable Runnable next = task;
    while (next != null) {
      task = null;
      next.run();
      next = null; // While the thread waits, it keeps nothing of the task alive.
      group.await(this);
      next = await();
    }
  }

  /** Waits in the queue; null when nobody has come for long. */
  private @Nullable Runnable await() {
    spin();
    long since = System.nanoTime();
    parked = true;
    // Where it is no longer in the queue, somebody is about to give it a task.
    while (task == null && !group.retire(this, since)) {
      clock.forget();
      LockSupport.parkNanos(this, group.idleNanos());
    }
    parked = false;
    return task;
  }

  private void spin() {
    if (SPINNING.incrementAndGet() <= MAX_SPINNING) {
      long end = System.nanoTime() + SPIN_NANOS;
      while (task == null && System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
    }
    SPINNING.decrementAndGet();
  }
}
