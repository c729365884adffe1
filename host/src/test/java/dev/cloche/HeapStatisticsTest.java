package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HeapStatisticsTest {

  @Test
  void freshIsolate_hasLimitsAndTheEnginesOwnObjects() {
    try (Isolate isolate = Isolate.create(Limits.builder().memoryBytes(8 << 20).build())) {
      HeapStatistics fresh = isolate.heapStatistics();

      assertThat(fresh.memoryLimit()).isEqualTo(8 << 20);
      assertThat(fresh.heapLimit()).isLessThan(8 << 20).isGreaterThan(7 << 20);
      assertThat(fresh.memoryBytes()).isPositive().isLessThan(8 << 20);
      assertThat(fresh.heapBytes()).isPositive().isLessThan(fresh.memoryBytes());
      assertThat(fresh.allocatedBytes()).isPositive().isLessThanOrEqualTo(fresh.heapBytes());
      assertThat(fresh.objects()).isGreaterThan(300);
      assertThat(fresh.strings()).isGreaterThan(500);
      assertThat(fresh.collections()).isZero();
    }
  }

  @Test
  void objects_areCountedOneByOne() {
    try (Isolate isolate = Isolate.create()) {
      isolate.eval("globalThis.kept = []; 0");
      HeapStatistics before = isolate.heapStatistics();
      isolate.eval("for (let i = 0; i < 10000; i++) kept.push({ ['key' + i]: i }); 0");
      HeapStatistics full = isolate.heapStatistics();

      assertThat(full.objects() - before.objects()).isBetween(9_990L, 10_010L);
      assertThat(full.strings() - before.strings()).isBetween(9_990L, 10_010L);
      assertThat(full.allocations() - before.allocations()).isGreaterThan(20_000);
      assertThat(full.heapBytes()).isGreaterThan(before.heapBytes() + 10_000 * 32);
      assertThat(full.memoryBytes()).isGreaterThan(before.memoryBytes());

      isolate.eval("kept.length = 0");
      HeapStatistics emptied = isolate.heapStatistics();
      assertThat(emptied.objects()).isLessThan(before.objects() + 10);
      assertThat(emptied.memoryBytes()).isEqualTo(full.memoryBytes());
    }
  }

  @Test
  void buffers_countAsBytesOfTheHeap() {
    try (Isolate isolate = Isolate.create()) {
      long before = isolate.heapStatistics().heapBytes();
      isolate.eval("globalThis.kept = new Uint8Array(1 << 20); 0");
      assertThat(isolate.heapStatistics().heapBytes())
          .isBetween(before + (1 << 20), before + 1_100_000);
    }
  }

  @Test
  void garbageInCycles_makesCollections() {
    try (Isolate isolate = Isolate.create()) {
      isolate.eval("for (let i = 0; i < 50000; i++) { const o = {}; o.o = o; } 0");
      assertThat(isolate.heapStatistics().collections()).isPositive();
    }
  }

  @Test
  void asking_usesNoFuelAndChangesNothing() {
    try (Isolate isolate = Isolate.create()) {
      isolate.eval("1");
      long fuel = isolate.usage().fuel();
      HeapStatistics first = isolate.heapStatistics();

      assertThat(isolate.heapStatistics()).isEqualTo(first);
      assertThat(isolate.usage().fuel()).isEqualTo(fuel);
    }
  }

  @Test
  void hostFunction_isAnsweredInTheMiddleOfItsRun() throws Exception {
    CompletableFuture<Isolate> isolate = new CompletableFuture<>();
    try (Isolate asked =
        Isolate.builder()
            .hostFunction("objects", arguments -> isolate.get().heapStatistics().objects())
            .build()) {
      isolate.complete(asked);
      int grown =
          asked
              .eval(
                  "const n = objects(), kept = Array.from({ length: 5000 }, () => ({})); objects() - n")
              .asInt();
      assertThat(grown).isBetween(5000, 5020);
    }
  }

  @Test
  void closedIsolate_isRefused() {
    Isolate isolate = Isolate.create();
    isolate.close();
    assertThatIllegalStateException().isThrownBy(isolate::heapStatistics);
  }
}
