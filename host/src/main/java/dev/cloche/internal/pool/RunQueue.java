package dev.cloche.internal.pool;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * At most so many tasks at once on a group of engine threads; the others wait in a queue of bounded
 * length, first come, first served.
 *
 * <p>A task holds its slot until it returns or gives it up early, as one does whose thread is stuck
 * in the embedder's code: the next then runs on another thread.
 */
public final class RunQueue {

  /** What a queue runs. Its methods must not throw. */
  public interface Task {

    /**
     * Does the work, on an engine thread.
     *
     * @param slot the slot that it holds
     */
    void run(Slot slot);
  }

  /** Whether a task was taken. */
  public enum Answer {
    /** It runs, or will. */
    TAKEN,
    /** The queue is full. */
    FULL,
    /** The queue takes no tasks any more. */
    CLOSED
  }

  /** A task's right to run. */
  public final class Slot {
    private boolean held = true; // Guarded by the queue.

    private Slot() {}

    /** Gives the slot to the next task, on another thread. Has no effect the second time. */
    public void giveUp() {
      @Nullable Task next = next(this);
      if (next != null) {
        start(next);
      }
    }
  }

  private final EngineThreads threads;
  private final int max;
  private final int capacity;
  private final Set<Task> waiting = new LinkedHashSet<>();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private int running;
  private boolean closed;

  /**
   * Makes a queue.
   *
   * @param threads where tasks run
   * @param max how many run at once
   * @param capacity how many may wait
   */
  public RunQueue(EngineThreads threads, int max, int capacity) {
    this.threads = threads;
    this.max = max;
    this.capacity = capacity;
  }

  /**
   * Runs a task as soon as there is a slot.
   *
   * @param task a task that the queue does not hold yet
   * @return whether it was taken
   */
  public Answer submit(Task task) {
    synchronized (this) {
      if (closed) {
        return Answer.CLOSED;
      }
      if (running >= max) {
        if (waiting.size() >= capacity) {
          return Answer.FULL;
        }
        waiting.add(task);
        return Answer.TAKEN;
      }
      running++;
    }
    start(task);
    return Answer.TAKEN;
  }

  private void start(Task first) {
    threads.execute(
        () -> {
          @Nullable Task task = first;
          while (task != null) {
            Slot slot = new Slot();
            task.run(slot);
            task = next(slot);
          }
        });
  }

  /** Ends a slot; answers the task that takes its place. */
  private @Nullable Task next(Slot slot) {
    synchronized (this) {
      if (!slot.held) {
        return null;
      }
      slot.held = false;
      if (!waiting.isEmpty()) {
        Task next = waiting.iterator().next();
        waiting.remove(next);
        return next;
      }
      running--;
    }
    completeIfDrained();
    return null;
  }

  /**
   * Takes a task out that still waits.
   *
   * @param task the task
   * @return whether it waited; if so, it never runs
   */
  public boolean remove(Task task) {
    boolean removed;
    synchronized (this) {
      removed = waiting.remove(task);
    }
    if (removed) {
      completeIfDrained();
    }
    return removed;
  }

  /**
   * Takes no tasks from now on; those that it has run to their end.
   *
   * @return completed when none is left
   */
  public CompletableFuture<Void> close() {
    synchronized (this) {
      closed = true;
    }
    completeIfDrained();
    return drained.copy();
  }

  private void completeIfDrained() {
    synchronized (this) {
      if (!closed || running > 0 || !waiting.isEmpty()) {
        return;
      }
    }
    if (drained.complete(null)) {
      threads.release();
    }
  }

  /**
   * How many tasks run.
   *
   * @return a number that may be stale at once
   */
  public synchronized int running() {
    return running;
  }

  /**
   * How many tasks wait.
   *
   * @return a number that may be stale at once
   */
  public synchronized int waiting() {
    return waiting.size();
  }
}
