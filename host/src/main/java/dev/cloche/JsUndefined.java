package dev.cloche;

/** The value {@code undefined}. */
public enum JsUndefined implements JsValue {
  /** The one instance. */
  UNDEFINED;

  @Override
  public String kind() {
    return "undefined";
  }

  @Override
  public String toString() {
    return "undefined";
  }
}
