package dev.cloche;

import dev.cloche.internal.value.ValueText;

/**
 * A string: any sequence of UTF-16 code units, lone surrogates included.
 *
 * @param value the code units
 */
public record JsString(String value) implements JsValue {
  /**
   * The string of Java characters.
   *
   * @param value the characters
   * @return the string
   */
  public static JsString of(CharSequence value) {
    return new JsString(value.toString());
  }

  @Override
  public String asString() {
    return value;
  }

  @Override
  public String kind() {
    return "string";
  }

  /** {@return the string quoted, escaped and cut; {@link #asString} gives the content} */
  @Override
  public String toString() {
    return ValueText.of(this);
  }
}
