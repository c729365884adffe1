package dev.cloche.internal.value;

import dev.cloche.JsNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Conversions between number types that never change a value silently, and their text. */
public final class Numbers {
  /** BigInts up to this size are written in decimal; the cost of that grows faster than linear. */
  static final int DECIMAL_BITS = 4096;

  private Numbers() {}

  /**
   * Whether a double is a whole number.
   *
   * @param value the double
   * @return false for a fraction, NaN and infinities
   */
  public static boolean isInteger(double value) {
    return value == Math.rint(value) && !Double.isInfinite(value);
  }

  /**
   * Whether a double is a whole number in the range of a long.
   *
   * @param value the double
   * @return whether a cast keeps the value
   */
  public static boolean isLong(double value) {
    return value == Math.rint(value) && value >= -0x1p63 && value < 0x1p63;
  }

  static boolean isNegativeZero(double value) {
    return value == 0 && 1 / value < 0;
  }

  /** The number equal to a long, null when there is none. */
  static @Nullable JsNumber exact(long value) {
    if ((int) value == value) {
      return JsNumber.of((int) value);
    }
    double number = value;
    return isLong(number) && (long) number == value ? JsNumber.of(number) : null;
  }

  /** The number equal to an integer, null when there is none. */
  static @Nullable JsNumber exact(BigInteger value) {
    if (value.bitLength() > 1024) {
      return null;
    }
    double number = value.doubleValue();
    return isInteger(number) && new BigDecimal(number).toBigInteger().equals(value)
        ? JsNumber.of(number)
        : null;
  }

  /** The number whose shortest text means the same as a decimal, null when there is none. */
  static @Nullable JsNumber exact(BigDecimal value) {
    if (value.precision() > 400 || Math.abs((long) value.scale()) > 800) {
      return null;
    }
    double number = value.doubleValue();
    return !Double.isInfinite(number) && BigDecimal.valueOf(number).compareTo(value) == 0
        ? JsNumber.of(number)
        : null;
  }

  /**
   * An unsigned long.
   *
   * @param bits its bits
   * @return its value, never negative
   */
  public static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
  }

  /**
   * A number as JavaScript prints it, but for -0.
   *
   * @param value the number
   * @return for example {@code 1}, {@code -0}, {@code 1.5e-7}, {@code NaN}
   */
  public static String text(double value) {
    if ((int) value == value) {
      return isNegativeZero(value) ? "-0" : Integer.toString((int) value);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= 1e-6 && size < 1e21) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e" : "e+")
        + exponent;
  }

  /**
   * A BigInt as text of bounded length.
   *
   * @param value the BigInt
   * @return the decimal digits; the number of bits when there are very many
   */
  public static String text(BigInteger value) {
    return value.bitLength() <= DECIMAL_BITS
        ? value.toString()
        : (value.signum() < 0 ? "-" : "") + "<BigInt of " + value.bitLength() + " bits>";
  }

  /** Hexadecimal digits with a sign: linear, where decimal is not. */
  static String hex(BigInteger value) {
    String digits = HexFormat.of().formatHex(value.abs().toByteArray());
    return value.signum() < 0 ? "-" + digits : digits;
  }

  /** The inverse of {@link #hex}. */
  static BigInteger parseHex(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    if (digits.isEmpty()) {
      throw new NumberFormatException("no digits");
    }
    try {
      byte[] bytes = HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
      return new BigInteger(negative ? -1 : 1, bytes);
    } catch (IllegalArgumentException e) {
      throw new NumberFormatException("not hexadecimal");
    }
  }
}
