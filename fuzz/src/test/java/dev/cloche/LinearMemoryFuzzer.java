package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cloche.internal.engine.Corruption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The trust boundary is linear memory: somebody writes into a live instance's, between its calls
 * and from within them. Only its own isolate suffers: it answers wrong, or ends in the documented
 * way and in time.
 */
class LinearMemoryFuzzer {

  private static final long SECOND = 1_000_000_000L;

  /** How far behind its deadline a run may be seen to end on a machine that is busy. */
  private static final long LATE = 30 * SECOND;

  private static final Limits PATIENT = Limits.builder().timeout(Duration.ofSeconds(60)).build();

  private static final Limits TIGHT =
      PATIENT.toBuilder().memoryBytes(4 << 20).resultBytes(1 << 16).hostCalls(2000).build();

  private static final String GUEST =
      """
      var kept = [1.5, 'text', { a: [1, 2] }, new Map([['k', 1n]]), /x(y)/g, new Uint8Array(64)];
      class Thing { #p = 1; get p() { strike(); return this.#p; } }
      function work(n) {
        const all = [];
        for (let i = 0; i < n; i++) {
          all.push(new Thing().p + i, 'abc'.replace(/b/, () => { strike(); return 'x'; }));
          kept[2].a.sort((x, y) => { strike(); return x - y; });
          JSON.stringify(kept, (k, v) => typeof v === 'bigint' ? 'big' : v);
        }
        return all;
      }
      async function later(x) { await null; strike(); return [x, kept]; }
      0""";

  static Stream<Arguments> seeds() {
    return Stream.iterate(0L, seed -> seed + 1)
        .limit(60)
        .map(seed -> Arguments.of(seed, (int) (seed % 12)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void memory(long seed, int words) {
    try (Isolate neighbour = Isolate.create(PATIENT)) {
      neighbour.eval("let count = 41");
      // Endless loops are ended by fuel, or some of them by the clock.
      Limits limits =
          seed % 4 == 0
              ? TIGHT.toBuilder().timeout(Duration.ofMillis(200)).build()
              : TIGHT.toBuilder().fuel(5_000_000).build();
      corrupted(limits, seed, Math.floorMod(words, 64));
      assertThat(neighbour.eval("count + 1").asInt()).isEqualTo(42);
    }
    // The instance has been reset, and may be this one's.
    try (Isolate next = Isolate.create(PATIENT)) {
      assertThat(next.eval("[typeof work, typeof kept, 6 * 7].join()").asString())
          .isEqualTo("undefined,undefined,42");
    }
  }

  private static void corrupted(Limits limits, long seed, int words) {
    @Nullable Corruption[] corruption = new @Nullable Corruption[1];
    HostFunction strike =
        arguments -> {
          strike(corruption[0], words);
          return null;
        };
    try (Isolate isolate =
        Isolate.builder()
            .limits(limits)
            .seed(seed)
            .builtins("path")
            .hostFunction("strike", strike)
            .build()) {
      step(
          isolate,
          limits,
          own -> {
            own.profiler().start();
            return own.eval(GUEST);
          });
      corruption[0] = new Corruption(isolate.session().instance(), seed);
      for (Step step : STEPS) {
        if (isolate.isClosed()) {
          return; // The instance may be another's by now.
        }
        strike(corruption[0], words);
        step(isolate, limits, step);
      }
    }
  }

  private static void strike(@Nullable Corruption corruption, int words) {
    if (corruption != null) {
      corruption.strike(words);
    }
  }

  private interface Step {
    @Nullable Object take(Isolate isolate);
  }

  private static final List<Step> STEPS =
      List.of(
          isolate -> isolate.call("work", 3),
          isolate -> isolate.eval("kept"),
          Isolate::heapStatistics,
          isolate -> isolate.call("later", "x"),
          isolate -> isolate.eval("require('path')"),
          isolate -> {
            isolate.setGlobals(Map.of("more", List.of(1, "2")));
            return isolate.eval("throw Object.assign(new TypeError('m'), { cause: kept })");
          },
          isolate -> {
            try (Context context = isolate.createContext();
                Reference function =
                    context.eval("(x) => [x, {}]", RunOptions.reference().awaited(false))) {
              return function.call("y");
            }
          },
          isolate -> {
            try (JsModule module =
                isolate
                    .context()
                    .compileModule("export const x = strike", ScriptOrigin.of("m.js"))) {
              return module.dependencySpecifiers();
            }
          },
          isolate -> isolate.profiler().stop(),
          isolate -> {
            try (Isolate copy =
                Isolate.builder()
                    .limits(TIGHT)
                    .image(isolate.capture())
                    .hostFunction("strike", arguments -> null)
                    .build()) {
              return copy.eval("work(1)");
            }
          });

  private static void step(Isolate isolate, Limits limits, Step step) {
    long start = System.nanoTime();
    try {
      @Nullable Object result = step.take(isolate);
      assertThat(String.valueOf(result)).isNotNull();
    } catch (SandboxException ended) {
      assertThat(String.valueOf(ended.getMessage())).doesNotContain("EngineModule");
    } catch (IllegalStateException | IllegalArgumentException refused) {
      // The isolate is closed, or says that what was asked for cannot be had.
      assertThat(refused.getMessage()).isNotNull();
    }
    // Some steps are several runs.
    assertThat(System.nanoTime() - start).isLessThan(4 * limits.timeout().toNanos() + LATE);
    if (!isolate.isClosed()) {
      assertThat(isolate.session().instance().heldBytes())
          .isLessThanOrEqualTo(limits.memoryBytes());
    }
  }
}
