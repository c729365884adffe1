package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Sessions;
import dev.cloche.Trial;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import dev.cloche.internal.engine.TamperedInstance;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear memory never grows above its cap, and a tenant that wants more ends. */
class MemoryTest {

  private static final int MI = 1 << 20;

  private static Limits limits(int megabytes) {
    return Limits.builder()
        .memoryBytes((long) megabytes * MI)
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  @Test
  void memory_bufferLoopUnder32MiB_endsTheRun() {
    Trial trial = Trial.run(limits(32), "const a = []; for (;;) a.push(new Uint8Array(1 << 20));");

    assertThat(trial.ending()).isEqualTo("MEMORY");
    assertThat(trial.closed()).isTrue();
    assertThat(trial.usage().memoryBytes()).isBetween(24L * MI, 32L * MI);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 40})
  void memory_ofEachSize_isGrantedAndNotMore(int megabytes) {
    String fill =
        "let n = 0; const a = []; try { for (;;) { a.push(new Uint8Array(1 << 16)); n++; } }";
    try (Isolate isolate = Isolate.create(limits(megabytes))) {
      double granted = isolate.eval(fill + " catch { a.length = 0; } n").asInt() / 16.0;

      assertThat(granted).isBetween(0.5 * megabytes, (double) megabytes);
      assertThat(isolate.usage().memoryBytes()).isLessThanOrEqualTo((long) megabytes * MI);
    }
  }

  @Test
  void memory_errorThatIsCaught_leavesTheIsolateUsable() {
    try (Isolate isolate = Isolate.create(limits(4))) {
      for (int i = 0; i < 20; i++) {
        String caught =
            isolate
                .eval(
                    """
                    (() => {
                      let a = [];
                      try { for (;;) a.push({ a: 'x'.repeat(100) }); } catch (e) { a = null; return `${e}`; }
                    })()
                    """)
                .asString();
        assertThat(caught).isEqualTo("InternalError: out of memory");
      }
      assertThat(isolate.eval("[1, 2, 3].map((x) => x * 2).join()").asString()).isEqualTo("2,4,6");
    }
  }

  @Test
  void memory_minimum_runsAProgram() {
    try (Isolate isolate = Isolate.create(limits(2))) {
      assertThat(
              isolate
                  .eval("JSON.stringify(Array.from({ length: 1000 }, (_, i) => i)).length")
                  .asInt())
          .isEqualTo(3891);
    }
  }

  @Test
  void memory_belowTheMinimum_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.builder().memoryBytes(2L * MI - 1).build())
        .withMessageContaining("2097152");
  }

  @Test
  void memory_argumentsThatDoNotFit_endTheRun() {
    try (Isolate isolate = Isolate.create(limits(4))) {
      isolate.eval("globalThis.f = (x) => x.length; 0");

      assertThatThrownBy(() -> isolate.call("f", "x".repeat(8 * MI)))
          .isInstanceOfSatisfying(
              LimitExceededException.class,
              failure -> assertThat(failure.limit()).isEqualTo(Limit.MEMORY));
      assertThat(isolate.isClosed()).isTrue();
    }
  }

  @Test
  void memory_globalsThatDoNotFit_endTheRun() {
    try (Isolate isolate = Isolate.create(limits(4))) {
      assertThatThrownBy(() -> isolate.setGlobals(Map.of("text", "x".repeat(8 * MI))))
          .isInstanceOfSatisfying(
              LimitExceededException.class,
              failure -> assertThat(failure.limit()).isEqualTo(Limit.MEMORY));
      assertThat(isolate.isClosed()).isTrue();
    }
  }

  @Test
  void memory_hostFunctionsResultThatDoesNotFit_doesNotBreakTheEngine() {
    IsolateBuilder builder =
        Isolate.builder().limits(limits(4)).hostFunction("big", a -> "x".repeat(8 * MI));

    assertThat(Trial.run(builder, "big().length").ending()).isEqualTo("MEMORY");
    assertThat(Trial.run(builder, "try { big() } catch {} 1").ending()).isIn("value", "MEMORY");
  }

  /** QuickJS's own limit is a number in linear memory. The cap is none. */
  @Hostile(62)
  @Test
  void memory_ofAGuestThatHasUndoneItsOwnLimit_staysUnderTheCap() {
    Limits limits = HostileCase.PATIENT;
    int own = Sessions.heapLimit(limits.memoryBytes());
    AtomicReference<Isolate> isolate = new AtomicReference<>();
    AtomicInteger found = new AtomicInteger();
    IsolateBuilder builder =
        Isolate.builder()
            .limits(limits)
            .hostFunction(
                "undo",
                arguments ->
                    found.addAndGet(
                        TamperedInstance.replace(
                            Sessions.instance(Objects.requireNonNull(isolate.get())),
                            own,
                            Integer.MAX_VALUE)));
    try (Cage cage = new Cage()) {
      cage.survive(
          () -> {
            try (Isolate attacked = builder.build()) {
              isolate.set(attacked);
              assertThat(
                      Trial.ending(
                          attacked,
                          "undo(); const a = []; for (;;) a.push(new Uint8Array(1 << 16).fill(1));"))
                  .isIn("MEMORY", "FAULT");
              return assertThat(attacked.usage().memoryBytes())
                  .isBetween(limits.memoryBytes() - MI, limits.memoryBytes());
            }
          });
      isolate.set(null);
      assertThat(found).hasPositiveValue();
    }
  }

  @Hostile(66)
  @Test
  void memory_exhausted200TimesInARow_doesNotDrift() {
    exhaust(30);
    long heap = heapAfterCollection();
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();

    exhaust(200);

    assertThat(heapAfterCollection() - heap).isLessThan(16L * MI);
    assertThat(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() - classes)
        .isLessThan(100);
  }

  private static void exhaust(int times) {
    for (int i = 0; i < times; i++) {
      try (Isolate isolate = Isolate.create(limits(4))) {
        assertThat(Trial.ending(isolate, "const a = []; for (;;) a.push(new Uint8Array(1 << 18));"))
            .isEqualTo("MEMORY");
      }
    }
  }

  private static long heapAfterCollection() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
