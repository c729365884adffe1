package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.containment.Hostile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Any thread may call an isolate, whatever its stack, and many may at once. */
class CallerThreadTest {

  private static final String DEEP =
      "let n = 0; const f = () => { n++; f(); }; try { f(); } catch {} n > 1000 ? 'deep' : n";

  private static <T> T on(Thread.Builder builder, Callable<T> task)
      throws InterruptedException, ExecutionException {
    FutureTask<T> future = new FutureTask<>(task);
    builder.start(future);
    return future.get();
  }

  @Test
  void virtualThread_runsDeepRecursion() throws InterruptedException, ExecutionException {
    assertThat(on(Thread.ofVirtual(), () -> Trial.evalFresh(DEEP)).asString()).isEqualTo("deep");
  }

  @Test
  void smallStack_runsDeepRecursion() throws InterruptedException, ExecutionException {
    assertThat(on(Thread.ofPlatform().stackSize(256 << 10), () -> Trial.evalFresh(DEEP)).asString())
        .isEqualTo("deep");
  }

  @Test
  void smallStackOfADeepCaller_runsDeepRecursion() throws InterruptedException, ExecutionException {
    assertThat(on(Thread.ofPlatform().stackSize(1 << 20), () -> below(2000)).asString())
        .isEqualTo("deep");
  }

  private static JsValue below(int callers) {
    return callers == 0 ? Trial.evalFresh(DEEP) : below(callers - 1);
  }

  @Test
  void hostFunction_runsOnAnEngineThread() {
    try (Isolate isolate =
        Isolate.builder()
            .hostFunction("where", arguments -> Thread.currentThread().getName())
            .hostFunction("loader", a -> Thread.currentThread().getContextClassLoader() == null)
            .build()) {
      assertThat(isolate.eval("where()").asString()).startsWith("cloche-engine-");
      assertThat(isolate.eval("loader()").asBoolean()).isTrue();
    }
  }

  @Test
  void hostFunction_mayCallItsIsolate() {
    List<Isolate> self = new ArrayList<>();
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction("again", arguments -> self.get(0).eval(arguments.get(0).asString()))
            .build()) {
      self.add(isolate);

      assertThat(isolate.eval("let a = 1; again('a = a + 1') + again('again(`a * 10`)')").asInt())
          .isEqualTo(22);
      assertThat(isolate.eval("a").asInt()).isEqualTo(2);
    }
  }

  /** Jobs belong to the outer run, which goes on only when the host function has returned. */
  @Test
  void hostFunction_thatWaitsForAPromiseOfItsIsolate_isRefused() {
    List<Isolate> self = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction(
                "again",
                arguments -> {
                  try {
                    return self.get(0).eval("Promise.resolve(1).then((x) => x)");
                  } catch (IllegalStateException refusal) {
                    refused.add(String.valueOf(refusal.getMessage()));
                    throw refusal;
                  }
                })
            .build()) {
      self.add(isolate);

      assertThat(isolate.eval("try { again() } catch (e) { e.message }").asString())
          .isEqualTo("the host function again failed");
      assertThat(refused)
          .containsExactly(
              "a host function cannot wait for a promise of the isolate that called it");
      assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
    }
  }

  @Test
  void hostFunction_mayCallAnotherIsolate() {
    try (Isolate inner = Isolate.create(Trial.SMALL);
        Isolate outer =
            Isolate.builder()
                .limits(Trial.SMALL)
                .hostFunction("inner", arguments -> inner.call("f", arguments.get(0)))
                .build()) {
      inner.eval("function f(x) { if (x === 3) throw new TypeError('three'); return x * 2; }");

      assertThat(outer.eval("[1, 2].map((x) => inner(x)).join()").asString()).isEqualTo("2,4");
      assertThat(outer.eval("try { inner(3) } catch (e) { e.message }").asString())
          .isEqualTo("the host function inner failed");
    }
  }

  /** Each would wait for the other. */
  @Test
  void twoIsolates_callingEachOther_areRefused() {
    List<Isolate> both = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int other = 1 - i;
      both.add(
          Isolate.builder()
              .limits(Trial.SMALL)
              .hostFunction(
                  "other",
                  arguments -> {
                    try {
                      return both.get(other).eval("other()");
                    } catch (IllegalStateException refusal) {
                      refused.add(String.valueOf(refusal.getMessage()));
                      return "refused";
                    }
                  })
              .build());
    }

    assertThat(both.get(0).eval("other()").asString()).isEqualTo("refused");
    assertThat(refused)
        .containsExactly("the isolate waits for the host function that wants to call it");
    assertThat(both.get(1).eval("1 + 1").asInt()).isEqualTo(2);

    both.forEach(Isolate::close);
    EngineThreads.assertIdle();
  }

  @Test
  void manyThreads_manyIsolates_areApart() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> sums = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        int seed = t;
        sums.add(threads.submit(() -> sumOfRuns(seed)));
      }
      for (int t = 0; t < 8; t++) {
        assertThat(sums.get(t).get()).isEqualTo(40 * (t + 1000));
      }
    }
  }

  private static int sumOfRuns(int seed) {
    int sum = 0;
    for (int i = 0; i < 40; i++) {
      try (Isolate isolate = Isolate.create(Trial.SMALL)) {
        isolate.eval("if (typeof mine !== 'undefined') throw 1; var mine = " + seed);
        if (i % 8 == 7) {
          Trial.ending(isolate, "const f = () => f(); f()");
        }
        sum += isolate.eval("for (let i = 0; i < 1000; i++) mine++; mine").asInt();
      }
    }
    return sum;
  }

  @Test
  @Hostile(97)
  void manyThreads_oneIsolate_takeTurns() throws Exception {
    try (Isolate isolate = Isolate.create();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      isolate.eval(
          "var n = 0; function add() { const seen = n; for (let i = 0; i < 100; i++); n = seen + 1; }");
      List<Future<JsValue>> calls = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        calls.add(threads.submit(() -> isolate.call("add")));
      }
      for (Future<JsValue> call : calls) {
        assertThat(call.get()).isEqualTo(JsValue.undefined());
      }

      assertThat(isolate.eval("n").asInt()).isEqualTo(64);
    }
  }
}
