package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The rows orphaned-isolate-gc, idle-gc, neverending-gc: what nobody refers to is garbage. */
class OrphanedIsolateTest {

  private static final int ISOLATES = 1000;

  /** The bytes of linear memory that an orphan holds: filled, so that they are really there. */
  private static WeakReference<Isolate> orphan(int round) {
    Isolate isolate = Isolate.create(Patient.LIMITS);
    Reference kept =
        isolate
            .createContext()
            .eval("globalThis.a = new Uint8Array(1 << 20).fill(7); a", RunOptions.reference());
    assertThat(kept.typeOf()).isEqualTo("object");
    if (round % 3 == 0) {
      CompletableFuture<JsValue> done = isolate.context().evalAsync("1", RunOptions.copy());
      assertThat(done.join().asInt()).isEqualTo(1);
    }
    return new WeakReference<>(isolate);
  }

  private static long usedHeap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** A thousand of them hold more than a gibibyte of linear memory. */
  @Test
  void isolates_neverClosed_areReclaimed() {
    System.gc();
    long before = usedHeap();
    List<WeakReference<Isolate>> orphans = new ArrayList<>();
    for (int i = 0; i < ISOLATES; i++) {
      orphans.add(orphan(i));
      if (i % 100 == 99) {
        Garbage.collectUntil(() -> orphans.stream().allMatch(orphan -> orphan.refersTo(null)));
      }
    }

    Garbage.collectUntil(() -> usedHeap() - before < (256L << 20));
    assertThat(orphans).hasSize(ISOLATES);
  }

  /** A run that nobody waits for keeps its isolate until it has ended. */
  @Test
  void isolate_withARunThatNobodyWaitsFor_endsItFirst() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    CompletableFuture<JsValue> run = startOrphanedRun(answer);
    System.gc();
    assertThat(run).isNotDone();
    answer.complete("after all");

    assertThat(run.join().asString()).isEqualTo("after all");
  }

  private static CompletableFuture<JsValue> startOrphanedRun(CompletableFuture<String> answer) {
    Isolate isolate =
        Isolate.builder()
            .limits(Patient.LIMITS)
            .hostFunction("ask", arguments -> (Object) answer)
            .build();
    return isolate.context().evalAsync("ask()", RunOptions.copy());
  }

  /** Garbage in cycles is collected before it meets the limit, and not for ever. */
  @Test
  void isolate_nearItsLimit_collectsAndGoesOn() {
    try (Isolate isolate =
        Isolate.create(Patient.LIMITS.toBuilder().memoryBytes(8L << 20).build())) {
      for (int i = 0; i < 20; i++) {
        assertThat(
                isolate
                    .eval(
                        """
                        (() => {
                          const kept = [];
                          for (let i = 0; i < 4000; i++) {
                            const o = { s: 'x'.repeat(1000) };
                            o.self = o;
                            kept.push(o);
                          }
                          return kept.length;
                        })()
                        """)
                    .asInt())
            .isEqualTo(4000);
      }
      assertThat(isolate.heapStatistics().collections()).isGreaterThan(10);
    }
  }
}
