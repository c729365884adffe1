package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloche.containment.Hostile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises as results: awaited, and never for ever. */
class PromiseTest {

  private final Isolate isolate = Isolate.create(Trial.SMALL);

  @AfterEach
  void close() {
    isolate.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Promise.resolve(1)                                                    | 1
          (async () => { await null; return 'x'; })()                           | "x"
          Promise.resolve(Promise.resolve(Promise.resolve(3)))                  | 3
          ({ then(resolve) { resolve(4); } })                                   | 4
          ({ then(resolve) { resolve({ then(again) { again(5); } }); } })       | 5
          ({ then(resolve) { resolve(6); resolve(7); throw 8; } })              | 6
          Promise.all([1, Promise.resolve(2)]).then((all) => all.length)        | 2
          (async () => { let n = 0; for await (const x of [1, 2]) n += x; return n; })() | 3
          new Promise((resolve) => queueMicrotask(() => resolve(9)))            | 9
          Promise.race([new Promise(() => {}), Promise.resolve(1)])             | 1
          """)
  void promise_asResult_isAwaited(String source, String expected) {
    assertThat(isolate.eval(source)).hasToString(expected);
  }

  @Test
  void promise_jobs_runBeforeTheResultIsRead() {
    assertThat(
            isolate
                .eval("const r = { x: 1 }; Promise.resolve().then(() => { r.x = 2; }); r")
                .get("x")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void promise_ofACall_isAwaited() {
    isolate.eval("async function f(x) { await null; return x + 1; }");

    assertThat(isolate.call("f", 41).asInt()).isEqualTo(42);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Promise(() => {})",
        "(async () => { await new Promise(() => {}); })()",
        "Promise.race([])",
        "({ then() {} })",
        "new Promise(() => {}).finally(() => {})",
        "const p = (async () => { await null; return await p; })(); p",
      })
  void promise_thatCanNeverSettle_failsAtOnce(String source) {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.eval(source))
        .withMessageContaining("can never settle");
    assertThat(isolate.isClosed()).isFalse();
    assertThat(isolate.usage().wall()).isLessThan(Trial.SMALL.timeout());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Promise.reject(new TypeError('no'))",
        "(async () => { throw new TypeError('no'); })()",
        "(async () => { await null; throw new TypeError('no'); })()",
        "({ then(resolve, reject) { reject(new TypeError('no')); } })",
        "({ then() { throw new TypeError('no'); } })",
        "({ get then() { throw new TypeError('no'); } })",
        "Promise.resolve(1).then(() => { throw new TypeError('no'); })",
        "queueMicrotask(() => { throw new TypeError('no'); }); 1",
        "Promise.reject(new TypeError('no')); 1",
        "(async () => { throw new TypeError('no'); })(); 1",
        "Promise.resolve().then(() => Promise.reject(new TypeError('no'))); 1",
      })
  @Hostile(99)
  void promise_rejectionThatNobodyHandles_isThrown(String source) {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.eval(source))
        .withMessage("TypeError: no")
        .satisfies(failure -> assertThat(failure.name()).isEqualTo("TypeError"));
    assertThat(isolate.eval("1").asInt()).as("told once").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const p = Promise.reject(1); p.catch(() => {}); 7",
        "const p = Promise.reject(1); Promise.resolve().then(() => p.catch(() => {})); 7",
        "(async () => { try { await Promise.reject(1); } catch {} return 7; })()",
        "Promise.allSettled([Promise.reject(1)]).then(() => 7)",
      })
  void promise_rejectionThatIsHandled_isNot(String source) {
    assertThat(isolate.eval(source).asInt()).isEqualTo(7);
  }

  @Test
  void promise_thrownErrorFirst_rejectionSecond_theThrownIsTold() {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(
            () -> isolate.eval("Promise.reject(new Error('later')); throw new Error('now')"))
        .withMessage("Error: now");
  }

  @ParameterizedTest
  @CsvSource({"undefined,undefined", "null,null", "7,7", "'text',\"text\""})
  void promise_rejectionWithNoError_keepsTheValue(String reason, String text) {
    String literal = reason.equals("text") ? "'text'" : reason;

    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.eval("Promise.reject(" + literal + ")"))
        .satisfies(
            failure -> {
              assertThat(failure.thrown()).hasToString(text);
              assertThat(failure.name()).isEmpty();
            });
  }
}
