package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.EngineThreads;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import dev.cloche.RunOptions;
import dev.cloche.SandboxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rows deadlock, sync-error-deadlock: isolates that call each other get an answer or an error.
 */
class DeadlockTest {

  private final List<Isolate> isolates = new ArrayList<>();

  @AfterEach
  void close() {
    isolates.forEach(Isolate::close);
    EngineThreads.assertIdle();
  }

  /** So many isolates, each of whose {@code next(n)} calls {@code step(n)} of the one after it. */
  private void ring(int count, Duration timeout) {
    Limits limits = Limits.builder().timeout(timeout).build();
    for (int i = 0; i < count; i++) {
      Isolate isolate = Isolate.create(limits);
      int after = (i + 1) % count;
      isolate.hostFunction("next", arguments -> isolates.get(after).call("step", arguments.get(0)));
      isolate.eval("globalThis.step = (n) => n === 0 ? 'end' : next(n - 1); 0");
      isolates.add(isolate);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void ring_onOneThread_goesOnceAroundAndIsRefused(int count) {
    ring(count, Duration.ofSeconds(20));

    assertThat(isolates.get(0).call("step", count - 1).asString()).isEqualTo("end");
    AtomicReference<String> seen = new AtomicReference<>("");
    isolates
        .get(count - 1)
        .hostFunction(
            "next",
            arguments -> {
              try {
                return isolates.get(0).call("step", arguments.get(0));
              } catch (IllegalStateException refused) {
                seen.set(String.valueOf(refused.getMessage()));
                return "refused";
              }
            });
    assertThat(isolates.get(0).call("step", count).asString()).isEqualTo("refused");
    assertThat(seen.get()).contains("waits for the host function");
    for (Isolate isolate : isolates) {
      assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
    }
  }

  /** Two that call each other at once wait for each other: the deadline ends that, no sooner. */
  @Test
  void ring_fromBothEndsAtOnce_isEndedByTheDeadline() throws Exception {
    Limits limits = Limits.builder().timeout(Duration.ofMillis(500)).build();
    Isolate a = Isolate.create(limits);
    Isolate b = Isolate.create(limits);
    isolates.addAll(List.of(a, b));
    CyclicBarrier both = new CyclicBarrier(2);
    a.hostFunction(
        "cross",
        arguments -> {
          both.await();
          return b.eval("1");
        });
    b.hostFunction(
        "cross",
        arguments -> {
          both.await();
          return a.eval("1");
        });
    CompletableFuture<JsValue> left = a.context().evalAsync("cross()", RunOptions.copy());
    CompletableFuture<JsValue> right = b.context().evalAsync("cross()", RunOptions.copy());

    CompletableFuture<Void> ended =
        CompletableFuture.allOf(left.handle((v, t) -> v), right.handle((v, t) -> v));
    ended.get(15, TimeUnit.SECONDS);
    assertThat(left.isCompletedExceptionally() || right.isCompletedExceptionally()).isTrue();
    try (Isolate fresh = Isolate.create(limits)) {
      assertThat(fresh.eval("1").asInt()).isEqualTo(1);
    }
  }

  /** Handed to another thread, it cannot be told from a run of somebody else's. */
  @Test
  void hostFunction_thatWaitsForAnotherThreadsRun_isEndedByTheDeadline() {
    Isolate isolate = Isolate.create(Limits.builder().timeout(Duration.ofMillis(300)).build());
    isolates.add(isolate);
    isolate.hostFunction(
        "elsewhere", arguments -> CompletableFuture.supplyAsync(() -> isolate.eval("1")).get());

    assertThatThrownBy(() -> isolate.eval("elsewhere()")).isInstanceOf(SandboxException.class);
    assertThat(isolate.isClosed()).isTrue();
  }

  @Test
  void isolates_thatCallAThird_takeTurns() throws Exception {
    Isolate hub = Isolate.create(Patient.LIMITS);
    isolates.add(hub);
    hub.eval("globalThis.n = 0; globalThis.step = () => ++n; 0");
    CountDownLatch ready = new CountDownLatch(5);
    List<CompletableFuture<JsValue>> runs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Isolate spoke = Isolate.create(Patient.LIMITS);
      isolates.add(spoke);
      spoke.hostFunction(
          "hub",
          arguments -> {
            ready.countDown();
            ready.await();
            return hub.call("step");
          });
      runs.add(
          spoke
              .context()
              .evalAsync(
                  "let s = 0; for (let i = 0; i < 20; i++) s = hub(); s", RunOptions.copy()));
    }
    for (CompletableFuture<JsValue> run : runs) {
      assertThat(run.get(20, TimeUnit.SECONDS).asInt()).isBetween(20, 100);
    }
    assertThat(hub.eval("n").asInt()).isEqualTo(100);
  }

  /** The row sync-error-deadlock: what a host function throws lets go of the guest that waits. */
  @Test
  void hostFunction_thatThrows_letsGoOfWhoWaits() {
    Isolate isolate = Isolate.create(Patient.LIMITS);
    isolates.add(isolate);
    for (Throwable thrown :
        List.of(
            new IllegalStateException("x"),
            new StackOverflowError(),
            new Exception("y"),
            new InterruptedException())) {
      isolate.hostFunction(
          "fails",
          arguments -> {
            switch (thrown) {
              case Exception exception -> throw exception;
              case Error error -> throw error;
              default -> throw new AssertionError(thrown);
            }
          });
      assertThat(isolate.eval("try { fails(); } catch (e) { e.message }").asString())
          .isEqualTo("the host function fails failed");
      assertThatThrownBy(() -> isolate.eval("fails()")).hasMessageContaining("fails failed");
    }
    assertThat(isolate.eval("1").asInt()).isEqualTo(1);
  }
}
