package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.FuelSampling;
import dev.cloche.internal.pool.InstancePool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in an isolate, from the lease of its instance to its end: runs one after another
 * in the order in which they were asked for.
 *
 * <p>{@code lock} guards whose turn it is, who waits, and the lease. It is held for moments only,
 * never while guest code or a host function runs. The thread that ends a run goes on with the next
 * one; whoever ends the last one of a closed isolate gives the instance back.
 */
final class Turns {

  private final InstancePool pool;
  private final EngineInstance instance;
  private final HostPromises promises;
  private final Executor executor;
  private final Runnable endDebugging;
  private final Releases releases = new Releases();

  private final Object lock = new Object();
  private final Queue<Run<?>> waiting = new ArrayDeque<>();
  private volatile @Nullable Run<?> current;

  /** How many runs have been given a turn. */
  private long turns;

  /** Whether the instance may be another's by now. */
  private boolean dropped;

  private volatile boolean closed;
  private volatile String closedBecause = "it was closed";
  private volatile UsageTotals totals = UsageTotals.NONE;

  /**
   * Leases an instance.
   *
   * @param promises what a run may wait for
   * @param executor what runs execute on
   * @param endDebugging has a guest that is stopped go on
   */
  Turns(@Nullable Image image, HostPromises promises, Executor executor, Runnable endDebugging) {
    InstancePool own = InstancePool.ofThisThread();
    this.pool = image == null ? own : image.pool();
    this.instance = pool.leaseAs(own);
    this.promises = promises;
    this.executor = executor;
    this.endDebugging = endDebugging;
  }

  EngineInstance instance() {
    return instance;
  }

  UsageTotals totals() {
    return totals;
  }

  /** Has the instance sampled, for as long as it is leased. */
  void sample(FuelSampling sampling) {
    synchronized (lock) {
      requireOpen();
      instance.sample(sampling);
    }
  }

  /** Gives a run its turn, before what it uses is forgotten. */
  void submit(Run<?> run, List<Held> uses) {
    synchronized (lock) {
      requireOpen();
      uses.forEach(Held::requireOpen);
      run.setTurn(++turns);
      if (current != null) {
        waiting.add(run);
        return;
      }
      current = run;
    }
    run.begin();
    executor.execute(run);
  }

  void requireOpen() {
    if (closed) {
      throw closedException();
    }
  }

  private IllegalStateException closedException() {
    return new IllegalStateException("the isolate cannot be used: " + closedBecause);
  }

  /** Takes back a run whose turn has not come yet; false when it has. */
  boolean withdraw(Run<?> run) {
    synchronized (lock) {
      return waiting.remove(run);
    }
  }

  /** A run has ended by itself; answers the one whose turn it is now. */
  @Nullable Run<?> ended(Run<?> run) {
    @Nullable Run<?> next;
    List<Run<?>> refused;
    synchronized (lock) {
      if (current != run) {
        return null; // It was abandoned.
      }
      RuntimeException failure = run.failure();
      if (failure != null && Failures.isFatal(failure)) {
        closeBecause(failure);
      }
      totals = totals.plus(run.used());
      refused = closed ? drain() : List.of();
      next = waiting.poll();
      current = next;
    }
    if (next != null) {
      next.begin();
    } else {
      releaseIfClosed();
    }
    if (closed) {
      endDebugging.run();
    }
    refused.forEach(other -> other.refuse(closedException()));
    return next;
  }

  /**
   * Leaves a run alone, with the instance, and cancels it: something still holds its thread.
   *
   * @return false when it has ended after all, and nothing was done
   */
  boolean abandoned(Run<?> run, SandboxException reason) {
    List<Run<?>> refused;
    synchronized (lock) {
      if (current != run) {
        return false;
      }
      closeBecause(reason);
      totals = totals.plus(run.used());
      instance.cancel();
      dropped = true;
      current = null;
      refused = drain();
    }
    promises.wake();
    endDebugging.run();
    refused.forEach(other -> other.refuse(closedException()));
    return true;
  }

  private void closeBecause(RuntimeException failure) {
    if (!closed) {
      closedBecause = "it ended with: " + failure.getMessage();
      closed = true;
    }
  }

  private List<Run<?>> drain() {
    List<Run<?>> all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }

  /** What a run has to have the engine forget first; null for nothing. Engine's thread only. */
  @Nullable EngineRequest dueReleases(long turn) {
    return releases.due(turn);
  }

  /** The engine may forget a value when the runs that have a turn now have ended. Any thread. */
  void release(int handle) {
    synchronized (lock) {
      if (!closed) {
        releases.add(handle, turns);
      }
    }
  }

  /** Ends a run, and never the one that follows it. */
  void cancel(Run<?> run) {
    synchronized (lock) {
      if (current != run || dropped) {
        return;
      }
      instance.cancel();
    }
    promises.wake();
    endDebugging.run();
  }

  /** Ends the run that holds the instance, and never one of a tenant that leased it after this. */
  void cancel() {
    synchronized (lock) {
      if (!dropped) {
        instance.cancel();
      }
    }
    promises.wake();
    endDebugging.run();
  }

  /** Has a guest that runs stop at its next statement; in one that does not, the next run does. */
  void askToStop() {
    synchronized (lock) {
      if (!dropped) {
        instance.askToStop();
      }
    }
  }

  /** Ends the run that is going on as its caller does that leaves it at the deadline. */
  void abandon() {
    @Nullable Run<?> run = current;
    if (run != null) {
      run.leave();
    }
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    List<Run<?>> refused;
    boolean running;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      running = current != null;
      refused = drain();
    }
    if (running) {
      cancel(); // The run gives the instance back when it ends.
    } else {
      releaseIfClosed();
      endDebugging.run();
    }
    refused.forEach(other -> other.refuse(closedException()));
  }

  private void releaseIfClosed() {
    synchronized (lock) {
      if (!closed || dropped || current != null) {
        return;
      }
      dropped = true;
    }
    pool.giveBack(instance);
  }
}
