package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsDate;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsTypedArray;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // a null fails the test
class JavaExporterTest {
  @Test
  void toJava_everyKind() {
    assertThat(JsValue.undefined().toJava()).isNull();
    assertThat(JsValue.nullValue().toJava()).isNull();
    assertThat(JsValue.of(true).toJava()).isEqualTo(true);
    assertThat(JsValue.of(1).toJava()).isEqualTo(1.0);
    assertThat(JsValue.of(BigInteger.TWO).toJava()).isEqualTo(BigInteger.TWO);
    assertThat(JsValue.of("s").toJava()).isEqualTo("s");
    assertThat(new JsDate(0).toJava()).isEqualTo(Instant.EPOCH);
    assertThat(JsDate.invalid().toJava()).isNull();
    assertThat(new JsRegExp("a", "g").toJava()).isEqualTo("/a/g");
    assertThat(JsArray.builder().hole().add(1).build().toJava())
        .isEqualTo(Arrays.asList(null, 1.0));
    assertThat(JsObject.of(Map.of("a", "b")).toJava()).isEqualTo(Map.of("a", "b"));
    assertThat(JsArrayBuffer.of((byte) 1).toJava()).isEqualTo(new byte[] {1});
    assertThat(JsError.of("E", "m").toJava()).isEqualTo(Map.of("name", "E", "message", "m"));
  }

  @Test
  void toJava_typedArrays() {
    JsArrayBuffer ones = JsArrayBuffer.of(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
    for (JsTypedArray.Kind kind : JsTypedArray.Kind.values()) {
      Object expected =
          switch (kind) {
            case UINT8, UINT8_CLAMPED, INT8, DATA_VIEW ->
                new byte[] {-1, -1, -1, -1, -1, -1, -1, -1};
            case INT16 -> new short[] {-1, -1, -1, -1};
            case UINT16 -> new int[] {65535, 65535, 65535, 65535};
            case INT32 -> new int[] {-1, -1};
            case UINT32 -> new long[] {4294967295L, 4294967295L};
            case BIGINT64 -> new long[] {-1};
            case BIGUINT64 -> new BigInteger[] {new BigInteger("18446744073709551615")};
            case FLOAT16 -> new float[] {Float.NaN, Float.NaN, Float.NaN, Float.NaN};
            case FLOAT32 -> new float[] {Float.NaN, Float.NaN};
            case FLOAT64 -> new double[] {Double.NaN};
          };
      JsTypedArray array = JsTypedArray.of(kind, ones, 0, 8 / kind.bytesPerElement());
      assertThat(array.toJava()).as(kind.name()).isEqualTo(expected);
    }
  }

  @Test
  void toJava_mapAndSet() {
    JsObject key = JsObject.builder().build();
    JsMap map = JsMap.builder().put("a", 1).put(2, List.of()).put(null, 3).put(key, 4).build();

    Map<?, ?> java = (Map<?, ?>) map.toJava();

    assertThat(java.get("a")).isEqualTo(1.0);
    assertThat(java.get(2.0)).isEqualTo(List.of());
    assertThat(java.get(null)).isEqualTo(3.0);
    assertThat(java.get(key)).isEqualTo(4.0);
    assertThat(java.containsKey("b")).isFalse();
    assertThat(java.containsKey(new Object())).isFalse();
    assertThat(JsMap.builder().put("a", 1).build().toJava()).isEqualTo(Map.of("a", 1.0));
    assertThat(JsSet.of(1, "x").toJava()).isEqualTo(Set.of(1.0, "x"));
  }

  @Test
  void toJava_sharedAndCyclic() {
    JsObject.Builder builder = JsObject.builder();
    builder.put("self", builder.self());
    builder.put("map", JsMap.builder().put(1, builder.self()).build());
    Map<?, ?> java = (Map<?, ?>) builder.build().toJava();

    assertThat(java.get("self")).isSameAs(java);
    assertThat(((Map<?, ?>) java.get("map")).get(1.0)).isSameAs(java);
  }

  @Test
  void toJava_sparseArray_namesThePlace() {
    JsArray sparse = JsArray.builder().length(1_000_000).build();
    assertThatThrownBy(() -> JsObject.of(Map.of("a", List.of(1, sparse))).toJava())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("value.a[1]: a sparse array of length 1000000");
  }

  @Test
  void toJava_manyViewsOfOneBuffer() {
    JsArrayBuffer buffer = JsArrayBuffer.of(new byte[1 << 20]);
    JsArray.Builder views = JsArray.builder();
    for (int i = 0; i < 300; i++) {
      views.add(JsTypedArray.of(JsTypedArray.Kind.UINT8, buffer, 0, 1 << 20));
    }
    JsArray value = views.build();
    assertThatThrownBy(value::toJava)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("value[256]: more than 268435456 bytes");
  }

  @Test
  void toJava_deep() {
    JsValue value = JsArray.of();
    for (int i = 0; i < 100_000; i++) {
      value = JsArray.of(value);
    }
    assertThat((List<?>) value.toJava()).hasSize(1);
  }
}
