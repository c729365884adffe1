package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.JsArray;
import dev.cloche.JsObject;
import dev.cloche.JsTypedArray;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Java data is written as the values are that {@link JavaImporter} makes of it. */
class JavaDataEncodingTest {
  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 24);

  @Test
  void data_asItsValue() throws Exception {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", "caf\u00E9");
    data.put("builder", java.nio.CharBuffer.wrap("text"));
    data.put("numbers", Arrays.asList(1, 1.5, 2L, (short) 3, 1f, -0.0, Double.NaN, null));
    data.put("big", BigInteger.TEN.pow(30));
    data.put("boxes", List.of(Optional.of("in"), Optional.empty(), OptionalInt.of(7)));
    data.put("bytes", new byte[] {1, 2, 3});
    data.put("buffer", ByteBuffer.wrap(new byte[] {4, 5}));
    data.put("at", Instant.ofEpochMilli(12345));
    data.put("primitives", new Object[] {new int[] {1, 2}, new double[] {0.5}, new char[] {'x'}});
    data.put("enum", Thread.State.NEW);
    data.put("json", new ObjectMapper().readTree("{\"a\": [1, {\"b\": null}], \"c\": 1e300}"));
    data.put("values", List.of(JsObject.of(Map.of("x", 1)), JsArray.of(1, 2)));
    data.put("iterable", (Iterable<Integer>) () -> IntStream.range(0, 100).iterator());
    data.put("empty", List.of(Map.of(), List.of(), Set.of()));
    assertSame(data);
  }

  @Test
  void map_withEqualKeys_isRefused() {
    for (int others : new int[] {0, 30}) {
      IdentityHashMap<String, Object> map = new IdentityHashMap<>();
      for (int i = 0; i < others; i++) {
        map.put("other" + i, i);
      }
      map.put(new String(new char[] {'a'}), 1);
      map.put(new String(new char[] {'a'}), 2);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ValueEncoder.encode(List.of(0, map), LIMITS, Origin.VALUE))
          .withMessage("value[1]: the key a is there twice");
    }
  }

  @Test
  void data_randomTrees() {
    for (int seed = 0; seed < 500; seed++) {
      assertSame(random(new Random(seed), 6, new ArrayList<>()));
    }
  }

  /** Shares what it has made before, now and then. */
  private static Object random(Random random, int depth, List<Object> made) {
    int kind = random.nextInt(depth == 0 ? 5 : 9);
    if (kind == 4 && !made.isEmpty()) {
      return made.get(random.nextInt(made.size()));
    }
    Object data =
        switch (kind) {
          case 0 -> random.nextInt();
          case 1 -> random.nextDouble();
          case 2 -> "s".repeat(random.nextInt(30));
          case 3 -> Instant.ofEpochMilli(random.nextInt());
          case 4 -> new byte[random.nextInt(5)];
          case 5, 6 -> {
            List<Object> list = new ArrayList<>();
            IntStream.range(0, random.nextInt(6))
                .forEach(i -> list.add(random(random, depth - 1, made)));
            yield list;
          }
          default -> {
            Map<String, Object> map = new LinkedHashMap<>();
            String prefix = "n".repeat(random.nextInt(3));
            IntStream.range(0, random.nextInt(6))
                .forEach(i -> map.put(prefix + i, random(random, depth - 1, made)));
            yield map;
          }
        };
    made.add(data);
    return data;
  }

  @Test
  void data_sharedAndCyclic() {
    Map<String, Object> shared = new HashMap<>(Map.of("a", 1));
    List<Object> list = new ArrayList<>(List.of(shared, shared));
    shared.put("list", list);
    byte[] bytes = {1};
    list.add(bytes);
    list.add(bytes);
    Instant at = Instant.EPOCH;
    list.add(at);
    list.add(at);
    JsValue value = JsArray.of(1);
    list.add(value);
    list.add(value);

    JsArray decoded = (JsArray) assertSame(list);

    assertThat(decoded.get(0)).isSameAs(decoded.get(1));
    assertThat(((JsObject) decoded.get(0)).get("list")).isSameAs(decoded);
    assertThat(decoded.get(2)).isSameAs(decoded.get(3)).isInstanceOf(JsTypedArray.class);
    assertThat(decoded.get(4)).isSameAs(decoded.get(5));
    assertThat(decoded.get(6)).isSameAs(decoded.get(7));
  }

  @Test
  void names_writtenOnceAreCopied() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int p = 0; p < 3; p++) {
        // Six kinds of rows, more than are kept, and names that are equal but not the same.
        row.put("a long enough name of kind " + i % 6 + " " + p, i);
      }
      rows.add(row);
    }
    assertSame(rows);
  }

  @Test
  void data_withoutCounterpart() {
    assertRefused(
        Map.of("list", List.of(1, new Object())),
        "value.list[1]: java.lang.Object has no counterpart in JavaScript");
    assertRefused(List.of(Path.of("x")), "value[0]: ");
    assertRefused(Map.of("m", Map.of(1, 2)), "value.m: a key that is not a string");
    assertRefused(List.of(List.of(Long.MAX_VALUE)), "value[0][0]: an integer that no");
  }

  private static void assertRefused(Object data, String start) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueEncoder.encode(data, LIMITS, Origin.VALUE))
        .withMessageStartingWith(start);
  }

  @Test
  void data_endlessIsTooLarge() {
    Iterable<Integer> endless = () -> IntStream.generate(() -> 1).iterator();
    MessageTooLargeException refused =
        catchThrowableOfType(
            MessageTooLargeException.class,
            () -> ValueEncoder.encode(List.of(endless), LIMITS, Origin.VALUE));
    assertThat(refused.limit()).isEqualTo(MessageTooLargeException.Limit.VALUES);
  }

  @Test
  void data_deepIsTooLarge() {
    List<Object> inner = List.of();
    for (int i = 0; i < ValueLimits.MAX_DEPTH; i++) {
      inner = List.of(inner);
    }
    Object deep = inner;
    MessageTooLargeException refused =
        catchThrowableOfType(
            MessageTooLargeException.class, () -> ValueEncoder.encode(deep, LIMITS, Origin.VALUE));
    assertThat(refused.limit()).isEqualTo(MessageTooLargeException.Limit.DEPTH);
  }

  private static JsValue assertSame(Object data) {
    byte[] message = ValueEncoder.encode(data, LIMITS, Origin.VALUE);
    JsValue value = JavaImporter.convert(data, "value");
    assertThat(message).isEqualTo(ValueEncoder.encode(value, LIMITS, Origin.VALUE));
    JsValue decoded = ValueDecoder.decode(message, LIMITS);
    assertThat(Isomorphism.same(value, decoded)).as("%s", value).isTrue();
    return decoded;
  }
}
