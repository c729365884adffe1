package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Timers, immediates and ticks: Node's order, inside the limits, gone with the run. */
class TimersTest {

  /** Collects what callbacks note, and answers it when {@code end} is called. */
  private static final String NOTES =
      """
      var notes = [], end;
      var note = (x) => () => { notes.push(x); };
      var ended = new Promise((resolve) => { end = () => resolve(notes.join(' ')); });
      """;

  private static String notesOf(String source) {
    return Trial.evalFresh(NOTES + source + "\nended").asString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          setTimeout(note(2), 2); setTimeout(note(1), 1); setTimeout(end, 3)             | 1 2
          setTimeout(note('a'), 1); setTimeout(note('b'), 0); setTimeout(end, 2)         | a b
          setTimeout(note('t')); setImmediate(note('i')); setTimeout(end, 5)             | i t
          setImmediate(note('i')); Promise.resolve().then(note('p')); process.nextTick(note('n')); setImmediate(end) | n p i
          setTimeout(() => { note('a')(); process.nextTick(note('n')); queueMicrotask(note('m')); }, 1); setTimeout(note('b'), 1); setTimeout(end, 2) | a n m b
          setTimeout(() => { note('a')(); setImmediate(note('i')); }, 1); setTimeout(note('b'), 1); setTimeout(end, 9) | a b i
          setImmediate(() => { note('a')(); setImmediate(note('c')); }); setImmediate(note('b')); setTimeout(end, 9) | a b c
          Promise.resolve().then(() => { process.nextTick(note('n')); queueMicrotask(note('m')); }); setImmediate(end) | m n
          process.nextTick(() => { note('a')(); process.nextTick(note('b')); Promise.resolve().then(note('p')); }); setImmediate(end) | a b p
          let n = 0; const t = setInterval(() => { note(n)(); if (++n === 3) { clearInterval(t); end(); } }, 1) | 0 1 2
          clearTimeout(setTimeout(note('x'), 1)); clearImmediate(setImmediate(note('y'))); setTimeout(end, 3) | ''
          clearTimeout(+setTimeout(note('x'), 1)); clearTimeout(undefined); clearTimeout({}); setTimeout(end, 3) | ''
          const i = setImmediate(note('x')); setImmediate(() => end()); clearImmediate(i)  | ''
          const t = setTimeout(note('x'), 1); t.unref().ref().refresh(); setTimeout(end, 5) | x
          setTimeout((a, b) => { notes.push(a + b); end(); }, 1, 1, 2)                      | 3
          setImmediate((a, b) => { notes.push(a + b); end(); }, 1, 2)                       | 3
          process.nextTick((a, b) => { notes.push(a + b); end(); }, 1, 2)                   | 3
          setTimeout(function () { notes.push(this === t); end(); }, 1); var t = undefined  | false
          for (const d of [NaN, -1, 1e20, 'x', null]) setTimeout(note('t'), d); setTimeout(end, 2) | t t t t t
          """)
  void order_isNodes(String source, String expected) {
    assertThat(notesOf(source)).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setTimeout()",
        "setInterval(5, 1)",
        "setImmediate('code')",
        "process.nextTick(null)"
      })
  void callback_thatIsNone_isRefused(String source) {
    JsValue error = Trial.evalFresh("try { " + source + " } catch (e) { [e.name, e.code] }");

    assertThat(error).hasToString("[\"TypeError\", \"ERR_INVALID_ARG_TYPE\"]");
  }

  @Test
  void handle_asResult_isAnEmptyObject() {
    assertThat(Trial.evalFresh("setTimeout(() => {}, 1)")).hasToString("{}");
  }

  @Test
  void delay_isWaitedFor() {
    double waited =
        Trial.evalFresh(
                "const t = performance.now(); new Promise((r) => setTimeout(() => r(performance.now() - t), 30))")
            .asDouble();

    assertThat(waited).isBetween(30.0, 4000.0);
  }

  @Test
  void wait_burnsNoFuel() {
    assertThat(fuelOf("new Promise((resolve) => setTimeout(resolve, delay))", 200))
        .isEqualTo(fuelOf("new Promise((resolve) => setTimeout(resolve, delay))", 2));
  }

  private static long fuelOf(String source, int delay) {
    try (Isolate isolate = Isolate.builder().limits(Trial.SMALL).seed(1).build()) {
      isolate.setGlobals(Map.of("delay", delay));
      isolate.eval(source);
      return isolate.usage().fuel();
    }
  }

  @Test
  void fuel_ofTimers_isRepeatable() {
    String source =
        """
        let n = 0;
        (async () => {
          for (let i = 0; i < 20; i++) {
            await new Promise((resolve) => setTimeout(resolve, i % 3));
            await new Promise((resolve) => setImmediate(resolve));
            process.nextTick(() => n++);
          }
          return n;
        })()
        """;
    List<Long> used = Stream.generate(() -> fuelOf(source, 0)).limit(5).toList();

    assertThat(used).containsOnly(used.get(0));
  }

  @Test
  void settledResult_doesNotWaitForTimers() {
    long start = System.nanoTime();

    assertThat(Trial.evalFresh("setTimeout(() => {}, 4000); setInterval(() => {}, 1); 7").asInt())
        .isEqualTo(7);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setTimeout(() => { leaked++; }, 0); setInterval(() => { leaked++; }, 0); 0",
        "setImmediate(() => { leaked++; }); 0",
        "setTimeout(() => { leaked++; }, 0); throw new Error('early')",
      })
  void leftovers_dieWithTheRun(String source) {
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      isolate.eval("globalThis.leaked = 0; 0");
      Trial.ending(isolate, source);

      JsValue later =
          isolate.eval("new Promise((resolve) => setTimeout(() => resolve(leaked), 20))");

      assertThat(later.asInt()).isZero();
    }
  }

  @Test
  void refresh_ofAClearedTimer_doesNothing() {
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      isolate.eval("var n = 0; var timer = setTimeout(() => { n++; }, 1); 0");

      isolate.eval("clearTimeout(timer); timer.refresh(); new Promise((r) => setTimeout(r, 5))");
      assertThat(isolate.eval("n").asInt()).isZero();
    }
  }

  @Test
  void errorOfACallback_endsTheRun() {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(
            () ->
                Trial.evalFresh(
                    "setTimeout(() => { throw new RangeError('late'); }, 1); new Promise(() => {})"))
        .withMessage("RangeError: late");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(function again() { setTimeout(again, 0); })(); new Promise(() => {})",
        "(function again() { setImmediate(again); })(); new Promise(() => {})",
        "(function again() { process.nextTick(again); })(); new Promise(() => {})",
        "setInterval(() => {}, 1); new Promise(() => {})",
        "setTimeout(() => { for (;;); }, 1); new Promise(() => {})",
        "setTimeout(() => {}, 1e9); new Promise(() => {})",
      })
  void endlessTimers_endAtTheDeadline(String source) {
    Limits limits = Limits.builder().timeout(Duration.ofMillis(200)).build();

    assertThat(Trial.run(limits, source).ending()).isEqualTo("TIMEOUT");
  }

  @Test
  void manyTimers_runIntoTheMemoryLimit() {
    Limits limits = Limits.builder().memoryBytes(8L << 20).build();

    assertThat(Trial.run(limits, "for (;;) setTimeout(() => {}, 1e6)").ending())
        .isEqualTo("MEMORY");
  }

  @Test
  void immediates_doNotStarveTimers() {
    String source =
        """
        let done = false;
        setTimeout(() => { done = true; }, 2);
        new Promise((resolve) => {
          (function again() { done ? resolve('fired') : setImmediate(again); })();
        })
        """;

    assertThat(Trial.evalFresh(source).asString()).isEqualTo("fired");
  }

  @Test
  void cancel_whileWaitingForATimer_endsTheRun() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    try (Isolate isolate =
            Isolate.builder()
                .limits(Trial.SMALL)
                .hostFunction(
                    "ready",
                    arguments -> {
                      waiting.countDown();
                      return null;
                    })
                .build();
        var executor = Executors.newSingleThreadExecutor()) {
      var run =
          executor.submit(
              () -> Trial.ending(isolate, "ready(); new Promise((r) => setTimeout(r, 4000))"));
      assertThat(waiting.await(4, TimeUnit.SECONDS)).isTrue();
      isolate.cancel();

      assertThat(run).succeedsWithin(Duration.ofSeconds(2)).isEqualTo("CANCELLED");
    }
  }

  @Test
  void hostPromise_settlesWhileATimerWaits() {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction("later", arguments -> promise)
            .hostFunction(
                "settle",
                arguments -> {
                  promise.complete(5);
                  return null;
                })
            .build()) {
      JsValue value =
          isolate.eval(
              "setTimeout(settle, 5); setTimeout(() => {}, 4000); (async () => (await later()) + 1)()");

      assertThat(value.asInt()).isEqualTo(6);
    }
  }

  @Test
  void stoppedClock_stillFiresTimersInOrder() {
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .clock(InstantSource.fixed(Instant.ofEpochSecond(1_000_000)))
            .build()) {
      String source =
          "setTimeout(() => { note('a')(); setTimeout(end, 1); }, 2); setTimeout(note('b'), 3); ended";

      assertThat(isolate.eval(NOTES + source).asString()).isIn("a b", "a");
    }
  }

  @Test
  void timers_doNotReachTheNextTenant() {
    for (int i = 0; i < 20; i++) {
      Trial.evalFresh("setInterval(() => { globalThis.mine = 1; }, 0); 0");

      assertThat(
              Trial.evalFresh("new Promise((r) => setTimeout(() => r(typeof globalThis.mine), 3))")
                  .asString())
          .isEqualTo("undefined");
    }
  }
}
