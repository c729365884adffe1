package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.EngineFaultException;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.SandboxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rows heap-limit-array-spread, -async, -copy-into, -high, -incremental-sweep, -json-abuse,
 * -nested and array-close-to-limit: a limit ends in an error, whichever door the memory came by.
 */
class HeapLimitTest {

  private static final int MI = 1 << 20;

  private final Isolate isolate = Isolate.create(limits(16));
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    isolate.close();
    try (Isolate fresh = Isolate.create(limits(16))) {
      assertThat(fresh.eval("1 + 1").asInt()).isEqualTo(2);
    }
  }

  private static Limits limits(long megabytes) {
    return Patient.LIMITS.toBuilder().memoryBytes(megabytes * MI).build();
  }

  private static void assertMemory(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            limit -> assertThat(limit.limit()).isEqualTo(Limit.MEMORY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          array spread      | [...'.'.repeat(1e7)]
          argument spread   | Math.max(...new Array(3e6).fill(1).map(() => ({})))
          growing in async  | (async () => { const a = []; for (;;) { a.push(new Array(1000).fill({})); await null; } })()
          growing in timers | new Promise(() => { const a = []; setInterval(() => a.push(new Uint8Array(1 << 18)), 0); })
          json text         | let s = '[1]'; for (;;) s = JSON.stringify([s, s, s, s]);
          json tree         | JSON.parse('[' + '{},'.repeat(2e6) + '1]')
          nested arrays     | let a = []; for (;;) a = [a, new Array(100)];
          split             | 'x'.repeat(3e6).split('')
          clone             | let o = { a: new Array(1e5).fill('y') }; const l = []; for (;;) l.push(structuredClone(o));
          promises          | const l = []; for (;;) l.push(new Promise(() => {}).then(() => 1));
          functions         | const l = []; for (;;) l.push(new Function('return ' + l.length));
          map               | const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });
          """)
  void memory_thatGuestCodeEats_endsTheRun(String name, String source) {
    assertThatThrownBy(() -> context.eval(source, RunOptions.ignored()))
        .as(name)
        .satisfies(HeapLimitTest::assertMemory);
    assertThat(isolate.isClosed()).isTrue();
    assertThat(isolate.usage().memoryBytes()).isLessThanOrEqualTo(16L * MI);
  }

  @Test
  void memory_thatArgumentsEat_endsTheRun() {
    Reference keep =
        context.eval(
            "globalThis.kept = []; (x) => { kept.push(x); return 0; }", RunOptions.reference());

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                keep.call(new byte[MI]);
              }
            })
        .satisfies(HeapLimitTest::assertMemory);
  }

  @Test
  void memory_forOneArgumentTooLarge_endsTheRunOrIsRefused() {
    assertThatThrownBy(() -> context.evalClosure("return $0.length", (Object) new byte[15 * MI]))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(
            () -> {
              try (Isolate wide =
                  Isolate.create(limits(16).toBuilder().argumentBytes(64 * MI).build())) {
                wide.context().evalClosure("return $0.length", (Object) new byte[40 * MI]);
              }
            })
        .satisfies(HeapLimitTest::assertMemory);
  }

  @Test
  void memory_thatHostFunctionsReturn_endsTheRun() {
    context.global().set("gives", Callback.of(args -> "z".repeat(MI)));

    assertThatThrownBy(() -> context.eval("const l = []; for (;;) l.push(gives());"))
        .satisfies(HeapLimitTest::assertMemory);
  }

  @Test
  void memory_thatPromisesOfTheHostBring_endsTheRun() {
    context
        .global()
        .set(
            "later",
            Callback.of(args -> (Object) CompletableFuture.supplyAsync(() -> new byte[MI])));

    assertThatThrownBy(
            () -> context.eval("(async () => { const l = []; for (;;) l.push(await later()); })()"))
        .satisfies(HeapLimitTest::assertMemory);
  }

  @Test
  void memory_thatPropertiesEat_endsTheRun() {
    Reference global = context.global();

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                global.set("p" + i, "w".repeat(MI));
              }
            })
        .satisfies(HeapLimitTest::assertMemory);
  }

  @Test
  void memory_endedRun_endsWhatWaitsForIt() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<String> answer = new CompletableFuture<>();
    context
        .global()
        .set(
            "ask",
            Callback.of(
                args -> {
                  asked.countDown();
                  return (Object) answer;
                }));
    CompletableFuture<JsValue> eats =
        context.evalAsync(
            "ask().then(() => { const a = []; for (;;) a.push(new Array(1e5).fill(0)); })",
            RunOptions.copy());
    List<CompletableFuture<JsValue>> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiting.add(context.evalAsync("1", RunOptions.copy()));
    }
    asked.await();
    answer.complete("go");

    assertThatThrownBy(eats::join).cause().satisfies(HeapLimitTest::assertMemory);
    for (CompletableFuture<JsValue> one : waiting) {
      assertThatThrownBy(one::join)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("it ended with");
    }
    assertThatIllegalStateException().isThrownBy(() -> context.eval("1"));
  }

  @Test
  void memory_ofAnInnerIsolate_endsThatOneOnly() {
    try (Isolate inner = Isolate.create(limits(4))) {
      context
          .global()
          .set(
              "inner",
              Callback.of("inner", args -> inner.eval("const a = []; for (;;) a.push([{}, {}])")));

      assertThat(context.eval("try { inner(); } catch (e) { e.message }").asString())
          .isEqualTo("the host function inner failed");
      assertThat(inner.isClosed()).isTrue();
      assertThat(isolate.isClosed()).isFalse();
    }
  }

  /** The row array-close-to-limit: what is garbage is collected before anything fails. */
  @Test
  void memory_filledNearlyAndDropped_canBeFilledAgain() {
    for (int i = 0; i < 10; i++) {
      assertThat(
              context
                  .eval(
                      "(() => { let a = []; for (let i = 0; i < 11; i++) a.push(new Uint8Array(1 << 20).fill(i)); return a.length; })()")
                  .asInt())
          .isEqualTo(11);
      assertThat(
              context
                  .eval(
                      "(() => { const ring = {}; ring.a = new Array(1e6).fill(ring); return ring.a.length; })()")
                  .asInt())
          .isEqualTo(1_000_000);
    }
  }

  @Test
  void memory_ofCaughtErrors_leavesTheIsolateUsable() {
    for (int i = 0; i < 10; i++) {
      assertThat(
              context
                  .eval(
                      "(() => { let a = []; try { for (;;) a.push(new Uint8Array(1 << 19)); } catch { a = null; } return 'caught'; })()")
                  .asString())
          .isEqualTo("caught");
      assertThat(context.evalClosure("return $0.length", "x".repeat(MI)).asInt()).isEqualTo(MI);
    }
  }

  @Test
  void memory_limitAsHighAsCanBe_isNotTakenUntilUsed() {
    Limits high = Patient.LIMITS.toBuilder().memoryBytes(Limits.MAX_MEMORY_BYTES).build();
    try (Isolate large = Isolate.create(high)) {
      assertThat(large.eval("new Uint8Array(1 << 24).length").asInt()).isEqualTo(1 << 24);
      assertThat(large.usage().memoryBytes()).isLessThan(64L * MI);
      assertThat(large.heapStatistics().memoryLimit()).isEqualTo(Limits.MAX_MEMORY_BYTES);
    }
  }

  /**
   * With hardly any left, each thing that can be asked of an isolate succeeds or ends in the limit.
   */
  @Test
  void memory_hardlyAnyLeft_endsEverythingInTheLimit() {
    for (int spare = 0; spare < 40; spare++) {
      try (Isolate tight = Isolate.create(limits(3))) {
        Context in = tight.context();
        Reference object = in.eval("({ f() { return [1, 2, 3]; } })", RunOptions.reference());
        String fill =
            "globalThis.kept = []; try { for (;;) kept.push(new Uint8Array(256)); } catch {} kept.length -= "
                + spare * 2
                + "; 0";
        List<Runnable> actions =
            List.of(
                () -> object.set("x", List.of("a", "b", 1, 2)),
                () -> object.get("f"),
                () -> in.evalClosure("return [$0, $1]", "text", object),
                () -> tight.createContext(),
                () ->
                    in.compileModule(
                        "export const a = [1]; export const b = () => a",
                        dev.cloche.ScriptOrigin.of("m")),
                () ->
                    tight
                        .compileScript("(() => [1, 2, 3])()", dev.cloche.ScriptOrigin.of("s"))
                        .run(in),
                () -> in.global().set("c", Callback.of(args -> 1)),
                () -> in.eval("(async () => { await null; return [1]; })()"),
                () -> in.eval("import('x').catch(() => 0)"));
        try {
          tight.eval(fill);
          actions.get(spare % actions.size()).run();
          in.eval("kept = null; 0");
        } catch (SandboxException failure) {
          assertThat(failure).isNotInstanceOf(EngineFaultException.class);
        } catch (IllegalStateException closed) {
          assertThat(tight.isClosed()).isTrue();
        }
      }
    }
  }

  @Test
  void heapStatistics_grow_asMemoryDoes() {
    long before = isolate.heapStatistics().allocatedBytes();
    context.eval("globalThis.grown = new Array(1e5).fill(0).map((_, i) => ({ i })); 0");
    var grown = isolate.heapStatistics();
    assertThat(grown.allocatedBytes() - before).isGreaterThan(3L * MI);
    assertThat(grown.objects()).isGreaterThan(100_000);
    context.global().set("bytes", new byte[MI]);
    assertThat(isolate.heapStatistics().allocatedBytes() - grown.allocatedBytes())
        .isBetween((long) MI, MI + 100_000L);

    context.eval("grown = bytes = null; 0");
    assertThat(isolate.heapStatistics().allocatedBytes() - before).isLessThan(MI);
  }

  @Test
  void limits_tooSmall_areRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Limits.builder().memoryBytes(1).build())
        .withMessageContaining("memory must be from");
  }
}
