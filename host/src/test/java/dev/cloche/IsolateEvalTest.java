package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts, calls and globals of one isolate. */
class IsolateEvalTest {

  private final Isolate isolate = Isolate.create();

  @AfterEach
  void close() {
    isolate.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 + 1                                      | 2
          [1, 2, 3].map((x) => x * x).join(' ')      | "1 4 9"
          2n ** 70n                                  | 1180591620717411303424
          typeof undefined                           | "undefined"
          with ({ a: 5 }) { a }                      | 5
          new Intl0().x ?? 1                         | 1
          /(?<y>\\d{4})/.exec('in 2026').groups.y    | "2026"
          eval('1;;;;')                              | 1
          (0, eval)('this === globalThis')           | true
          new Function('a', 'return a * 2')(21)      | 42
          [...new Set('hello')].length               | 4
          """)
  void eval_expression_isItsValue(String source, String expected) {
    isolate.eval("class Intl0 {}");

    assertThat(isolate.eval(source)).hasToString(expected);
  }

  @Test
  void eval_empty_isUndefined() {
    assertThat(isolate.eval("")).isEqualTo(JsValue.undefined());
    assertThat(isolate.eval("// nothing")).isEqualTo(JsValue.undefined());
  }

  @Test
  void eval_declarations_stayForLaterRuns() {
    isolate.eval(
        "let a = 1; const b = 2; var c = 3; function d() { return a + b + c; } class E {}");
    isolate.eval("a = 10;");

    assertThat(isolate.eval("d() + (new E() instanceof E ? 100 : 0)").asInt()).isEqualTo(115);
  }

  @Test
  void eval_afterAGuestError_keepsItsState() {
    isolate.eval("globalThis.n = 1;");
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.eval("n = 2; throw 1"));

    assertThat(isolate.isClosed()).isFalse();
    assertThat(isolate.eval("n").asInt()).isEqualTo(2);
  }

  @Test
  void eval_nonLatinSource_isRead() {
    assertThat(isolate.eval("const \u4f60 = '\ud83d\ude00\u00e9'; \u4f60").asString())
        .isEqualTo("\ud83d\ude00\u00e9");
    assertThat(isolate.eval("'\ud800'.charCodeAt(0)").asInt()).isEqualTo(0xd800);
  }

  @Test
  void call_function_getsCopiesOfItsArguments() {
    isolate.eval("function f(...values) { return values.map((v) => typeof v).join(); }");

    assertThat(isolate.call("f", 1, "a", true, null, List.of(1), Map.of("k", 2)).asString())
        .isEqualTo("number,string,boolean,object,object,object");
    assertThat(isolate.call("f").asString()).isEmpty();
  }

  @Test
  void call_sharedArguments_stayShared() {
    isolate.eval("function same(a, b) { return a === b.a; }");
    Map<String, Object> shared = new LinkedHashMap<>();

    assertThat(isolate.call("same", shared, Map.of("a", shared)).asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"toString", "constructor", "missing", "__proto__", "", "a.b", "notCallable"})
  void call_whatIsNoOwnFunction_isAnError(String name) {
    isolate.eval("globalThis.a = { b() { return 1; } }; globalThis.notCallable = 1;");

    assertThatExceptionOfType(GuestException.class).isThrownBy(() -> isolate.call(name));
    assertThat(isolate.isClosed()).isFalse();
  }

  @Test
  void call_nameThatLooksLikeCode_isAName() {
    isolate.eval("globalThis['x\\'); evil(\\n'] = () => 'called'; 0");

    assertThat(isolate.call("x'); evil(\n").asString()).isEqualTo("called");
  }

  @Test
  void setGlobals_values_areVariables() {
    isolate.setGlobals(Map.of("a", 1, "when", Instant.EPOCH, "list", List.of(1, 2)));

    assertThat(isolate.eval("a + when.getTime() + list.length").asInt()).isEqualTo(3);
    isolate.setGlobals(Map.of("a", 2));
    assertThat(isolate.eval("a").asInt()).isEqualTo(2);
  }

  @Test
  void setGlobals_settersOfTheGuest_doNotRun() {
    isolate.eval(
        """
        var ran = 0;
        Object.defineProperty(globalThis, 'a', { set() { ran++; }, configurable: true });
        Object.defineProperty(Object.prototype, 'b', { set() { ran++; }, configurable: true });
        """);

    isolate.setGlobals(Map.of("a", 1, "b", 2));

    assertThat(isolate.eval("a + b + ran * 100").asInt()).isEqualTo(3);
  }

  @Test
  void setGlobals_protoKey_pollutesNothing() {
    isolate.setGlobals(
        Map.of("__proto__", Map.of("evil", 1), "x", Map.of("__proto__", Map.of("evil", 1))));

    assertThat(isolate.eval("typeof evil + typeof x.evil + typeof {}.evil").asString())
        .isEqualTo("undefinedundefinedundefined");
  }

  @Test
  void usage_grows() {
    isolate.eval("1");
    Usage first = isolate.usage();
    isolate.eval("for (let i = 0; i < 1e5; i++);");
    Usage second = isolate.usage();

    assertThat(first.fuel()).isPositive();
    assertThat(second.fuel()).isGreaterThan(first.fuel() + 100_000);
    assertThat(second.wall()).isGreaterThan(first.wall());
    assertThat(second.cpu()).isGreaterThanOrEqualTo(first.cpu());
    assertThat(second.memoryBytes()).isBetween(1L << 18, 32L << 20);
    assertThat(second.hostCalls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a..b", ".a", "a.", "a b", "a-b", "a\n"})
  void hostFunction_badName_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Isolate.builder().hostFunction(name, arguments -> null));
  }

  @Test
  void hostFunction_nameTwice_isRefused() {
    IsolateBuilder builder = Isolate.builder().hostFunction("a.b", arguments -> null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.hostFunction("a.b", arguments -> null));
  }
}
