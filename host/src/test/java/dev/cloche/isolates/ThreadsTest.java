package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.EngineThreads;
import dev.cloche.ExternalCopy;
import dev.cloche.Isolate;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The row workers-threads: ten threads with a hundred isolates each; and many with one. */
class ThreadsTest {

  private static final int THREADS = 10;
  private static final int ISOLATES = 100;

  private static void useOne(int id, ExternalCopy shared) {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      Context context = isolate.createContext();
      context.global().set("id", id);
      context.global().set("shared", shared);
      context.global().set("twice", Callback.of(args -> args.get(0).asInt() * 2));
      Script script = isolate.compileScript("twice(id) + shared.add", ScriptOrigin.of("s"));
      Reference sum =
          context.eval("(list) => list.reduce((a, b) => a + b, id)", RunOptions.reference());

      assertThat(script.run(context).asInt()).isEqualTo(2 * id + 7);
      assertThat(sum.call(List.of(1, 2, 3)).asInt()).isEqualTo(id + 6);
      assertThat(isolate.eval("typeof id").asString()).isEqualTo("undefined");
    }
  }

  @Test
  void isolates_oneHundredOnEachOfTenThreads_work() throws Exception {
    ExternalCopy shared = ExternalCopy.of(Map.of("add", 7));
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int first = t * ISOLATES;
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < ISOLATES; i++) {
                    useOne(first + i, shared);
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    EngineThreads.assertIdle();
  }

  @Test
  void isolate_usedByManyThreads_runsOneAfterAnother() throws Exception {
    ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
    try (Isolate isolate = Isolate.create(Patient.LIMITS);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Context context = isolate.createContext();
      Reference next =
          context.eval(
              "let n = 0, inside = 0; () => { if (inside++) throw 1; n++; inside--; return n; }",
              RunOptions.reference());
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 50; t++) {
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    seen.add(
                        i % 2 == 0
                            ? next.call().asInt()
                            : next.applyAsync(RunOptions.copy(), null).join().asInt());
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
      assertThat(next.call().asInt()).isEqualTo(1001);
    }
  }
}
