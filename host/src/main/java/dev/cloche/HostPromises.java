package dev.cloche;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The promises that host functions gave to a guest and that have not settled yet. Stages complete
 * on threads of their own; what they bring waits here until the isolate's thread takes it.
 */
final class HostPromises {

  /** A stage that has completed. */
  record Settled(int id, boolean fulfilled, JsValue value) {}

  private static final Settled WAKE = new Settled(-1, false, JsValue.undefined());

  private final LinkedBlockingQueue<Settled> settled = new LinkedBlockingQueue<>();
  private final Map<Integer, String> pending = new HashMap<>();
  private final AtomicBoolean waking = new AtomicBoolean();
  private int nextId;

  /** Watches a stage; answers the promise's id. Isolate's thread only. */
  int add(String function, CompletionStage<?> stage) {
    int id = nextId++;
    pending.put(id, function);
    stage.whenComplete((value, thrown) -> settled.add(settle(id, function, value, thrown)));
    return id;
  }

  private static Settled settle(
      int id, String function, @Nullable Object value, @Nullable Throwable thrown) {
    Throwable failure = thrown;
    if (failure == null) {
      try {
        return new Settled(id, true, JsValue.of(value));
      } catch (RuntimeException | StackOverflowError notTransferable) {
        failure = notTransferable; // Of the value's own methods, too: somebody waits for an answer.
      }
    }
    if (failure instanceof CompletionException && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return new Settled(id, false, HostCalls.errorFor(function, failure));
  }

  /** Whether a promise can still settle. Isolate's thread only. */
  boolean anyPending() {
    return !pending.isEmpty();
  }

  /**
   * Waits for the next stage to complete.
   *
   * @param deadline a {@link System#nanoTime()}
   * @return what it brought; null when the deadline passed or {@link #wake} was called
   */
  @Nullable Settled await(long deadline) throws InterruptedException {
    @Nullable Settled next =
        settled.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    if (next == WAKE) {
      waking.set(false);
    }
    if (next == null || next == WAKE) {
      return null;
    }
    pending.remove(next.id());
    return next;
  }

  /** Ends a wait, the next one when nobody waits. Any thread. */
  void wake() {
    if (waking.compareAndSet(false, true)) {
      settled.add(WAKE);
    }
  }
}
