package dev.cloche.escape;

import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import dev.cloche.containment.HostileTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Techniques 12 to 14 of the containment list: what is thrown fights whoever reads it. */
class HostileErrorsTest {

  private static final List<String> PROPERTIES =
      List.of(
          "message", "name", "stack", "cause", "errors", "code", "toString", "constructor", "then");

  /** Bodies of an accessor. */
  private static final Map<String, String> BEHAVIOURS =
      new TreeMap<>(
          Map.of(
              "loops", "for (;;);",
              "throws", "throw new EvalError('x');",
              "answers a symbol", "return Symbol('s');",
              "answers itself", "return this;",
              "answers a proxy", "return new Proxy({}, { get() { for (;;); } });",
              "answers a long text", "return 'x'.repeat(3e5);"));

  /** Objects with an accessor %s of body %s. */
  private static final Map<String, String> OBJECTS =
      new TreeMap<>(
          Map.of(
              "an error", "Object.defineProperty(new Error('x'), '%s', { get() { %s } })",
              "an object", "({ get %s() { %s } })",
              "an inherited error", "new (class extends Error { get %s() { %s } })('x')",
              "a cause",
                  "new Error('y', { cause: Object.defineProperty(new TypeError('x'), '%s', { get() { %s } }) })"));

  private static final List<String> VALUES =
      List.of(
          "Symbol()",
          "null",
          "undefined",
          "1",
          "-0",
          "1n",
          "''",
          "'x'.repeat(4e6)",
          "() => 1",
          "class {}",
          "[]",
          "Object.create(null)",
          "new Proxy({}, { get() { for (;;); } })",
          "new Proxy(new Error('x'), { get() { for (;;); }, getOwnPropertyDescriptor() { for (;;); } })",
          "(() => { const r = Proxy.revocable(new Error('x'), {}); r.revoke(); return r.proxy; })()",
          "Promise.reject(1)",
          "new WeakMap()",
          "globalThis",
          "Error.prototype",
          "Object.setPrototypeOf(new Error('x'), null)",
          "Object.setPrototypeOf(new Error('x'), new Proxy(Error.prototype, { get() { for (;;); } }))",
          "Object.create(new Error('x'))",
          "{ then() { for (;;); } }",
          "{ message: { toString() { for (;;); } }, name: [[]], stack: 7 }");

  static List<HostileCase> generated() {
    List<HostileCase> cases = new ArrayList<>();
    for (String value : VALUES) {
      String also = value.contains("for (;;)") ? "TIME" : "ERR";
      cases.add(HostileCase.of(13, "throws " + value, "throw " + value, "ERR", also));
    }
    OBJECTS.forEach(
        (object, source) ->
            BEHAVIOURS.forEach(
                (behaviour, body) -> {
                  for (String property : PROPERTIES) {
                    String name = "throws " + object + " whose " + property + " " + behaviour;
                    String thrown = "throw " + source.formatted(property, body);
                    String also = body.contains("for (;;)") ? "TIME" : "MEM";
                    cases.add(HostileCase.of(13, name, thrown, "ERR", also));
                  }
                }));
    return cases;
  }

  @Hostile(
      value = 13,
      ends = {"ERR", "TIME", "MEM"})
  @TestFactory
  Stream<DynamicTest> technique12To14_whatIsThrown_isAnErrorOrEndsTheRun() {
    return HostileTests.of(HostFunctions.read("errors.js"), generated());
  }
}
