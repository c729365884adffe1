package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsContainersTest {
  @Test
  void object_keepsOrderAndOddKeys() {
    JsObject.Builder builder = JsObject.builder();
    for (String key : List.of("b", "__proto__", "", "constructor", "a", "hasOwnProperty")) {
      builder.put(key, key);
    }
    JsObject object = builder.put("b", 2).build();

    assertThat(object.keys())
        .containsExactly("b", "__proto__", "", "constructor", "a", "hasOwnProperty");
    assertThat(object.get("b").asInt()).isEqualTo(2);
    assertThat(object.get("__proto__").asString()).isEqualTo("__proto__");
    assertThat(object.get("toString").isUndefined()).isTrue();
    assertThat(object.has("toString")).isFalse();
  }

  @Test
  void object_readOnly() {
    JsObject object = JsObject.of(Map.of("a", 1));
    assertThatThrownBy(() -> object.properties().put("b", JsNull.NULL))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> object.keys().remove("a"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> object.properties().entrySet().iterator().next().setValue(null))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void builders_closedByBuild() {
    JsObject.Builder object = JsObject.builder();
    object.build();
    assertThatThrownBy(() -> object.put("a", 1)).isInstanceOf(IllegalStateException.class);
    JsArray.Builder array = JsArray.builder();
    array.build();
    assertThatThrownBy(() -> array.add(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(array::hole).isInstanceOf(IllegalStateException.class);
    JsMap.Builder map = JsMap.builder();
    map.build();
    assertThatThrownBy(() -> map.put(1, 1)).isInstanceOf(IllegalStateException.class);
    JsSet.Builder set = JsSet.builder();
    set.build();
    assertThatThrownBy(() -> set.add(1)).isInstanceOf(IllegalStateException.class);
    JsError.Builder error = JsError.builder("E", "");
    error.build();
    assertThatThrownBy(() -> error.cause(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void array_holes() {
    JsArray array = JsArray.builder().add("a").hole().add(JsValue.undefined()).build();

    assertThat(array.length()).isEqualTo(3);
    assertThat(array.has(1)).isFalse();
    assertThat(array.has(2)).isTrue();
    assertThat(array.get(1).isUndefined()).isTrue();
    assertThat(array.indices()).containsExactly(0, 2);
    assertThat(array.elements()).hasSize(3);
    assertThat(array.toString()).isEqualTo("[\"a\", <hole>, undefined]");
  }

  @Test
  void array_sparse() {
    JsArray array = JsArray.builder().add(0).length(4_294_967_294L).add("end").build();

    assertThat(array.isSparse()).isTrue();
    assertThat(array.length()).isEqualTo(4_294_967_295L);
    assertThat(array.get(4_294_967_294L).asString()).isEqualTo("end");
    assertThat(array.get(-1L).isUndefined()).isTrue();
    assertThat(array.indices()).containsExactly(0, 4_294_967_294L);
    assertThatThrownBy(array::elements).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(array::toJava).hasMessageContaining("sparse");
  }

  @Test
  void array_fullOrDescending() {
    JsArray.Builder array = JsArray.builder().length(4_294_967_295L);
    assertThatThrownBy(() -> array.add(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> array.length(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> array.length(5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void array_randomShapes() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      JsArray.Builder builder = JsArray.builder();
      TreeMap<Long, Integer> expected = new TreeMap<>();
      long length = 0;
      for (int i = random.nextInt(200); i > 0; i--) {
        if (random.nextInt(4) == 0) {
          length += random.nextInt(random.nextInt(10) == 0 ? 1000 : 3);
          builder.length(length);
        } else {
          expected.put(length++, i);
          builder.add(i);
        }
      }
      JsArray array = builder.build();
      assertThat(array.length()).isEqualTo(length);
      assertThat(array.indices())
          .containsExactly(expected.keySet().stream().mapToLong(Long::longValue).toArray());
      expected.forEach((at, value) -> assertThat(array.get((long) at).asInt()).isEqualTo(value));
      assertThat(array.isSparse()).isEqualTo(length > 64 && expected.size() * 2L < length);
    }
  }

  @Test
  void map_keysAsInJavaScript() {
    JsObject key = JsObject.builder().build();
    JsMap map =
        JsMap.builder()
            .put(Double.NaN, "nan")
            .put(-0.0, "zero")
            .put(key, "object")
            .put("1", "string")
            .put(1, "number")
            .put(BigInteger.ONE, "bigint")
            .put(JsValue.undefined(), "undefined")
            .put(null, "null")
            .build();

    assertThat(map.size()).isEqualTo(8);
    assertThat(map.get(JsNumber.of(Double.NaN)).asString()).isEqualTo("nan");
    assertThat(map.get(JsNumber.of(0)).asString()).isEqualTo("zero");
    assertThat(map.get(JsNumber.of(-0.0)).asString()).isEqualTo("zero");
    assertThat(map.get(key).asString()).isEqualTo("object");
    assertThat(map.has(JsObject.builder().build())).isFalse();
    assertThat(map.get("1").asString()).isEqualTo("string");
    assertThat(map.get(JsNumber.of(1)).asString()).isEqualTo("number");
    assertThat(map.get(JsBigInt.of(1)).asString()).isEqualTo("bigint");
    assertThat(map.get("2").isUndefined()).isTrue();
  }

  @Test
  void set_valuesOnce() {
    JsSet set = JsSet.of(1, 1.0, "1", 0, -0.0, null, null);
    assertThat(set.size()).isEqualTo(4);
    assertThat(set.has(JsString.of("1"))).isTrue();
    assertThat(set.toString()).isEqualTo("Set(4) {1, \"1\", 0, null}");
  }

  @Test
  void arrayBuffer_doesNotChange() {
    byte[] source = {1, 2, 3};
    JsArrayBuffer buffer = JsArrayBuffer.of(source);
    source[0] = 9;
    buffer.asBytes()[1] = 9;

    assertThat(buffer.asBytes()).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> buffer.asByteBuffer().put(0, (byte) 9))
        .isInstanceOf(ReadOnlyBufferException.class);
    assertThat(JsArrayBuffer.of(ByteBuffer.wrap(source, 1, 2)).asBytes()).containsExactly(2, 3);
  }

  @Test
  void typedArray_everyKind() {
    JsArrayBuffer ones = JsArrayBuffer.of(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
    Map<JsTypedArray.Kind, String> expected =
        Map.ofEntries(
            Map.entry(JsTypedArray.Kind.UINT8_CLAMPED, "255"),
            Map.entry(JsTypedArray.Kind.UINT8, "255"),
            Map.entry(JsTypedArray.Kind.DATA_VIEW, "255"),
            Map.entry(JsTypedArray.Kind.INT8, "-1"),
            Map.entry(JsTypedArray.Kind.INT16, "-1"),
            Map.entry(JsTypedArray.Kind.UINT16, "65535"),
            Map.entry(JsTypedArray.Kind.INT32, "-1"),
            Map.entry(JsTypedArray.Kind.UINT32, "4294967295"),
            Map.entry(JsTypedArray.Kind.BIGINT64, "-1"),
            Map.entry(JsTypedArray.Kind.BIGUINT64, "18446744073709551615"),
            Map.entry(JsTypedArray.Kind.FLOAT16, "NaN"),
            Map.entry(JsTypedArray.Kind.FLOAT32, "NaN"),
            Map.entry(JsTypedArray.Kind.FLOAT64, "NaN"));
    for (JsTypedArray.Kind kind : JsTypedArray.Kind.values()) {
      JsTypedArray array = JsTypedArray.of(kind, ones, 0, 8 / kind.bytesPerElement());
      assertThat(array.get(array.length() - 1)).as(kind.name()).hasToString(expected.get(kind));
      assertThat(array.get(array.length()).isUndefined()).isTrue();
    }
  }

  @Test
  void typedArray_littleEndian() {
    assertThat(JsTypedArray.of(1, 2).asBytes()).containsExactly(1, 0, 0, 0, 2, 0, 0, 0);
    assertThat(JsTypedArray.of(1.5).get(0)).isEqualTo(JsNumber.of(1.5));
    assertThat(JsTypedArray.of(1.5f).get(0)).isEqualTo(JsNumber.of(1.5));
    assertThat(JsTypedArray.of(-1L).get(0)).isEqualTo(JsBigInt.of(-1));
  }

  @Test
  void typedArray_outsideOrUnaligned() {
    JsArrayBuffer buffer = JsArrayBuffer.of(new byte[8]);
    for (int[] bad : new int[][] {{0, 3}, {4, 2}, {1, 1}, {-4, 1}, {0, -1}, {0, 1 << 30}}) {
      assertThatThrownBy(() -> JsTypedArray.of(JsTypedArray.Kind.INT32, buffer, bad[0], bad[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void date_range() {
    assertThat(new JsDate(8.64e15)).hasToString("+275760-09-13T00:00:00.000Z");
    assertThat(new JsDate(-8.64e15)).hasToString("-271821-04-20T00:00:00.000Z");
    assertThat(new JsDate(-1)).hasToString("1969-12-31T23:59:59.999Z");
    assertThat(new JsDate(-0.0)).isEqualTo(new JsDate(0));
    assertThat(JsDate.invalid()).hasToString("Invalid Date");
    assertThatThrownBy(() -> new JsDate(8.64e15 + 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new JsDate(0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsDate.of(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void regExp_flags() {
    assertThat(new JsRegExp("a\\/b", "dgimsuy")).hasToString("/a\\\\/b/dgimsuy");
    assertThatThrownBy(() -> new JsRegExp("a", "gg")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new JsRegExp("a", "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void error_parts() {
    JsError error =
        JsError.builder("TypeError", "no", "at f")
            .code(7)
            .cause("why")
            .errors(JsArray.of(1))
            .build();
    assertThat(error.get("name").asString()).isEqualTo("TypeError");
    assertThat(error.get("cause").asString()).isEqualTo("why");
    assertThat(error.get("code").asInt()).isEqualTo(7);
    assertThat(error.get("errors").get(0).asInt()).isEqualTo(1);
    assertThat(error.get("other").isUndefined()).isTrue();
    assertThat(JsError.of("E", "").get("stack").isUndefined()).isTrue();
    assertThat(JsError.of("E", "").code()).isEmpty();
    assertThatThrownBy(() -> JsError.builder("E", "").code(true))
        .hasMessage("code must be a string or a number");
    assertThat(error).hasToString("[TypeError: no]");
  }
}
