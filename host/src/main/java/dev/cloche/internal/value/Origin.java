package dev.cloche.internal.value;

/**
 * How error messages name the value that a walk starts at.
 *
 * @param name the name, such as {@code value} or {@code args}
 * @param skip when the value is an array that carries the named list behind other things: how many
 *     elements come before it, so that element {@code skip} is {@code args[0]}; otherwise 0
 */
public record Origin(String name, int skip) {
  /** The usual name. */
  public static final Origin VALUE = new Origin("value", 0);

  /** The arguments of a {@code CALL} request: behind the form, the module and the function. */
  public static final Origin CALL = arguments(3);

  /**
   * A value with a name.
   *
   * @param name the name
   * @return the origin
   */
  public static Origin named(String name) {
    return new Origin(name, 0);
  }

  /**
   * Arguments in a message that is an array.
   *
   * @param skip how many elements come before them
   * @return the origin
   */
  public static Origin arguments(int skip) {
    return new Origin("args", skip);
  }
}
