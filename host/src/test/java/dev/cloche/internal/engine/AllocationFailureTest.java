package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.JsValue;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The guest's heap has no room any more at a random point of taking a message in, of copying
 * objects, or of writing the answer: nothing is broken and nothing is lost by it.
 */
class AllocationFailureTest {

  private static final int ROUNDS = Integer.getInteger("cloche.stress.runs", 1000) / 4;
  private static final int CALL = 2;
  private static final int COLLECT = 7;
  private static final int HEAP = 15 << 20;
  private static final byte OUT_OF_MEMORY = 3;

  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 20);

  private static final String PROGRAM =
      """
      let fill = [];
      const makes = [() => ({}), () => ({a: 1, b: 2, c: 3}), (n) => 'x'.repeat(n) + n, (n) => [n],
          (n) => new Array(n).fill(0), (n) => ({['k' + n]: n}), () => new Map([[1, 2]])];
      globalThis.prepare = (seed) => {
        fill = [];
        for (let i = 0; i < 20 + seed % 50; i++) {
          seed = Math.imul(seed, 1103515245) + 12345 & 0x7fffffff;
          fill.push(makes[(seed >> 8) % makes.length](seed >> 12 & 63));
        }
        return fill.length;
      };
      globalThis.oneMore = () => fill.push({});
      globalThis.clear = () => { fill = []; return 0; };
      globalThis.f = (x) => {
        const copies = x.map((o) => ({...o, own: {...o}}));
        copies.forEach((o) => { o.later = 1; delete o.a; });
        return copies;
      };
      0
      """;

  private final EngineInstance instance = Engine.get().newInstance();
  private final int used = Engine.get().layout().at("heap.used");

  private byte[] call(String function, Object... arguments) {
    List<Object> body = new ArrayList<>(Arrays.asList(0, JsValue.undefined(), function));
    body.addAll(Arrays.asList(arguments));
    return instance.request(CALL, ValueEncoder.encode(body, LIMITS, Origin.VALUE));
  }

  /** The limit stands behind what is used. */
  private void limit(int bytes) {
    instance.memory().writeI32(used + Integer.BYTES, bytes);
  }

  private int used() {
    return instance.memory().readInt(used);
  }

  private List<Object> rows(Random random) {
    List<Object> rows = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      rows.add(row(random, 3));
    }
    return rows;
  }

  private static Map<String, Object> row(Random random, int depth) {
    Map<String, Object> row = new LinkedHashMap<>();
    int kind = random.nextInt(24);
    for (int i = 0; i < kind; i++) {
      Object value =
          switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> "text " + i;
            case 1 -> random.nextDouble();
            case 5 -> row(random, depth - 1);
            case 6 -> List.of(row(random, 0), 1, "x");
            default -> i;
          };
      row.put((kind % 3 == 0 ? "a" : "name ") + kind + (i == 0 ? "" : "-" + i), value);
    }
    return row;
  }

  /** What is left when nothing is kept but the kinds of the last messages. */
  private List<Long> settled(List<List<Object>> messages) {
    messages.forEach(message -> call("f", message));
    call("clear");
    for (int i = 0; i < 2; i++) {
      instance.request(COLLECT, new byte[0]);
    }
    HeapCounts counts = instance.heapCounts();
    return List.of(counts.allocations(), counts.cells(), counts.strings());
  }

  @Test
  void memory_isOutForTheFirstRecord() {
    start();
    int failed = 0;
    for (int objects = 0; objects < 300; objects++) {
      call("oneMore");
      limit(used());
      byte[] answer = call("f", List.of(Map.of("of a kind not seen yet " + objects, 1)));
      limit(HEAP);
      if (answer[0] != 0) {
        failed++;
        assertThat(answer).containsExactly(OUT_OF_MEMORY);
      }
    }
    assertThat(failed).isBetween(1, 299);
  }

  private void start() {
    instance.start(FuelMeter.UNLIMITED, System.nanoTime() + TimeUnit.MINUTES.toNanos(10));
    instance.prepare(ResetMemoryTest.NO_HOST, 42, 32 << 20, HEAP, 1 << 20, 10_000, 10_500);
    ResetMemoryTest.eval(instance, PROGRAM);
  }

  @Test
  void memory_isOutAtAnyPoint_nothingIsBrokenOrLost() {
    start();
    Random random = new Random(5);
    List<List<Object>> messages = new ArrayList<>();
    List<byte[]> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      messages.add(rows(random));
      answers.add(call("f", messages.get(i)));
      assertThat(answers.get(i)[0]).isZero();
    }
    List<Long> before = List.of();
    int failed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      if (round == ROUNDS / 5) {
        before = settled(messages); // What a guest makes for its first error of a kind, it keeps.
      }
      int message = random.nextInt(messages.size());
      call("prepare", random.nextInt(1 << 30));
      limit(used() + random.nextInt(random.nextBoolean() ? 200 : 40_000));
      byte[] answer = call("f", messages.get(message));
      limit(HEAP);
      if (answer[0] == 0) {
        assertThat(answer).isEqualTo(answers.get(message));
      } else {
        failed++;
        assertThat(answer).containsExactly(OUT_OF_MEMORY);
      }
      if (round % 10 == 0) {
        assertThat(call("f", messages.get(message))).isEqualTo(answers.get(message));
      }
    }
    assertThat(failed).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    assertThat(settled(messages)).isEqualTo(before);
  }
}
