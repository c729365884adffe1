package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Trial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fuel is a number that depends on the program, its input and its seed alone. */
class FuelTest {

  private static final String PROGRAM =
      """
      const words = new Map();
      for (const word of 'to be or not to be'.split(' ')) {
        words.set(word, (words.get(word) ?? 0) + Math.floor(Math.random() * 10));
      }
      const list = Array.from({ length: 200 }, (_, i) => ({ i, r: Math.random() }));
      list.sort((a, b) => a.r - b.r);
      const text = JSON.stringify(list);
      ({ words, big: 3n ** 200n, found: /("i":1\\d+,)/g.exec(text)[1].length, at: new Date() });
      """;

  private static IsolateBuilder builder(long fuel) {
    return Isolate.builder()
        .limits(Limits.builder().fuel(fuel).timeout(Duration.ofSeconds(20)).build())
        .clock(InstantSource.fixed(Instant.EPOCH))
        .seed(7);
  }

  private static long fuelOf(String source) {
    try (Isolate isolate = builder(Limits.UNLIMITED_FUEL).build()) {
      isolate.eval(source);
      return isolate.usage().fuel();
    }
  }

  @Test
  void fuel_repeated_isTheSame() {
    long first = fuelOf(PROGRAM);

    assertThat(first).isPositive();
    for (int i = 0; i < 20; i++) {
      assertThat(fuelOf(PROGRAM)).isEqualTo(first);
    }
  }

  @Test
  void fuel_inNewInstances_isTheSame() {
    long first = fuelOf(PROGRAM);
    List<Isolate> open = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) { // Held open, so that the pool runs out of used ones.
        Isolate isolate = builder(Limits.UNLIMITED_FUEL).build();
        open.add(isolate);
        isolate.eval(PROGRAM);
        assertThat(isolate.usage().fuel()).isEqualTo(first);
      }
    } finally {
      open.forEach(Isolate::close);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;);",
        "const a = []; for (;;) a.push(new Uint8Array(1 << 16));",
        "function f() { f(); } f();",
        "const s = []; for (let i = 0; i < 20000; i++) s.push(Symbol.for('k' + i)); throw s;",
        "Object.prototype.x = Array.prototype.push = 1; 'x'.repeat(1e6)",
      })
  void fuel_afterAHostilePredecessor_isTheSame(String predecessor) {
    long first = fuelOf(PROGRAM);

    Limits limits = Limits.builder().timeout(Duration.ofMillis(300)).memoryBytes(4L << 20).build();
    Trial.run(limits, predecessor);

    assertThat(fuelOf(PROGRAM)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "[3, 1, 2].sort()", PROGRAM})
  void budget_exact_isEnough(String source) {
    long used = fuelOf(source);

    Trial trial = Trial.run(builder(used), source);

    assertThat(trial.ending()).isEqualTo("value");
    assertThat(trial.usage().fuel()).isEqualTo(used);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "[3, 1, 2].sort()", PROGRAM})
  void budget_oneLess_isNot(String source) {
    Trial trial = Trial.run(builder(fuelOf(source) - 1), source);

    assertThat(trial.closed()).isTrue();
    assertThat(trial.failure())
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            failure -> assertThat(failure.limit()).isEqualTo(Limit.FUEL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;);",
        "try { for (;;); } catch { mark() } finally { mark() }",
        "(async () => { await 0; for (;;); })().catch(mark)",
        "/(a+)+$/.test('a'.repeat(100) + 'b')",
        "Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 9)",
        "({ get x() { for (;;); } })",
        "throw { get message() { for (;;); } }; ",
        "new Uint8Array(1 << 20).sort((a, b) => b - a)",
      })
  void budget_usedUp_endsTheRun(String source) {
    AtomicInteger marks = new AtomicInteger();

    Trial trial =
        Trial.run(
            builder(5_000_000).hostFunction("mark", arguments -> marks.incrementAndGet()), source);

    assertThat(trial.ending()).isIn("FUEL", "thrown"); // A thrown object's message is not read.
    assertThat(marks).hasValue(0);
  }

  @Test
  void budget_isOfEachRun() {
    long used = fuelOf("1 + 1");
    try (Isolate isolate = builder(2 * used).build()) {
      for (int i = 0; i < 10; i++) {
        assertThat(Trial.ending(isolate, "1 + 1")).isEqualTo("value");
      }
      assertThat(isolate.usage().fuel()).isGreaterThan(2 * used);
    }
  }

  /** What is native in the engine is paid for, too, by what it does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'a'.repeat(N).indexOf('b')              | 100000
          'ab'.repeat(N).replaceAll('a', 'c')     | 20000
          /b/.test('a'.repeat(N))                 | 20000
          JSON.stringify(Array(N).fill(1))        | 10000
          JSON.parse('[' + '1,'.repeat(N) + '1]') | 10000
          Array(N).fill(1).sort()                 | 5000
          new Float64Array(N).fill(2).sort()      | 20000
          Array.prototype.includes.call({ length: N }, 1) | 20000
          7n ** BigInt(N)                         | 4000
          (7n ** BigInt(N)).toString()            | 2000
          new Uint8Array(N).slice()               | 1000000
          new Uint8Array(N).fill(7)               | 1000000
          Array(N).join('x')                      | 20000
          [...'x'.repeat(N)]                      | 10000
          new Function('1+'.repeat(N) + '1')      | 5000
          Object.keys(Array(N).fill(1))           | 5000
          """)
  void fuel_nativeCode_growsWithItsWork(String call, int n) {
    long base = fuelOf(program(call, 1));
    long once = fuelOf(program(call, n)) - base;
    long fourTimes = fuelOf(program(call, 4 * n)) - base;

    assertThat(once).isGreaterThan(n / 64);
    assertThat(fourTimes).isGreaterThan(2 * once);
  }

  private static String program(String call, int n) {
    return call.replaceAll("\\bN\\b", Integer.toString(n)) + "; 0";
  }
}
