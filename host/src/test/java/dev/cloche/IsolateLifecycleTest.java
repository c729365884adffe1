package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.containment.Hostile;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of isolates and of runs: close, cancel, interrupts. */
class IsolateLifecycleTest {

  private static final Limits LONG = Limits.builder().timeout(Duration.ofSeconds(30)).build();

  private final CountDownLatch running = new CountDownLatch(1);

  private final Isolate isolate =
      Isolate.builder()
          .limits(LONG)
          .hostFunction(
              "started",
              arguments -> {
                running.countDown();
                return null;
              })
          .hostFunction("never", arguments -> new CompletableFuture<String>())
          .build();

  @AfterEach
  void noRunGoesOn() {
    isolate.close();
    EngineThreads.assertIdle();
  }

  /** Runs a script on a thread of its own; once it runs, does something; answers what it threw. */
  private @Nullable Throwable failureOf(String source, Runnable meanwhile)
      throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    isolate.eval(source);
                  } catch (SandboxException | IllegalStateException thrown) {
                    failure.set(thrown);
                  }
                });
    running.await();
    meanwhile.run();
    caller.join();
    return failure.get();
  }

  @Test
  void closed_isolate_refusesEverything() {
    isolate.close();

    assertThat(isolate.isClosed()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> isolate.eval("1"))
        .withMessageContaining("it was closed");
    assertThatIllegalStateException().isThrownBy(() -> isolate.call("f"));
    assertThatIllegalStateException().isThrownBy(() -> isolate.callExport("./a", "f"));
    assertThatIllegalStateException().isThrownBy(() -> isolate.require("./a"));
    assertThatIllegalStateException().isThrownBy(() -> isolate.setGlobals(java.util.Map.of()));
  }

  @Test
  void close_twice_hasNoEffect() {
    isolate.eval("1");
    isolate.close();
    isolate.close();
    isolate.cancel();

    assertThat(isolate.isClosed()).isTrue();
    assertThat(isolate.usage().fuel()).isPositive();
  }

  @Test
  void close_afterALimit_saysWhichItWas() {
    try (Isolate small = Isolate.create(Limits.builder().fuel(1000).build())) {
      assertThat(Trial.ending(small, "for (;;);")).isEqualTo("FUEL");

      assertThatIllegalStateException()
          .isThrownBy(() -> small.eval("1"))
          .withMessageContaining("1000 instructions");
    }
  }

  @Test
  @Hostile(97)
  void close_duringARun_endsIt() throws InterruptedException {
    assertThat(failureOf("started(); for (;;);", isolate::close))
        .isInstanceOf(CancelledException.class);
    assertThat(isolate.isClosed()).isTrue();
  }

  @Test
  void close_whileARunAwaitsTheHost_endsIt() throws InterruptedException {
    assertThat(failureOf("started(); never()", isolate::close))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void cancel_duringARun_endsItUncatchably() throws InterruptedException {
    assertThat(
            failureOf(
                "started(); for (;;) { try { for (;;); } catch {} finally { for (;;); } }",
                isolate::cancel))
        .isInstanceOf(CancelledException.class);
    assertThat(isolate.isClosed()).isTrue();
  }

  @Test
  void cancel_betweenRuns_endsTheNext() {
    isolate.eval("1");
    isolate.cancel();

    assertThatThrownBy(() -> isolate.eval("for (;;);")).isInstanceOf(CancelledException.class);
  }

  @Test
  void cancel_doesNotReachALaterTenant() {
    for (int i = 0; i < 100; i++) {
      Isolate cancelled = Isolate.create(Trial.SMALL);
      cancelled.eval("1");
      cancelled.close();
      try (Isolate next = Isolate.create(Trial.SMALL)) {
        cancelled.cancel();
        cancelled.close();
        assertThat(next.eval("let n = 0; for (let i = 0; i < 1000; i++) n++; n").asInt())
            .isEqualTo(1000);
      }
    }
  }

  /** Cancels and leases race; whoever leases the instance next must not be hit. */
  @Test
  void cancel_racingWithClose_doesNotReachALaterTenant() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      Isolate first = Isolate.create(Trial.SMALL);
      first.eval("1");
      CountDownLatch go = new CountDownLatch(1);
      Thread canceller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    go.countDown();
                    first.cancel();
                    first.close();
                    first.cancel();
                  });
      go.await();
      first.close();
      try (Isolate next = Isolate.create(Trial.SMALL)) {
        assertThat(next.eval("1 + 1").asInt()).isEqualTo(2);
        canceller.join();
        assertThat(next.eval("1 + 1").asInt()).isEqualTo(2);
      }
    }
  }

  @Test
  void callerInterrupted_beforeItWaits_isCancelledAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> isolate.eval("for (;;);")).isInstanceOf(CancelledException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(isolate.isClosed()).isTrue();
  }

  @Test
  void callerInterrupted_whileItWaits_isCancelledAndStaysInterrupted() throws InterruptedException {
    AtomicReference<String> seen = new AtomicReference<>("nothing");
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    isolate.eval("started(); for (;;);");
                  } catch (CancelledException cancelled) {
                    seen.set("cancelled, interrupted " + Thread.currentThread().isInterrupted());
                  }
                });
    running.await();
    caller.interrupt();
    caller.join();

    assertThat(seen).hasValue("cancelled, interrupted true");
  }

  @Test
  @Hostile(97)
  void secondCaller_waitsForTheFirst() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    try (Isolate shared =
        Isolate.builder()
            .limits(LONG)
            .hostFunction(
                "hold",
                arguments -> {
                  running.countDown();
                  release.await();
                  return null;
                })
            .build()) {
      Thread first = Thread.ofVirtual().start(() -> shared.eval("hold(); globalThis.n = 1; 0"));
      running.await();
      AtomicReference<@Nullable JsValue> second = new AtomicReference<>();
      Thread other = Thread.ofVirtual().start(() -> second.set(shared.eval("n + 1")));
      release.countDown();
      first.join();
      other.join();

      assertThat(second.get()).isEqualTo(JsNumber.of(2));
    }
  }
}
