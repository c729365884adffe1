package dev.cloche;

/** The value {@code null}. */
public enum JsNull implements JsValue {
  /** The one instance. */
  NULL;

  @Override
  public String kind() {
    return "null";
  }

  @Override
  public String toString() {
    return "null";
  }
}
