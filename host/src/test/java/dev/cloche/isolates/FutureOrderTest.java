package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.CancelledException;
import dev.cloche.Context;
import dev.cloche.EngineThreads;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs as futures: their order, what they bring, what cancelling them does. */
class FutureOrderTest {

  private static final Limits LIMITS = Limits.builder().timeout(Duration.ofSeconds(20)).build();

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final Isolate isolate =
      Isolate.builder()
          .limits(LIMITS)
          .hostFunction(
              "hold",
              arguments -> {
                held.countDown();
                release.await();
                return "held";
              })
          .hostFunction("never", arguments -> new CompletableFuture<String>())
          .build();
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    release.countDown();
    isolate.close();
    EngineThreads.assertIdle();
  }

  private CompletableFuture<JsValue> async(String source) {
    return context.evalAsync(source, RunOptions.copy());
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(15, TimeUnit.SECONDS);
  }

  /** The row ignored-async. */
  @Test
  void futures_runInTheOrderInWhichTheyWereAskedFor() throws Exception {
    context.eval("globalThis.order = []; 0");
    Reference push = context.eval("(n) => { order.push(n); }", RunOptions.reference());
    CompletableFuture<JsValue> first = async("hold()");
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(
          switch (i % 3) {
            case 0 -> context.evalAsync("order.push(" + i + ")", RunOptions.ignored());
            case 1 -> push.applyAsync(RunOptions.ignored(), null, i);
            default -> isolate.context().evalAsync("0", RunOptions.ignored());
          });
    }
    held.await();
    assertThat(all).noneMatch(CompletableFuture::isDone);
    release.countDown();

    JsValue order = context.eval("order");
    assertThat(get(first).asString()).isEqualTo("held");
    get(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
    int at = 0;
    for (int i = 0; i < 100; i++) {
      if (i % 3 != 2) {
        assertThat(order.get(at++).asInt()).isEqualTo(i);
      }
    }
  }

  @Test
  void future_ofAFailure_failsWithIt() {
    assertThatThrownBy(() -> async("throw new TypeError('no')").join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(GuestException.class)
        .hasMessage("TypeError: no");
    assertThatThrownBy(() -> async("(").join()).hasCauseInstanceOf(GuestException.class);
    assertThat(async("1").join().asInt()).isEqualTo(1);
  }

  @Test
  void future_cancelledWhileItWaits_neverRuns() throws Exception {
    CompletableFuture<JsValue> first = async("hold()");
    CompletableFuture<JsValue> second = async("globalThis.second = true");
    CompletableFuture<JsValue> third = async("typeof second");
    held.await();
    assertThat(second.cancel(true)).isTrue();
    release.countDown();

    assertThat(get(third).asString()).isEqualTo("undefined");
    assertThat(get(first).asString()).isEqualTo("held");
    assertThat(isolate.isClosed()).isFalse();
  }

  @Test
  void future_cancelledWhileItRuns_endsTheIsolate() throws Exception {
    CompletableFuture<JsValue> first = async("hold(); for (;;);");
    CompletableFuture<JsValue> second = async("1");
    held.await();
    release.countDown();
    assertThat(first.cancel(false)).isTrue();

    assertThatThrownBy(() -> get(second)).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(isolate.isClosed()).isTrue();
  }

  @Test
  void future_cancelledWhenItIsDone_harmsNothing() throws Exception {
    CompletableFuture<JsValue> first = async("1");
    get(first);

    assertThat(first.cancel(true)).isFalse();
    assertThat(context.eval("2").asInt()).isEqualTo(2);
  }

  @Test
  void future_thatNobodyWaitsFor_isEndedByItsDeadline() throws Exception {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    CompletableFuture<JsValue> loops =
        context.evalAsync("for (;;);", RunOptions.copy().timeout(Duration.ofMillis(50)));
    var unused = loops.whenComplete((value, failure) -> ended.complete(null));

    get(ended);
    assertThatThrownBy(loops::join)
        .cause()
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            limit -> assertThat(limit.limit()).isEqualTo(Limit.TIMEOUT));
    assertThat(isolate.isClosed()).isTrue();
  }

  /** Better than the seed: there such a call never settles (isolated-vm #318). */
  @Test
  void future_thatOnlyWaitsForAPromise_isEndedByItsDeadline() {
    CompletableFuture<JsValue> waits =
        context.evalAsync("never()", RunOptions.copy().timeout(Duration.ofMillis(50)));

    assertThatThrownBy(() -> get(waits)).hasCauseInstanceOf(LimitExceededException.class);
  }

  @Test
  void future_whoseHostFunctionBlocks_isEndedByItsDeadline() {
    CompletableFuture<JsValue> blocked =
        context.evalAsync("hold()", RunOptions.copy().timeout(Duration.ofMillis(50)));
    CompletableFuture<JsValue> next = async("1");

    assertThatThrownBy(() -> get(blocked)).hasCauseInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> get(next)).hasCauseInstanceOf(IllegalStateException.class);
  }

  /** Nor does what hangs on a future that failed at its deadline. */
  @Test
  void future_dependentsThatBlockAtTheDeadline_holdUpNoOtherDeadline() throws Exception {
    CountDownLatch otherEnded = new CountDownLatch(1);
    CompletableFuture<Boolean> blocks =
        context
            .evalAsync("hold()", RunOptions.copy().timeout(Duration.ofMillis(50)))
            .handle(
                (value, failure) -> {
                  try {
                    return otherEnded.await(15, TimeUnit.SECONDS);
                  } catch (InterruptedException interrupted) {
                    return false;
                  }
                });
    held.await();
    try (Isolate other =
        Isolate.builder()
            .limits(LIMITS.toBuilder().timeout(Duration.ofMillis(300)).build())
            .hostFunction(
                "hold",
                arguments -> {
                  release.await();
                  return 0;
                })
            .build()) {
      CompletableFuture<JsValue> waits = other.context().evalAsync("hold()", RunOptions.copy());
      assertThatThrownBy(() -> get(waits)).hasCauseInstanceOf(LimitExceededException.class);
    }
    otherEnded.countDown();
    assertThat(get(blocks)).isTrue();
  }

  @Test
  void future_deadline_countsFromItsTurn() throws Exception {
    CompletableFuture<JsValue> first = async("hold()");
    CompletableFuture<JsValue> second =
        context.evalAsync("'ran'", RunOptions.copy().timeout(Duration.ofSeconds(10)));
    held.await();
    assertThat(second).isNotDone();
    release.countDown();

    get(first);
    assertThat(get(second).asString()).isEqualTo("ran");
  }

  /** What hangs on a future may use the isolate, while others wait for their turn. */
  @Test
  void future_dependents_mayCallTheIsolate() throws Exception {
    CompletableFuture<JsValue> first = async("hold(); 1");
    CompletableFuture<Integer> chained =
        first.thenApply(value -> context.eval("1 + 1").asInt() + value.asInt());
    CompletableFuture<JsValue> second = async("20");
    CompletableFuture<Integer> chainedToo =
        second.thenApply(value -> context.eval("2 + 2").asInt() + value.asInt());
    CompletableFuture<JsValue> third = async("30");
    release.countDown();

    assertThat(get(chained)).isEqualTo(3);
    assertThat(get(chainedToo)).isEqualTo(24);
    assertThat(get(third).asInt()).isEqualTo(30);
    assertThat(isolate.isClosed()).isFalse();
  }

  @Test
  void future_dependentsThatBlock_holdNobodyUp() throws Exception {
    CountDownLatch thirdDone = new CountDownLatch(1);
    CompletableFuture<JsValue> first = async("hold(); 1");
    CompletableFuture<Boolean> chained =
        first.thenApply(
            value -> {
              try {
                return thirdDone.await(15, TimeUnit.SECONDS);
              } catch (InterruptedException interrupted) {
                return false;
              }
            });
    CompletableFuture<Void> third = async("3").thenAccept(value -> thirdDone.countDown());
    release.countDown();

    get(third);
    assertThat(get(chained)).isTrue();
  }

  @Test
  void future_fromAHostFunctionOfTheSameIsolate_runsLater() throws Exception {
    CompletableFuture<JsValue> later = new CompletableFuture<>();
    isolate.hostFunction(
        "enqueue",
        arguments -> {
          var unused =
              isolate
                  .context()
                  .evalAsync("n + 1", RunOptions.copy())
                  .whenComplete((value, failure) -> later.complete(value));
          return "queued";
        });

    assertThat(isolate.eval("globalThis.n = 1; const said = enqueue(); n = 10; said").asString())
        .isEqualTo("queued");
    assertThat(get(later).asInt()).isEqualTo(11);
  }

  /** The row busy-dispose. */
  @Test
  void close_withQueuedRuns_failsThem() throws Exception {
    CompletableFuture<JsValue> first = async("hold(); for (;;);");
    List<CompletableFuture<JsValue>> queued = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      queued.add(async("1"));
    }
    held.await();
    isolate.close();
    isolate.close();
    release.countDown();

    assertThatThrownBy(() -> get(first)).hasCauseInstanceOf(CancelledException.class);
    for (CompletableFuture<JsValue> one : queued) {
      assertThatThrownBy(() -> get(one))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }
}
