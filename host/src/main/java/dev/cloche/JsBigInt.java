package dev.cloche;

import dev.cloche.internal.value.Numbers;
import dev.cloche.internal.value.ValueText;
import java.math.BigInteger;

/**
 * A BigInt.
 *
 * @param value the integer; the engine holds up to 1,048,576 bits
 */
public record JsBigInt(BigInteger value) implements JsValue {
  /**
   * The BigInt of a BigInteger.
   *
   * @param value the integer
   * @return the BigInt
   */
  public static JsBigInt of(BigInteger value) {
    return new JsBigInt(value);
  }

  /**
   * The BigInt of a long.
   *
   * @param value the integer
   * @return the BigInt
   */
  public static JsBigInt of(long value) {
    return new JsBigInt(BigInteger.valueOf(value));
  }

  @Override
  public int asInt() {
    if (value.bitLength() > 31) {
      throw ValueText.not("an int", this);
    }
    return value.intValue();
  }

  @Override
  public long asLong() {
    if (value.bitLength() > 63) {
      throw ValueText.not("a long", this);
    }
    return value.longValue();
  }

  @Override
  public BigInteger asBigInteger() {
    return value;
  }

  @Override
  public String kind() {
    return "bigint";
  }

  @Override
  public String toString() {
    return Numbers.text(value);
  }
}
