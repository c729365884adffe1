package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsObject;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Objects that come in again and again with the same names: each is an object of its own. */
class RecordsTest {

  private static final String DESCRIBE =
      """
      (x) => JSON.stringify(Object.entries(Object.getOwnPropertyDescriptors(x))
          .map(([name, p]) => [name, p.value, p.writable, p.enumerable, p.configurable]))
      """;

  @Test
  void record_changedByTheGuest() {
    try (Isolate isolate = Isolate.create()) {
      Reference change =
          isolate
              .context()
              .eval(
                  """
                  (x) => {
                    const before = Object.keys(x).join();
                    delete x.a;
                    x.c = 3;
                    Object.defineProperty(x, 'b', {get: () => 'spoilt', enumerable: false});
                    Object.setPrototypeOf(x, {inherited: 1});
                    Object.freeze(x);
                    return before;
                  }
                  """,
                  RunOptions.reference());
      Reference describe = isolate.context().eval(DESCRIBE, RunOptions.reference());
      Map<String, Object> value = ordered("a", 1, "b", 2);
      for (int i = 0; i < 3; i++) {
        assertThat(change.call(value).asString()).isEqualTo("a,b");
        assertThat(describe.call(value).asString())
            .isEqualTo("[[\"a\",1,true,true,true],[\"b\",2,true,true,true]]");
      }
    }
  }

  @Test
  void record_namesOfAllKinds() {
    List<String> longNames = IntStream.range(0, 300).mapToObj(i -> "name number " + i).toList();
    Map<String, Object> many = new LinkedHashMap<>();
    longNames.forEach(name -> many.put(name, name.length()));
    Map<String, Object> odd =
        ordered("__proto__", 1, "constructor", 2, "", 3, "caf\u00E9", 4, "\u4E2D", 5, "-0", 6);
    try (Isolate isolate = Isolate.create()) {
      Reference names =
          isolate
              .context()
              .eval(
                  "(x) => JSON.stringify([Object.getPrototypeOf(x) === Object.prototype,"
                      + " ...Reflect.ownKeys(x)])",
                  RunOptions.reference());
      Reference same = isolate.context().eval("(x) => x", RunOptions.reference());
      for (int i = 0; i < 2; i++) {
        assertThat(names.call(odd).asString())
            .isEqualTo("[true,\"__proto__\",\"constructor\",\"\",\"caf\u00E9\",\"\u4E2D\",\"-0\"]");
        // Indices come first, ascending, as in every object.
        assertThat(names.call(ordered("b", 1, "10", 2, "9", 3)).asString())
            .isEqualTo("[true,\"9\",\"10\",\"b\"]");
        assertThat(names.call(Map.of()).asString()).isEqualTo("[true]");
        assertThat(same.call(many).toJava()).isEqualTo(same.call(many).toJava());
        assertThat(((JsObject) same.call(many)).keys()).containsExactlyElementsOf(longNames);
      }
    }
  }

  @Test
  void record_moreKindsThanAreRemembered() {
    Random random = new Random(6);
    try (Isolate isolate = Isolate.create()) {
      Reference same = isolate.context().eval("(x) => x", RunOptions.reference());
      for (int i = 0; i < 2000; i++) {
        Map<String, Object> value = new LinkedHashMap<>();
        int kind = random.nextInt(60);
        for (int p = 0; p <= kind % 7; p++) {
          value.put("p" + kind + "-" + p, random.nextInt(100) + 0.5);
        }
        assertThat(same.call(List.of(value, value)).toJava())
            .as("%s", value)
            .hasToString(List.of(value, value).toString());
      }
    }
  }

  @Test
  void record_ofItsContext() {
    Map<String, Object> value = ordered("a", 1);
    String own = "(x) => Object.getPrototypeOf(x) === Object.prototype";
    try (Isolate isolate = Isolate.create();
        Context other = isolate.createContext()) {
      Reference here = isolate.context().eval(own, RunOptions.reference());
      Reference there = other.eval(own, RunOptions.reference());
      for (int i = 0; i < 3; i++) {
        assertThat(here.call(value).asBoolean()).isTrue();
        assertThat(there.call(value).asBoolean()).isTrue();
      }
    }
  }

  @Test
  void record_ofReleasedContextsLetsThemGo() {
    try (Isolate isolate = Isolate.create(Patient.LIMITS)) {
      List<Reference> held = new ArrayList<>();
      List<Context> contexts = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Context context = isolate.createContext();
        context.eval("globalThis.large = new Array(250000).fill(0); 0");
        held.add(context.eval("(x) => x", RunOptions.reference()));
        contexts.add(context);
      }
      contexts.forEach(Context::close);
      for (Reference function : held) {
        // Of a context that only this function keeps alive.
        for (int i = 0; i < 10; i++) {
          function.call(ordered("name " + i + " " + held.indexOf(function), i));
        }
        function.close();
      }
      var unused = isolate.capture(); // Collects garbage.
      String large = "globalThis.large = new Array(1000000).fill(0); 0";
      assertThat(isolate.eval(large).asInt()).isZero();
    }
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
