package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.EngineThreads;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Trial;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run ends at its deadline, whatever it does. */
class TimeoutTest {

  private static final Limits SHORT =
      Limits.builder().timeout(Duration.ofMillis(120)).memoryBytes(64L << 20).build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { for (;;); } catch { mark() } finally { mark() }",
        "(async () => { await 0; for (;;); })().catch(mark).finally(mark)",
        "new Promise(() => { for (;;); }).then(mark, mark)",
        "function* g() { try { for (;;); } finally { mark() } } [...g()]",
        "queueMicrotask(mark); for (;;);",
        "[1, 2].sort(() => { try { for (;;); } finally { mark() } })",
      })
  void timeout_isNotSeenByTheGuest(String source) {
    AtomicInteger marks = new AtomicInteger();

    Trial trial =
        Trial.run(
            Isolate.builder()
                .limits(SHORT)
                .hostFunction("mark", arguments -> marks.incrementAndGet()),
            source);

    assertThat(trial.ending()).isEqualTo("TIMEOUT");
    assertThat(trial.closed()).isTrue();
    assertThat(marks).hasValue(0);
  }

  @Test
  void timeout_ofAShortRun_isNotReached() {
    assertThat(
            Trial.run(Trial.SMALL, "let n = 0; for (let i = 0; i < 1e5; i++) n += i; n").ending())
        .isEqualTo("value");
  }

  @Test
  void timeout_isOfEachRun() {
    Limits limits = Limits.builder().timeout(Duration.ofMillis(600)).build();
    String half = "const end = Date.now() + 200; while (Date.now() < end); 1";
    try (Isolate isolate = Isolate.create(limits)) {
      for (int i = 0; i < 5; i++) {
        assertThat(Trial.ending(isolate, "{" + half + "}")).isEqualTo("value");
      }
    }
  }

  @Test
  void timeout_jobMadeWhileTheResultIsRead_isOfTheNextRun() {
    try (Isolate isolate = Isolate.create(SHORT)) {
      String forEver = "Promise.resolve().then(() => { for (;;); })";
      assertThat(Trial.ending(isolate, "({ get job() { " + forEver + "; return 1; } })"))
          .isEqualTo("value");

      assertThat(Trial.ending(isolate, "1")).isEqualTo("TIMEOUT");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"process.nextTick", "setTimeout", "setImmediate", "setInterval"})
  void timeout_callbackLeftWhileTheResultIsRead_isNotReached(String leave) {
    try (Isolate isolate = Isolate.create(SHORT)) {
      String result = "({ get left() { " + leave + "(() => { for (;;); }); return 1; } })";
      assertThat(Trial.ending(isolate, result)).isEqualTo("value");

      // Long enough for a timer to be due.
      assertThat(Trial.ending(isolate, "new Promise((done) => setTimeout(done, 5))"))
          .isEqualTo("value");
    }
  }

  @Test
  void timeout_namesTheLimit() {
    Trial trial = Trial.run(SHORT, "for (;;);");

    assertThat(trial.failure())
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            failure -> {
              assertThat(failure.limit()).isEqualTo(Limit.TIMEOUT);
              assertThat(failure).hasMessageContaining("120 ms");
            });
    assertThat(trial.usage().fuel()).isPositive();
    assertThat(trial.usage().wall()).isGreaterThanOrEqualTo(SHORT.timeout());
  }

  @Test
  void timeout_hostFunctionThatBlocks_isInterrupted() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);

    Trial trial =
        Trial.run(
            Isolate.builder()
                .limits(SHORT)
                .hostFunction(
                    "block",
                    arguments -> {
                      try {
                        never.await();
                      } catch (InterruptedException asked) {
                        interrupted.countDown();
                        throw asked;
                      }
                      return null;
                    }),
            "for (;;) { try { block() } catch {} }");

    assertThat(trial.ending()).isEqualTo("TIMEOUT");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void timeout_hostFunctionThatIgnoresInterrupts_isLeftBehind() {
    CountDownLatch release = new CountDownLatch(1);
    IsolateBuilder builder =
        Isolate.builder()
            .limits(SHORT)
            .hostFunction(
                "block",
                arguments -> {
                  while (release.getCount() > 0) {
                    Thread.onSpinWait();
                  }
                  return null;
                });

    try (Isolate isolate = builder.build()) {
      assertThat(Trial.ending(isolate, "block()")).isEqualTo("TIMEOUT");
      assertThat(isolate.isClosed()).isTrue();
      assertThat(isolate.usage().wall()).isGreaterThanOrEqualTo(SHORT.timeout());
      assertThat(isolate.usage().fuel()).isPositive();
      assertThat(isolate.usage().hostCalls()).isEqualTo(1);
    } finally {
      release.countDown();
    }
    EngineThreads.assertIdle();
    assertThat(Trial.evalFresh("6 * 7").asInt()).isEqualTo(42);
  }

  @ParameterizedTest
  @ValueSource(strings = {"later()", "(async () => { await later() })()", "later().then(f, f)"})
  void timeout_hostPromiseThatNeverSettles_endsTheRun(String source) {
    Trial trial =
        Trial.run(
            Isolate.builder()
                .limits(SHORT)
                .hostFunction("later", arguments -> new CompletableFuture<Integer>()),
            "const f = () => 1; " + source);

    assertThat(trial.ending()).isEqualTo("TIMEOUT");
  }

  @Test
  void timeout_inOneIsolate_leavesAnotherAlone() {
    try (Isolate neighbour = Isolate.create(Trial.SMALL)) {
      neighbour.eval("globalThis.kept = 42");

      assertThat(Trial.run(SHORT, "for (;;);").ending()).isEqualTo("TIMEOUT");

      assertThat(neighbour.eval("kept").asInt()).isEqualTo(42);
    }
  }
}
