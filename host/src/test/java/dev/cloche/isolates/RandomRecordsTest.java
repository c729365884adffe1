package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Java data of random kinds to a guest and back: more kinds than the engine remembers, while the
 * guest changes what it was given and contexts come and go.
 *
 * <p>The system property {@code cloche.stress.runs} says for how long.
 */
class RandomRecordsTest {

  private static final int STEPS = Integer.getInteger("cloche.stress.runs", 1000);
  private static final int KINDS = 40;
  private static final int KEPT = 30;
  private static final int MOST = 5;

  private static final String[] NAMES = {
    "id",
    "name",
    "a",
    "b",
    "c",
    "__proto__",
    "constructor",
    "toString",
    "",
    "0",
    "1",
    "10",
    "9",
    "01",
    "-0",
    "4294967294",
    "4294967295",
    "caf\u00E9",
    "\u4E2D\u6587",
    "\uD83D\uDE00",
    "\uD800",
    "x".repeat(250),
    "a name that is longer than most",
  };

  /** Changes all that it is given but what it answers, which it copies by sharing shapes. */
  private static final String CHANGE =
      """
      ((x, how) => {
        const copies = x.map((o) => ({...o}));
        for (const o of x) {
          if (how === 1) delete o[Object.keys(o)[0]];
          if (how === 2) o['new' + Object.keys(o).length] = 0;
          if (how === 3) Object.freeze(o);
          if (how === 4) Object.defineProperty(o, 'id', {get: () => 'spoilt'});
          if (how === 5) Object.setPrototypeOf(o, null);
          if (how === 6) for (const name of Object.keys(o)) o[name] = 'spoilt';
        }
        return how % 2 ? copies : copies.map((o) => ({...o}));
      })
      """;

  private static final String KEEP = "(globalThis.kept ??= [])[$0] = $1; return $1";

  /** A context, functions of it, and what it should have kept. */
  private record Place(Context context, Reference change, Map<Integer, String> kept) {

    static Place of(Context context) {
      return new Place(context, context.eval(CHANGE, RunOptions.reference()), new TreeMap<>());
    }
  }

  private final List<List<String>> kinds = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  /** Of contexts that were closed. */
  private final List<Reference> left = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void records_ofRandomKinds_comeBackAsTheyWere(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < KINDS; i++) {
      kinds.add(kind(random));
    }
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      places.add(Place.of(isolate.context()));
      for (int i = 0; i < STEPS; i++) {
        step(isolate, random);
      }
      places.forEach(RandomRecordsTest::assertKept);
      left.forEach(Reference::close);
      places.forEach(place -> place.change().close());
      places.stream().skip(1).forEach(place -> place.context().close());
      isolate.eval("globalThis.kept = null; 0");
      var unused = isolate.capture(); // Collects garbage.
      assertThat(isolate.heapStatistics().allocatedBytes()).isLessThan(3L << 20);
    }
  }

  private static List<String> kind(Random random) {
    List<String> names = new ArrayList<>();
    for (int i = random.nextInt(random.nextInt(6) == 0 ? 60 : 7); i > 0; i--) {
      String name =
          random.nextInt(3) == 0 ? "p" + random.nextInt(90) : NAMES[random.nextInt(NAMES.length)];
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private void step(Isolate isolate, Random random) {
    Place place = places.get(random.nextInt(places.size()));
    int action = random.nextInt(20);
    if (action == 0 && places.size() < MOST) {
      places.add(Place.of(isolate.createContext()));
    } else if (action == 1 && place != places.getFirst()) {
      assertKept(place);
      places.remove(place);
      place.context().close();
      left.add(place.change());
    } else if (action == 2 && !left.isEmpty()) {
      left.remove(random.nextInt(left.size())).close();
    } else if (action < 12) {
      boolean closed = action == 3 && !left.isEmpty();
      Reference change = closed ? left.getLast() : place.change();
      List<Object> rows = rows(random);
      assertThat(change.call(rows, random.nextInt(8)).toJava()).hasToString(asGuest(rows));
    } else {
      int at = random.nextInt(KEPT);
      Object row = row(random, 3);
      assertThat(place.context().evalClosure(KEEP, at, row).toJava()).hasToString(asGuest(row));
      place.kept().put(at, asGuest(row));
    }
  }

  private static void assertKept(Place place) {
    place
        .kept()
        .forEach(
            (at, row) ->
                assertThat(place.context().eval("kept[" + at + "]").toJava()).hasToString(row));
  }

  private List<Object> rows(Random random) {
    List<Object> rows = new ArrayList<>();
    List<String> kind = kinds.get(random.nextInt(KINDS));
    for (int i = random.nextInt(12); i > 0; i--) {
      rows.add(random.nextInt(4) == 0 ? row(random, 3) : row(random, kind, 2));
    }
    return rows;
  }

  private Map<String, Object> row(Random random, int depth) {
    return row(random, kinds.get(random.nextInt(KINDS)), depth);
  }

  private Map<String, Object> row(Random random, List<String> kind, int depth) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (String name : kind) {
      int choice = random.nextInt(depth > 0 ? 8 : 6);
      row.put(
          name,
          switch (choice) {
            case 6 -> row(random, depth - 1);
            case 7 -> List.of(row(random, kind, 0), "text", row(random, 0));
            case 5 -> "text " + name;
            default -> random.nextInt(1000) + 0.5;
          });
    }
    return row;
  }

  /** As a guest has it: indices come first, ascending. */
  private static String asGuest(Object data) {
    return sorted(data).toString();
  }

  private static Object sorted(Object data) {
    if (data instanceof List<?> list) {
      return list.stream().map(RandomRecordsTest::sorted).toList();
    }
    if (!(data instanceof Map<?, ?> map)) {
      return data;
    }
    Map<Long, Object> indices = new TreeMap<>();
    Map<Object, Object> others = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (name.toString().matches("0|[1-9]\\d{0,9}") && !name.equals("4294967295")) {
            indices.put(Long.valueOf(name.toString()), sorted(value));
          } else {
            others.put(name, sorted(value));
          }
        });
    Map<Object, Object> all = new LinkedHashMap<>(indices);
    all.putAll(others);
    return all;
  }
}
