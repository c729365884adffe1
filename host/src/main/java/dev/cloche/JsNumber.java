package dev.cloche;

import dev.cloche.internal.value.Numbers;
import dev.cloche.internal.value.ValueText;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number: an IEEE 754 double, as in JavaScript.
 *
 * <p>Equality is that of {@code Object.is}: NaN equals NaN, and -0 does not equal 0.
 *
 * @param value the double
 */
public record JsNumber(double value) implements JsValue {
  private static final int CACHED_FROM = -128;
  private static final JsNumber[] CACHE = new JsNumber[1152];

  static {
    for (int i = 0; i < CACHE.length; i++) {
      CACHE[i] = new JsNumber(i + CACHED_FROM);
    }
  }

  /**
   * The number of an int.
   *
   * @param value the int
   * @return the number, a shared instance when it is small
   */
  public static JsNumber of(int value) {
    int slot = value - CACHED_FROM;
    return slot >= 0 && slot < CACHE.length ? CACHE[slot] : new JsNumber(value);
  }

  /**
   * The number of a double.
   *
   * @param value the double; NaN, infinities and -0 are fine
   * @return the number
   */
  public static JsNumber of(double value) {
    return new JsNumber(value);
  }

  /** {@return whether the value is a whole number (not NaN, not infinite)} */
  public boolean isInteger() {
    return Numbers.isInteger(value);
  }

  @Override
  public int asInt() {
    if ((int) value != value) {
      throw ValueText.not("an int", this);
    }
    return (int) value;
  }

  @Override
  public long asLong() {
    if (!Numbers.isLong(value)) {
      throw ValueText.not("a long", this);
    }
    return (long) value;
  }

  @Override
  public double asDouble() {
    return value;
  }

  @Override
  public BigInteger asBigInteger() {
    if (!isInteger()) {
      throw ValueText.not("a whole number", this);
    }
    return new BigDecimal(value).toBigInteger();
  }

  @Override
  public String kind() {
    return "number";
  }

  @Override
  public String toString() {
    return Numbers.text(value);
  }
}
