package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Context;
import dev.cloche.HostMethod;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A further context is what the main one is; what is done to one shows in no other. */
class ContextGlobalsTest {

  /** Every property that can be reached from the global object, with its attributes. */
  private static final String WALK =
      """
      (() => {
        const out = [];
        const seen = new Set();
        const walk = (object, path) => {
          if (seen.has(object)) return;
          seen.add(object);
          for (const key of Reflect.ownKeys(object)) {
            const d = Object.getOwnPropertyDescriptor(object, key);
            const at = path + '.' + String(key);
            out.push([at, 'value' in d ? typeof d.value : 'accessor', d.writable, d.enumerable, d.configurable].join(' '));
            for (const next of [d.value, d.get, d.set]) {
              if (next && (typeof next === 'object' || typeof next === 'function')) walk(next, at);
            }
          }
          const prototype = Object.getPrototypeOf(object);
          if (prototype) walk(prototype, path + '.[prototype]');
        };
        walk(globalThis, '');
        return out;
      })()
      """;

  private final Isolate isolate =
      Isolate.builder()
          .limits(Patient.LIMITS)
          .hostFunction("api.call", arguments -> "called")
          .build();

  @AfterEach
  void close() {
    isolate.close();
  }

  private static Set<String> walk(Context context) {
    List<?> all = (List<?>) Objects.requireNonNull(context.eval(WALK).toJava());
    Set<String> properties = new TreeSet<>();
    all.forEach(property -> properties.add((String) property));
    return properties;
  }

  @Test
  void context_globals_areThoseOfTheMainOne() {
    Set<String> main = walk(isolate.context());

    assertThat(main).hasSizeGreaterThan(1500);
    assertThat(walk(isolate.createContext())).isEqualTo(main);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.call()",
        "try { structuredClone(() => 1); } catch (e) { e instanceof DOMException && e.name + e.message }",
        "new URL('http://a/b?c').search + btoa('x') + Buffer.from('y').toString('hex')",
        "require('nope-' + 1)",
        "structuredClone(new Map([[1, { a: [new Date(0)] }]]))",
        "new Promise((resolve) => setTimeout(() => resolve('later'), 1))",
        "(() => 1)",
        "throw new DOMException('m', 'AbortError')",
        "process.nextTick(() => { globalThis.ticked = 1 }), Promise.resolve().then(() => ticked)",
        "null.x",
        "typeof crypto.randomUUID()",
      })
  void context_whatItDoes_isWhatTheMainOneDoes(String source) {
    String expected = outcome(isolate.context(), source);

    assertThat(outcome(isolate.createContext(), source)).isEqualTo(expected);
  }

  private static String outcome(Context context, String source) {
    try {
      return context.eval(source, RunOptions.copy().origin(ScriptOrigin.of("s.js"))).toString();
    } catch (dev.cloche.GuestException error) {
      return error.getMessage() + error.guestStack();
    }
  }

  /** The row cross-context-instance. */
  @Test
  void context_classes_areItsOwn() {
    Context a = isolate.createContext();
    Context b = isolate.createContext();
    for (String type :
        List.of(
            "Array",
            "Object",
            "Error",
            "Promise",
            "Map",
            "Uint8Array",
            "Function",
            "Date",
            "RegExp")) {
      var made =
          a.eval(
              "("
                  + (type.equals("Promise")
                      ? "Promise.resolve()"
                      : type.equals("Uint8Array") ? "new Uint8Array(1)" : "new " + type + "()")
                  + ")",
              RunOptions.reference());
      assertThat(a.evalClosure("return $0 instanceof " + type, made).asBoolean()).as(type).isTrue();
      assertThat(b.evalClosure("return $0 instanceof " + type, made).asBoolean())
          .as(type)
          .isFalse();
    }
    assertThat(
            b.evalClosure(
                    "return Array.isArray($0) && Symbol.iterator === $1",
                    a.eval("[]", RunOptions.reference()),
                    a.eval("Symbol.iterator", RunOptions.reference()))
                .asBoolean())
        .isTrue();
  }

  @Test
  void context_argumentsAndResults_areOfTheContextThatGetsThem() {
    Context a = isolate.createContext();

    assertThat(
            a.evalClosure(
                    "return $0 instanceof Array && $0[0] instanceof Map && $1 instanceof Error",
                    List.of(JsValue.of(dev.cloche.JsMap.builder().build())),
                    dev.cloche.JsError.of("TypeError", "m"))
                .asBoolean())
        .isTrue();
    a.global().set("o", Map.of("list", List.of(1)));
    assertThat(a.eval("o instanceof Object && o.list instanceof Array").asBoolean()).isTrue();
  }

  @Test
  void context_changes_stayInIt() {
    Context a = isolate.createContext();
    a.eval(
        """
        Array.prototype.map = () => 'bad'; Object.prototype.polluted = 1; globalThis.x = 1;
        JSON.stringify = () => 'bad'; globalThis.undefinedThing = 1; Promise.prototype.then = () => 'bad';
        Math.random = () => 4; console.log = null; delete globalThis.URL; api.call = () => 'forged'; 0
        """);

    for (Context other : List.of(isolate.context(), isolate.createContext())) {
      assertThat(
              other.eval(
                  "[[1].map((n) => n + 1)[0], ({}).polluted, typeof x, JSON.stringify(1), typeof URL, api.call(), Math.random() < 1]"))
          .hasToString("[2, undefined, \"undefined\", \"1\", \"function\", \"called\", true]");
      assertThat(other.eval("Promise.resolve(5).then((n) => n + 1)").asInt()).isEqualTo(6);
    }
    assertThat(a.eval("x").asInt()).isEqualTo(1);
  }

  /** A seed that is fixed fixes all contexts' random numbers, which differ from each other. */
  @Test
  void context_random_isRepeatableAndItsOwn() {
    String draw = "[Math.random(), Math.random()].join()";
    try (Isolate first = Isolate.builder().seed(7).build();
        Isolate second = Isolate.builder().seed(7).build()) {
      String main = first.eval(draw).asString();
      String a = first.createContext().eval(draw).asString();
      String b = first.createContext().eval(draw).asString();
      assertThat(List.of(main, a, b)).doesNotHaveDuplicates();
      assertThat(second.eval(draw).asString()).isEqualTo(main);
      assertThat(second.createContext().eval(draw).asString()).isEqualTo(a);
      assertThat(second.createContext().eval(draw).asString()).isEqualTo(b);
    }
  }

  @Test
  void context_granted_hasFunctionsGrantedBeforeOnly() {
    Context early = isolate.createContext();
    isolate.hostFunction("late", arguments -> 1);

    assertThat(isolate.eval("typeof late").asString()).isEqualTo("function");
    assertThat(early.eval("typeof late + typeof api.call").asString())
        .isEqualTo("undefinedfunction");
  }

  @Test
  void context_madeLater_hasFunctionsGrantedSinceTheIsolateWasBuilt() {
    isolate.hostFunction("late", arguments -> 1);
    isolate.hostFunction("late", arguments -> 2);
    isolate.hostFunction("api.call", arguments -> "the later one");
    isolate.install("tools", new Tools());
    Context made = isolate.createContext();

    assertThat(made.eval("[late(), api.call(), tools.twice(4)].join()").asString())
        .isEqualTo("2,the later one,8");
  }

  /** Installed later. */
  public static final class Tools {
    /** {@return twice as much} */
    @HostMethod
    public int twice(int n) {
      return 2 * n;
    }
  }
}
