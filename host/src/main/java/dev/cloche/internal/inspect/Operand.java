package dev.cloche.internal.inspect;

import dev.cloche.JsValue;

/** What a function is called with. */
public sealed interface Operand {

  /**
   * A copy of a value.
   *
   * @param value the value
   */
  record Copy(JsValue value) implements Operand {}

  /**
   * A value that is held.
   *
   * @param number its number
   */
  record Held(int number) implements Operand {}
}
