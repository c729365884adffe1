package dev.cloche;

/**
 * A boolean.
 *
 * @param value true or false
 */
public record JsBoolean(boolean value) implements JsValue {
  /** The value {@code true}. */
  public static final JsBoolean TRUE = new JsBoolean(true);

  /** The value {@code false}. */
  public static final JsBoolean FALSE = new JsBoolean(false);

  /**
   * The shared instance for a boolean.
   *
   * @param value true or false
   * @return {@link #TRUE} or {@link #FALSE}
   */
  public static JsBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public boolean asBoolean() {
    return value;
  }

  @Override
  public String kind() {
    return "boolean";
  }

  @Override
  public String toString() {
    return Boolean.toString(value);
  }
}
