package dev.cloche.fuzz;

import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsDate;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsTypedArray;
import dev.cloche.JsValue;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Stream;

/** A value of every kind, to begin with. */
public final class SampleValues {

  private static final ValueLimits LIMITS = ValueLimits.ofBytes(1 << 16);

  private SampleValues() {}

  /** The values. */
  public static Stream<JsValue> all() {
    JsArrayBuffer buffer = JsArrayBuffer.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    JsArray.Builder cyclic = JsArray.builder();
    cyclic.add(cyclic.self()).hole().add(1.5);
    return Stream.of(
        JsValue.undefined(),
        JsArray.of(true, false, null, 7, -1, 0.5, -0.0, Double.NaN),
        new JsBigInt(BigInteger.TWO.pow(100).negate()),
        JsArray.of("text", "caf\u00e9", "\ud83d\ude00", "\ud800"),
        new JsDate(1e12),
        new JsRegExp("a+(?<n>b)", "gi"),
        JsMap.builder().put("key", 1).put(2, JsArray.of()).build(),
        JsSet.builder().add("member").add(3).build(),
        JsObject.builder().put("a", JsArray.of(1, 2)).put("__proto__", "own").build(),
        JsArray.of(buffer, JsTypedArray.of(JsTypedArray.Kind.UINT16, buffer, 2, 3), buffer),
        JsError.builder("TypeError", "wrong", "at f (main.js:1:2)")
            .code("E_WRONG")
            .cause("why")
            .build(),
        JsArray.builder().length(100).add(1).build(),
        JsValue.of(Map.of("name", "Ada", "size", 3, "tags", new String[] {"x"})),
        cyclic.build());
  }

  /** The same as messages. */
  public static Stream<byte[]> messages() {
    return all().map(SampleValues::message);
  }

  /** A value's message. */
  public static byte[] message(JsValue value) {
    return ValueEncoder.encode(value, LIMITS, Origin.VALUE);
  }
}
