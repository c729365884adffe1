package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.JsArray;
import dev.cloche.JsBigInt;
import dev.cloche.JsDate;
import dev.cloche.JsNull;
import dev.cloche.JsNumber;
import dev.cloche.JsObject;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // callers have them
class JavaImporterTest {
  @Test
  void of_scalars() {
    assertThat(JsValue.of(null)).isSameAs(JsNull.NULL);
    assertThat(JsValue.of((byte) -1)).isEqualTo(JsNumber.of(-1));
    assertThat(JsValue.of((short) 2)).isEqualTo(JsNumber.of(2));
    assertThat(JsValue.of(0.5f)).isEqualTo(JsNumber.of(0.5));
    assertThat(JsValue.of(1L << 60)).isEqualTo(JsNumber.of(0x1p60));
    assertThat(JsValue.of(new BigDecimal("19.99"))).isEqualTo(JsNumber.of(19.99));
    assertThat(JsValue.of(BigInteger.TEN)).isEqualTo(JsBigInt.of(10));
    assertThat(JsValue.of('c')).isEqualTo(JsString.of("c"));
    assertThat(JsValue.of(TimeUnit.DAYS)).isEqualTo(JsString.of("DAYS"));
    assertThat(JsValue.of(Optional.of(Optional.of(5)))).isEqualTo(JsNumber.of(5));
    assertThat(JsValue.of(Optional.empty())).isSameAs(JsNull.NULL);
    assertThat(JsValue.of(OptionalInt.of(1))).isEqualTo(JsNumber.of(1));
    assertThat(JsValue.of(OptionalLong.empty())).isSameAs(JsNull.NULL);
    assertThat(JsValue.of(new Date(5))).isEqualTo(new JsDate(5));
    assertThat(JsValue.of(Instant.ofEpochSecond(1, 999_999))).isEqualTo(new JsDate(1000));
    JsValue done = JsArray.of();
    assertThat(JsValue.of(done)).isSameAs(done);
  }

  @Test
  void of_containers() {
    assertThat(JsValue.of(new int[] {1, 2})).hasToString("[1, 2]");
    assertThat(JsValue.of(new Object[] {null, new boolean[] {true}})).hasToString("[null, [true]]");
    assertThat(JsValue.of(List.of(Map.of("a", List.of())))).hasToString("[{a: []}]");
    JsTypedArray bytes = (JsTypedArray) JsValue.of(new byte[] {1, 2});
    assertThat(bytes.type()).isEqualTo(JsTypedArray.Kind.UINT8);
    assertThat(JsValue.of(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2)).asBytes())
        .containsExactly(2, 3);
  }

  @Test
  void of_jsonTree() throws Exception {
    JsValue value =
        JsValue.of(
            new ObjectMapper().readTree("{\"a\":[1,1.5,\"x\",null,true],\"$js\":\"no tag\"}"));
    assertThat(value).hasToString("{a: [1, 1.5, \"x\", null, true], $js: \"no tag\"}");
    assertThat(((JsObject) value).size()).isEqualTo(2);
  }

  @Test
  void of_sharedAndCyclic() {
    List<Object> list = new ArrayList<>();
    Map<String, Object> map = new HashMap<>();
    byte[] bytes = {1};
    map.put("list", list);
    list.add(map);
    list.add(Optional.of(list));
    list.add(bytes);
    list.add(bytes);

    JsValue value = JsValue.of(list);

    assertThat(value.get(0).get("list")).isSameAs(value);
    assertThat(value.get(1)).isSameAs(value);
    assertThat(value.get(2)).isSameAs(value.get(3));
  }

  @Test
  void of_unsupported_namesThePlace() {
    Map<String, Object> address = Map.of("owner", List.of("x", new Thread()));
    assertThatThrownBy(() -> JavaImporter.convert(Map.of("address", address), "args[1]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("args[1].address.owner[1]: java.lang.Thread has no counterpart");
    assertThatThrownBy(() -> JsValue.of(Map.of("a b", Path.of("x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("value[\"a b\"]: ");
    assertThatThrownBy(() -> JsValue.of(new Object()))
        .hasMessageStartingWith("value: java.lang.Object");
  }

  @Test
  void of_keysThatAreNoStrings() {
    assertThatThrownBy(() -> JsValue.of(List.of(Map.of(1, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("value[0][\"1\"]")
        .hasMessageContaining("JsMap");
    Map<String, Object> nullKey = new HashMap<>();
    nullKey.put(null, 1);
    assertThatThrownBy(() -> JsValue.of(nullKey)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void of_numbersThatWouldChange() {
    for (Object number :
        Arrays.asList(
            (1L << 53) + 1,
            Long.MAX_VALUE,
            new BigDecimal("0.12345678901234567890"),
            new BigDecimal("1e400"),
            new BigDecimal("1e-400"))) {
      assertThatThrownBy(() -> JsValue.of(List.of(number)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("value[0]: ")
          .hasMessageContaining("BigInteger");
    }
  }

  @Test
  void of_tooDeep() {
    assertThat(JsValue.of(nested(1000))).isInstanceOf(JsArray.class);
    assertThatThrownBy(() -> JsValue.of(nested(1001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 deep");
    assertThatThrownBy(() -> JsValue.of(nested(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<?> nested(int depth) {
    List<?> list = List.of();
    for (int i = 1; i < depth; i++) {
      list = new ArrayList<>(Arrays.asList(list));
    }
    return list;
  }

  @Test
  void of_endlessIterable() {
    AtomicInteger taken = new AtomicInteger();
    Iterable<Integer> endless =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Integer next() {
                return taken.getAndIncrement();
              }
            };
    assertThatThrownBy(() -> JsValue.of(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000000 values");
    assertThat(taken).hasValue(1_000_000);
  }
}
