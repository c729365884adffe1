package dev.cloche.internal.typed;

import dev.cloche.JsValue;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;

/** How scalars are read: exactly, or with an {@link IllegalStateException}. */
final class Scalars {

  /** By type; by the primitive type for those that have one. */
  static final Map<Class<?>, Function<JsValue, ?>> READERS =
      Map.ofEntries(
          Map.entry(boolean.class, JsValue::asBoolean),
          Map.entry(byte.class, value -> (byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE)),
          Map.entry(short.class, value -> (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE)),
          Map.entry(int.class, JsValue::asInt),
          Map.entry(long.class, JsValue::asLong),
          Map.entry(float.class, Scalars::single),
          Map.entry(double.class, JsValue::asDouble),
          Map.entry(BigInteger.class, JsValue::asBigInteger),
          Map.entry(String.class, JsValue::asString),
          Map.entry(CharSequence.class, JsValue::asString));

  private Scalars() {}

  private static int within(JsValue value, int min, int max) {
    int number = value.asInt();
    if (number < min || number > max) {
      throw new IllegalStateException("out of range");
    }
    return number;
  }

  private static float single(JsValue value) {
    double number = value.asDouble();
    float rounded = (float) number;
    if (Float.isInfinite(rounded) && !Double.isInfinite(number)) {
      throw new IllegalStateException("out of range");
    }
    return rounded;
  }
}
