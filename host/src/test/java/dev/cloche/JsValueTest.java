package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsValueTest {
  @Test
  void scalars_readAsJava() {
    assertThat(JsValue.of(true).asBoolean()).isTrue();
    assertThat(JsValue.of(-0.0).asInt()).isZero();
    assertThat(JsValue.of(1e15).asLong()).isEqualTo(1_000_000_000_000_000L);
    assertThat(JsBigInt.of(-5).asInt()).isEqualTo(-5);
    assertThat(JsBigInt.of(Long.MIN_VALUE).asLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(JsValue.of(1e20).asBigInteger()).isEqualTo(new BigInteger("100000000000000000000"));
    assertThat(JsValue.of("x").asString()).isEqualTo("x");
    assertThat(JsValue.of(Instant.EPOCH).asInstant()).isEqualTo(Instant.EPOCH);
    assertThat(
            JsTypedArray.of(JsTypedArray.Kind.UINT8, JsArrayBuffer.of(new byte[] {1, 2}), 1, 1)
                .asBytes())
        .containsExactly(2);
  }

  @Test
  void scalars_notWhatWasAskedFor() {
    assertThatThrownBy(() -> JsValue.of("7").asInt())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected an int, but the value is string \"7\"");
    assertThatThrownBy(() -> JsValue.undefined().asString())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected a string, but the value is undefined");
    assertThatThrownBy(() -> JsValue.of(1.5).asLong()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsValue.of(0x1p63).asLong()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsValue.of(0x1p31).asInt()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsValue.of(Double.NaN).asInt())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsBigInt.of(1L << 31).asInt())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsDate.invalid().asInstant())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsValue.of(Double.POSITIVE_INFINITY).asBigInteger())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void get_chain() {
    JsValue user = JsValue.of(Map.of("tags", List.of("a", "b")));

    assertThat(user.get("tags").get(1).asString()).isEqualTo("b");
    assertThat(user.get("missing").isUndefined()).isTrue();
    assertThat(user.get("tags").get(9).isNullish()).isTrue();
    assertThatThrownBy(() -> user.get("missing").get("name"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"name\"")
        .hasMessageContaining("undefined");
    assertThatThrownBy(() -> user.get(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void primitives_equalByValue() {
    assertThat(JsNumber.of(5)).isEqualTo(JsNumber.of(5.0)).hasSameHashCodeAs(JsNumber.of(5.0));
    assertThat(JsNumber.of(Double.NaN)).isEqualTo(JsNumber.of(Double.NaN));
    assertThat(JsNumber.of(-0.0)).isNotEqualTo(JsNumber.of(0));
    assertThat(JsString.of("a")).isEqualTo(JsString.of(CharBuffer.wrap("a")));
    assertThat(new JsDate(5)).isEqualTo(new JsDate(5));
  }

  @Test
  void containers_equalThemselvesOnly() {
    JsObject object = JsObject.of(Map.of("a", 1));
    JsValue same = object;
    assertThat(object).isEqualTo(same).isNotEqualTo(JsObject.of(Map.of("a", 1)));
    assertThat(object.properties()).isEqualTo(JsObject.of(Map.of("a", 1)).properties());
  }

  @Test
  void cyclicValue_toStringEqualsHashCode() {
    JsObject.Builder builder = JsObject.builder();
    builder.put("list", JsArray.of(builder.self()));
    builder.put("map", JsMap.builder().put(builder.self(), builder.self()).build());
    builder.put("set", JsSet.of(builder.self()));
    JsObject cyclic = builder.build();

    assertThat(cyclic.toString()).contains("list: [{").contains("{...}").hasSizeLessThan(5000);
    JsValue same = cyclic;
    assertThat(cyclic).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(cyclic.properties()).hasSameHashCodeAs(cyclic.properties());
  }

  @Test
  void toString_bounded() {
    String[] many = new String[100_000];
    Arrays.fill(many, "x".repeat(50));
    JsValue wide = JsValue.of(List.of(many, many, many));
    assertThat(wide.toString()).hasSizeLessThan(10_000);
    assertThat(JsValue.of("y".repeat(1_000_000)).toString()).hasSizeLessThan(2000);
    JsBigInt large = JsBigInt.of(BigInteger.ONE.shiftLeft(1 << 20));
    assertThat(large.toString()).isEqualTo("<BigInt of 1048577 bits>");
    assertThat(JsError.of("E".repeat(9999), "m".repeat(99_999)).toString()).hasSizeLessThan(2000);
  }

  @Test
  void toString_escapesWhatCouldForgeALog() {
    String text = JsValue.of("a\r\nERROR \u001b[31m\u2028\u202e\ud800\"").toString();
    assertThat(text).isEqualTo("\"a\\u000d\\nERROR \\u001b[31m\\u2028\\u202e\\ud800\\\"\"");
    assertThat(JsError.of("Type\nError", "x\ny").toString()).isEqualTo("[Type\\nError: x\\ny]");
    assertThat(JsValue.of(Map.of("a\nb", 1)).toString()).isEqualTo("{\"a\\nb\": 1}");
  }

  @Test
  void number_printsAsJavaScript() {
    assertThat(List.of(1.0, -0.0, 0.1, 1e21, 1.5e-7, 123456789012345680000.0, 1e-6, -1e-7))
        .extracting(number -> JsNumber.of(number).toString())
        .containsExactly(
            "1", "-0", "0.1", "1e+21", "1.5e-7", "123456789012345680000", "0.000001", "-1e-7");
  }

  @Test
  void switch_needsNoDefault() {
    JsValue value = JsValue.of(41);
    int result =
        switch (value) {
          case JsNumber number -> number.asInt() + 1;
          case JsUndefined u -> 0;
          case JsNull n -> 0;
          case JsBoolean b -> 0;
          case JsBigInt i -> 0;
          case JsString s -> 0;
          case JsDate d -> 0;
          case JsRegExp r -> 0;
          case JsArray a -> 0;
          case JsObject o -> 0;
          case JsMap m -> 0;
          case JsSet s -> 0;
          case JsArrayBuffer b -> 0;
          case JsTypedArray t -> 0;
          case JsError e -> 0;
        };
    assertThat(result).isEqualTo(42);
  }
}
