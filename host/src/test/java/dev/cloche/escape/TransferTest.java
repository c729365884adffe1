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

/** Techniques 22 to 36 of the containment list, and 92 as far as scripts can: what crosses. */
class TransferTest {

  private static final List<String> TRAPS =
      List.of(
          "get",
          "has",
          "ownKeys",
          "getOwnPropertyDescriptor",
          "getPrototypeOf",
          "isExtensible",
          "set",
          "defineProperty");

  private static final Map<String, String> BODIES =
      Map.of("loops", "for (;;);", "throws", "throw new EvalError('x');", "lies", "return [{}];");

  /** Places of a proxy %s. */
  private static final Map<String, String> PLACES =
      new TreeMap<>(
          Map.of(
              "result", "%s",
              "in an object", "({ a: %s })",
              "prototype", "Object.create(%s)",
              "key of a Map", "new Map([[%s, 1]])",
              "resolved", "Promise.resolve([%s])",
              "argument", "give(%s)",
              "of an array", "Object.setPrototypeOf([1, , 3], %s)",
              "cause", "Object.assign(new Error('x'), { cause: %s })"));

  static List<HostileCase> generated() {
    List<HostileCase> cases = new ArrayList<>();
    for (String trap : TRAPS) {
      BODIES.forEach(
          (does, body) ->
              PLACES.forEach(
                  (place, source) -> {
                    String proxy = "new Proxy({}, { %s() { %s } })".formatted(trap, body);
                    cases.add(
                        HostFunctions.granted(
                            HostileCase.of(
                                23,
                                place + ", a proxy whose " + trap + " " + does,
                                source.formatted(proxy),
                                "ERR",
                                "OK",
                                body.contains("for (;;)") ? "TIME" : "ERR")));
                  }));
    }
    return cases;
  }

  @Hostile(
      value = 23,
      ends = {"ERR", "OK", "TIME"})
  @TestFactory
  Stream<DynamicTest> technique22To36_whatCrosses_isReadInsideTheLimits() {
    return HostileTests.of(HostFunctions.read("transfer.js", "bytes.js"), generated());
  }
}
