package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Context;
import dev.cloche.ExternalCopy;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random programs of operations on contexts and references, against a model of what they do. */
class RandomOperationsTest {

  private static final int STEPS = 1500;
  private static final int MOST = 12;
  private static final String[] KEYS = {"a", "b", "c", "__proto__", "0", "length"};

  /** A guest's object and what should be in it; several references may be to one. */
  private record Thing(Reference reference, Map<String, Integer> model) {}

  private final List<Context> contexts = new ArrayList<>();
  private final List<Thing> things = new ArrayList<>();
  private final List<CompletableFuture<JsValue>> futures = new ArrayList<>();
  private final List<Integer> expected = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void operations_atRandom_doWhatTheModelSays(long seed) {
    Random random = new Random(seed);
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      contexts.add(isolate.context());
      for (int i = 0; i < STEPS; i++) {
        step(isolate, random);
      }
      for (int i = 0; i < futures.size(); i++) {
        assertThat(futures.get(i).join().asInt()).isEqualTo(expected.get(i));
      }
      things.forEach(RandomOperationsTest::assertSame);
      assertThat(isolate.referenceCount()).isEqualTo(things.size());
      things.forEach(thing -> thing.reference().close());
      contexts.forEach(Context::close);
      assertThat(isolate.referenceCount()).isZero();
      assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
      assertThat(isolate.heapStatistics().allocatedBytes()).isLessThan(12L << 20);
    }
  }

  private static void assertSame(Thing thing) {
    JsValue all =
        thing.reference().copy(); // Sorted, for integer keys come first in the guest's order.
    Map<String, Integer> seen = new TreeMap<>();
    for (String key : KEYS) {
      JsValue value = all.get(key);
      if (!value.isUndefined()) {
        seen.put(key, value.asInt());
      }
    }
    assertThat(seen).isEqualTo(thing.model());
  }

  private <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private void step(Isolate isolate, Random random) {
    int action = random.nextInt(14);
    if (things.isEmpty() || (action < 2 && things.size() < MOST * 4)) {
      Reference made = any(contexts, random).eval("({})", RunOptions.reference());
      things.add(new Thing(made, new TreeMap<>()));
      return;
    }
    Thing thing = any(things, random);
    String key = KEYS[random.nextInt(KEYS.length)];
    int number = random.nextInt(1000);
    switch (action) {
      case 2 -> {
        thing.reference().set(key, number);
        thing.model().put(key, number);
      }
      case 3 -> {
        thing.reference().set(key, ExternalCopy.of(number));
        thing.model().put(key, number);
      }
      case 4 -> {
        thing.reference().delete(key);
        thing.model().remove(key);
      }
      case 5 -> {
        try (Reference value = thing.reference().get(key)) {
          Integer known = thing.model().get(key);
          assertThat(value.typeOf()).isEqualTo(known == null ? "undefined" : "number");
          assertThat(known == null || value.copy().asInt() == known).isTrue();
        }
      }
      case 6 -> {
        Reference again =
            any(contexts, random)
                .evalClosure(RunOptions.reference(), "return $0", thing.reference());
        things.add(new Thing(again, thing.model()));
      }
      case 7 -> {
        if (things.size() > 3) {
          things.remove(thing);
          thing.reference().close();
        }
      }
      case 8 -> {
        if (contexts.size() < MOST) {
          contexts.add(isolate.createContext());
        }
      }
      case 9 -> {
        Context context = any(contexts, random);
        if (context != isolate.context()) {
          contexts.remove(context);
          context.close();
        }
      }
      case 10 -> {
        try (Reference add =
            any(contexts, random)
                .eval(
                    "(o, k, n) => { Object.defineProperty(o, k, { value: n, writable: true, enumerable: true, configurable: true }); return n; }",
                    RunOptions.reference())) {
          futures.add(add.applyAsync(RunOptions.copy(), null, thing.reference(), key, number));
          expected.add(number);
          thing.model().put(key, number);
        }
      }
      case 11 -> assertSame(thing);
      case 12 -> {
        futures.add(
            any(contexts, random)
                .evalAsync(
                    "(async () => { await null; return " + number + "; })()", RunOptions.copy()));
        expected.add(number);
      }
      default ->
          assertThat(any(contexts, random).evalClosure("return $0 + $1", number, 1).asInt())
              .isEqualTo(number + 1);
    }
  }
}
