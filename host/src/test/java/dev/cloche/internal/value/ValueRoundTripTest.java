package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsDate;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsNumber;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java's codec against the engine's own: what goes in comes out, the same graph of values. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValueRoundTripTest {

  private static final long SEEDS = 400;

  private final Isolate isolate = Isolate.create();

  @BeforeAll
  void defineIdentity() {
    isolate.eval(
        """
        function identity(x) { return x; }
        function check(x, test) { return new Function('x', `return ${test}`)(x); }
        """);
  }

  @AfterAll
  void close() {
    isolate.close();
  }

  static Stream<Arguments> everyKind() {
    JsArrayBuffer buffer = JsArrayBuffer.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 0x3c, 0, 0});
    JsObject shared = JsObject.builder().put("s", 1).build();
    JsArray.Builder cycle = JsArray.builder();
    cycle.add(1).add(cycle.self());
    JsMap.Builder map = JsMap.builder();
    map.put(map.self(), map.self());
    JsError.Builder error = JsError.builder("TypeError", "m", "at f (a.js:1:2)");
    error.cause(error.self());
    return Stream.of(
        Arguments.of(JsUndefined.UNDEFINED, "x === undefined"),
        Arguments.of(JsValue.of(null), "x === null"),
        Arguments.of(JsValue.of(true), "x === true"),
        Arguments.of(JsNumber.of(-0.0), "Object.is(x, -0)"),
        Arguments.of(JsNumber.of(Double.NaN), "Object.is(x, NaN)"),
        Arguments.of(JsNumber.of(Double.NEGATIVE_INFINITY), "x === -Infinity"),
        Arguments.of(JsNumber.of(Integer.MIN_VALUE), "x === -2147483648"),
        Arguments.of(JsNumber.of(9007199254740991.0), "x === Number.MAX_SAFE_INTEGER"),
        Arguments.of(JsNumber.of(Double.MIN_VALUE), "x === Number.MIN_VALUE"),
        Arguments.of(new JsString(""), "x === ''"),
        Arguments.of(new JsString("\u0000\u00ff"), "x === '\\0\\xff'"),
        Arguments.of(new JsString("a\ud800"), "x.length === 2 && x.charCodeAt(1) === 0xd800"),
        Arguments.of(new JsString("\ude00\ud83d"), "x === '\\ude00\\ud83d'"),
        Arguments.of(new JsString("\ud83d\ude00"), "[...x].length === 1"),
        Arguments.of(JsBigInt.of(0), "x === 0n"),
        Arguments.of(JsBigInt.of(-1), "x === -1n"),
        Arguments.of(JsBigInt.of(BigInteger.ONE.shiftLeft(63)), "x === 2n ** 63n"),
        Arguments.of(JsBigInt.of(BigInteger.ONE.shiftLeft(9999).negate()), "x === -(2n ** 9999n)"),
        Arguments.of(new JsDate(-1), "x instanceof Date && x.getTime() === -1"),
        Arguments.of(new JsDate(JsDate.MAX_EPOCH_MILLIS), "x.getTime() === 864e13"),
        Arguments.of(JsDate.invalid(), "x instanceof Date && Number.isNaN(x.getTime())"),
        Arguments.of(new JsRegExp("a/?\\/", "dgimsuy"), "x instanceof RegExp && x.test('A/')"),
        Arguments.of(JsArray.builder().hole().add(1).hole().build(), "!(0 in x) && x.length === 3"),
        Arguments.of(
            JsArray.builder().length(4_294_967_294L).add("end").build(),
            "x.length === 2 ** 32 - 1 && x[2 ** 32 - 2] === 'end' && Object.keys(x).length === 1"),
        Arguments.of(JsArray.of(shared, shared), "x[0] === x[1] && x[0].s === 1"),
        Arguments.of(cycle.build(), "x[1] === x"),
        Arguments.of(
            JsObject.builder().put("__proto__", 1).put("constructor", 2).put("", 3).build(),
            "Object.getPrototypeOf(x) === Object.prototype && Object.keys(x).length === 3"),
        Arguments.of(JsObject.builder().put("a\ud800\u0000", 1).build(), "x['a\\ud800\\0'] === 1"),
        Arguments.of(map.build(), "x instanceof Map && x.get(x) === x"),
        Arguments.of(
            JsMap.builder().put(Double.NaN, 1).put(0, 2).put("0", 3).build(),
            "x.get(NaN) === 1 && x.get(-0) === 2 && x.get('0') === 3"),
        Arguments.of(JsSet.of(1, "1", shared, null), "x instanceof Set && x.size === 4"),
        Arguments.of(buffer, "x instanceof ArrayBuffer && x.byteLength === 12"),
        Arguments.of(JsArrayBuffer.of(), "x.byteLength === 0"),
        Arguments.of(view(JsTypedArray.Kind.UINT8_CLAMPED, buffer, 0, 3), "x[2] === 3"),
        Arguments.of(view(JsTypedArray.Kind.INT16, buffer, 2, 2), "x[0] === 0x403"),
        Arguments.of(view(JsTypedArray.Kind.FLOAT16, buffer, 8, 1), "x[0] === 1"),
        Arguments.of(
            view(JsTypedArray.Kind.BIGUINT64, buffer, 0, 1), "x[0] === 0x807060504030201n"),
        Arguments.of(
            view(JsTypedArray.Kind.DATA_VIEW, buffer, 3, 5),
            "x instanceof DataView && x.getUint8(0) === 4"),
        Arguments.of(
            JsArray.of(
                view(JsTypedArray.Kind.UINT8, buffer, 0, 12),
                buffer,
                view(JsTypedArray.Kind.FLOAT64, buffer, 0, 1)),
            "x[0].buffer === x[1] && x[2].buffer === x[1]"),
        Arguments.of(error.build(), "x instanceof TypeError && x.cause === x && x.message === 'm'"),
        Arguments.of(
            JsError.builder("AggregateError", "many")
                .errors(JsArray.of(JsError.of("E", "a"), 7))
                .build(),
            "x instanceof Error && x.errors.length === 2 && x.errors[0].name === 'E'"));
  }

  private static JsTypedArray view(
      JsTypedArray.Kind kind, JsArrayBuffer buffer, int offset, int length) {
    return JsTypedArray.of(kind, buffer, offset, length);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void value_ofEachKind_isTheSameInTheGuestAndBack(JsValue value, String test) {
    assertThat(isolate.call("check", value, test)).hasToString("true");
    JsValue back = isolate.call("identity", value);
    assertThat(Isomorphism.same(value, back)).as("%s is %s", back, value).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyTypedArray")
  void typedArray_ofEachKind_isTheSame(JsTypedArray.Kind kind) {
    byte[] bytes = new byte[32];
    new Random(1).nextBytes(bytes);
    JsValue value = view(kind, JsArrayBuffer.of(bytes), 8, 16 / kind.bytesPerElement());

    assertThat(Isomorphism.same(value, isolate.call("identity", value))).isTrue();
  }

  static JsTypedArray.Kind[] everyTypedArray() {
    return JsTypedArray.Kind.values();
  }

  @Test
  void value_random_isTheSame() {
    for (long seed = 0; seed < SEEDS; seed++) {
      JsValue value = new RandomValues(seed, true).next();
      JsValue back = isolate.call("identity", value);
      assertThat(Isomorphism.same(value, back)).as("seed %d: %s is %s", seed, back, value).isTrue();
    }
  }

  @Test
  void value_randomThroughAGlobal_isTheSame() {
    for (long seed = SEEDS; seed < SEEDS + 50; seed++) {
      JsValue value = new RandomValues(seed, true).next();
      isolate.setGlobals(java.util.Map.of("passed", value));
      assertThat(Isomorphism.same(value, isolate.eval("[passed]").get(0)))
          .as("seed %d", seed)
          .isTrue();
    }
  }

  @Test
  void value_randomThroughAHostFunction_isTheSame() {
    try (Isolate echo =
        Isolate.builder().hostFunction("echo", arguments -> arguments.get(0)).build()) {
      echo.eval("function through(x) { return echo(x); }");
      for (long seed = 1000; seed < 1100; seed++) {
        JsValue value = new RandomValues(seed, true).next();
        JsValue back = echo.call("through", value);
        assertThat(Isomorphism.same(value, back)).as("seed %d: %s", seed, value).isTrue();
      }
    }
  }

  @Test
  void value_large_isTheSame() {
    byte[] bytes = new byte[4 << 20];
    Arrays.fill(bytes, (byte) 0x5a);
    JsArray.Builder many = JsArray.builder();
    for (int i = 0; i < 50_000; i++) {
      many.add("item " + i);
    }
    JsArray value = JsArray.of(bytes, many.build(), "\u4f60".repeat(500_000));

    assertThat(Isomorphism.same(value, isolate.call("identity", value))).isTrue();
  }
}
