package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.Sessions;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import dev.cloche.containment.Observation;
import dev.cloche.internal.engine.Corruption;
import dev.cloche.internal.engine.EngineInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Technique 92 of the containment list: whoever has taken over QuickJS owns every byte of linear
 * memory. Here the host plays that attacker, in the midst of a run and between runs: whatever
 * becomes of the isolate, it ends in one of the ways that are there, in its time, and nobody else
 * notices.
 */
class CorruptMemoryTest {

  /** For each kind of corruption; {@code -Pstress} makes ten times as many. */
  private static final int ROUNDS = Integer.getInteger("cloche.stress.runs", 1000) / 50;

  private static final String PROGRAM =
      """
      let all = [], m = new Map();
      for (let i = 0; i < 3000; i++) {
        all.push({ i, s: 'x' + i, f: () => i, list: [i, `${i}`], big: BigInt(i) ** 9n, date: new Date(i) });
        m.set('k' + i, all[i >> 1]);
        if (i % 300 === 150) { corrupt(); all = all.map((o) => ({ ...o })); JSON.stringify(m.get('k7')); /(x)+/.exec(all[3].s); }
      }
      try { null.x; } catch (e) { e.stack; }
      corrupt();
      ({ all, m, e: new Error('x'), bytes: new Uint8Array(1000), g: { get a() { corrupt(); return all.length; } } })
      """;

  private static final Cage CAGE = new Cage();

  @AfterAll
  static void assertContained() {
    CAGE.close();
  }

  /** Ends within the limits in some way; nothing but that comes out. */
  private static Ending end(Isolate isolate, String source) {
    Ending ending = Ending.of(() -> isolate.eval(source));
    assertThat(new Observation(ending, List.of()).ending().code()).isNotEqualTo("HOOK");
    return ending;
  }

  @ParameterizedTest
  @EnumSource
  @Hostile(92)
  void memory_corruptedDuringARun_harmsItsIsolateAlone(Corruption corruption) {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(round);
      CAGE.survive(
          () -> {
            List<EngineInstance> own = new ArrayList<>();
            try (Isolate isolate =
                Isolate.builder()
                    .limits(HostileCase.LIMITS)
                    .hostFunction(
                        "corrupt",
                        arguments -> {
                          corruption.apply(own.get(0), random);
                          return List.of("x", 1);
                        })
                    .build()) {
              own.add(Sessions.instance(isolate));
              end(isolate, PROGRAM);
              if (!isolate.isClosed()) {
                end(isolate, "Promise.resolve([1, 'x']).then((x) => x)");
              }
            }
            return "";
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  @Hostile(92)
  void memory_corruptedBetweenRuns_harmsItsIsolateAlone(Corruption corruption) {
    for (int round = 0; round < ROUNDS; round++) {
      SplittableRandom random = new SplittableRandom(1_000_000 + round);
      CAGE.survive(
          () -> {
            try (Isolate isolate = Isolate.create(HostileCase.LIMITS)) {
              end(
                  isolate,
                  "globalThis.o = { list: [1, 2, 3], f(x) { return [x, this.list]; } }; 0");
              for (int i = 0; i < 5 && !isolate.isClosed(); i++) {
                corruption.apply(Sessions.instance(isolate), random);
                end(isolate, "console.log(o); [o.f('x' + o.list.length), new Map([[o, 1]])]");
              }
              if (!isolate.isClosed()) {
                corruption.apply(Sessions.instance(isolate), random);
                assertThat(isolate.usage().memoryBytes())
                    .isLessThanOrEqualTo(HostileCase.LIMITS.memoryBytes());
                Ending.of(
                    () -> {
                      var unused = isolate.heapStatistics();
                      return isolate.eval("1");
                    });
              }
            }
            return "";
          });
    }
  }
}
