package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.CancelledException;
import dev.cloche.Context;
import dev.cloche.EngineThreads;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The rows cleanup-race, self-async-dispose, dispose-race, dispose-while-running, uv-awaken: an
 * isolate is closed while anything goes on in it, a thousand times.
 */
class CloseRaceTest {

  private static final int ROUNDS = 1000;

  /** What is going on; each ends by itself or by the close. */
  private static final List<String> PROGRAMS =
      List.of(
          "1 + 1",
          "for (;;);",
          "never()",
          "for (;;) host(1)",
          "reenter(1)",
          "closeIt(); for (;;);",
          "new Promise((resolve) => setTimeout(resolve, 100000))",
          "(async () => { for (;;) await null; })()",
          "const a = []; for (;;) a.push('x'.repeat(100))",
          "'a'.repeat(1e5).replace(/(a*)*b/, '')",
          "for (;;) structuredClone({ a: [1, 2, 3] })");

  private static Isolate isolate() {
    Isolate[] self = new Isolate[1];
    self[0] =
        Isolate.builder()
            .limits(Patient.LIMITS)
            .hostFunction("never", arguments -> (Object) new CompletableFuture<String>())
            .hostFunction("host", arguments -> arguments.get(0))
            .hostFunction("reenter", arguments -> self[0].eval("for (;;) host(2)"))
            .hostFunction(
                "closeIt",
                arguments -> {
                  self[0].close();
                  return 0;
                })
            .build();
    return self[0];
  }

  /** What it threw that it should not have, or null. */
  private static void run(Isolate isolate, int round, CountDownLatch started) {
    String program = PROGRAMS.get(round % PROGRAMS.size());
    try {
      Context context = round % 3 == 0 ? isolate.createContext() : isolate.context();
      Reference global = context.global();
      CompletableFuture<JsValue> first = context.evalAsync(program, RunOptions.copy());
      CompletableFuture<JsValue> second = context.evalAsync("2", RunOptions.copy());
      started.countDown();
      context.close();
      global.close();
      first.join();
      assertThat(second.join().asInt()).isEqualTo(2);
    } catch (CompletionException ended) {
      assertThat(ended.getCause())
          .as(program)
          .isInstanceOfAny(CancelledException.class, IllegalStateException.class);
    } catch (CancelledException | IllegalStateException ended) {
      assertThat(ended.getMessage()).as(program).containsAnyOf("cancelled", "closed");
    } finally {
      started.countDown();
    }
  }

  @Test
  void close_whileAnythingGoesOn_endsItOrLetsItEnd() throws Exception {
    Random random = new Random(41);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> rounds = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        int round = i;
        Isolate isolate = isolate();
        CountDownLatch started = new CountDownLatch(1);
        rounds.add(threads.submit(() -> run(isolate, round, started)));
        if (i % 4 != 0) {
          started.await();
        }
        for (int spins = random.nextInt(2000); spins > 0; spins--) {
          Thread.onSpinWait();
        }
        Future<?> other = i % 5 == 0 ? threads.submit(isolate::close) : null;
        isolate.close();
        if (other != null) {
          other.get(20, TimeUnit.SECONDS);
        }
        assertThat(isolate.isClosed()).isTrue();
        if (rounds.size() == 20) {
          for (Future<?> each : rounds) {
            each.get(20, TimeUnit.SECONDS);
          }
          rounds.clear();
        }
      }
      for (Future<?> each : rounds) {
        each.get(20, TimeUnit.SECONDS);
      }
    }
    EngineThreads.assertIdle();
  }

  /** The instances that those runs have left are whole: nothing of a tenant is in the next. */
  @Test
  void close_whileRunning_leavesNothingForTheNext() {
    for (int i = 0; i < 100; i++) {
      Isolate isolate = isolate();
      CompletableFuture<JsValue> loops =
          isolate.context().evalAsync("globalThis.left = 1; for (;;);", RunOptions.copy());
      isolate.close();
      assertThat(loops.handle((value, failure) -> failure).join()).isNotNull();
      try (Isolate next = Isolate.create(Patient.LIMITS)) {
        assertThat(next.eval("typeof left + (1 + 1)").asString()).isEqualTo("undefined2");
      }
    }
  }
}
