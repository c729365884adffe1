package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsArray;
import dev.cloche.JsValue;
import dev.cloche.Scripts;
import dev.cloche.Trial;
import dev.cloche.containment.Hostile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Results that fight their own reading. */
class HostileResultTest {

  static List<Scripts.Case> hostile() {
    return Scripts.read(HostileResultTest.class, "results.js");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Hostile({22, 24, 25, 27, 29, 32})
  void result_hostile_endsAsItShould(Scripts.Case script) {
    Trial trial = Trial.run(Trial.SMALL, script.source());

    assertThat(trial.ending()).isIn(script.endings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NaN                                | {"$js":"number","value":"NaN"}
          -0                                 | {"$js":"number","value":"-0"}
          1e400                              | {"$js":"number","value":"Infinity"}
          2 ** 53 + 1                        | 9007199254740992
          2n ** 64n                          | {"$js":"bigint","value":"18446744073709551616"}
          undefined                          | {"$js":"undefined"}
          new Date(NaN)                      | {"$js":"date","value":null}
          [, , 1]                            | [{"$js":"hole"},{"$js":"hole"},1]
          ({ a: undefined })                 | {"a":{"$js":"undefined"}}
          new (class A { x = 1; #y = 2 })()  | {"x":1}
          Object(1n)                         | {"$js":"bigint","value":"1"}
          [Object('s'), Object(true)]        | ["s",true]
          ({ [Symbol('s')]: 1, b: 2 })       | {"b":2}
          Object.create({ inherited: 1 })    | {}
          Object.defineProperty({}, 'h', { value: 1 }) | {}
          """)
  @Hostile(31)
  void result_ofAPeculiarKind_isTheDocumentedOne(String source, String json) {
    assertThat(Trial.evalFresh(source).toJson()).hasToString(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ({ first: 1, f: () => 1 })                  | result.f
          ({ a: { b: [0, { 'c d': Symbol('s') }] } }) | result.a.b[1]["c d"]
          ({ get a() { return { g: () => 1 }; } })    | result.a.g
          ({ 7: () => 1 })                            | result["7"]
          [[], Object.assign([], { length: 99, 50: class {} })] | result[1][50]
          new Map([['k', { v: new WeakMap() }]])      | result<value 0>.v
          Object.assign(Object.create(null), { x: new Set([[() => 1]]) }) | result.x<0>[0]
          """)
  void result_thatDoesNotCross_isNamedByItsPath(String source, String path) {
    assertThatThrownBy(() -> Trial.evalFresh(source))
        .hasMessageStartingWith("DataCloneError: " + path + " could not be cloned");
  }

  @Test
  void result_changedByItsOwnGetter_isASnapshot() {
    JsValue value =
        Trial.evalFresh(
            "const r = { get a() { r.list.length = 0; delete r.b; return 1; }, list: [1, 2], b: 3 }; r");

    assertThat(value.get("a").asInt()).isEqualTo(1);
    assertThat(((JsArray) value.get("list")).length()).isZero();
  }

  @Test
  void result_hostileArgument_cannotBeReadTwice() {
    int[] calls = new int[1];
    IsolateBuilder builder =
        Isolate.builder().limits(Trial.SMALL).hostFunction("host", arguments -> ++calls[0]);

    Trial trial =
        Trial.run(
            builder,
            """
            let reads = 0;
            const o = { get a() { reads++; return host({ get b() { reads++; return 1; } }); } };
            host(o);
            reads;
            """);

    assertThat(trial.value()).hasToString("2");
    assertThat(calls[0]).isEqualTo(2);
  }
}
