package dev.cloche;

import dev.cloche.internal.engine.EngineTrap;
import java.util.function.Supplier;

/** A mistake of the caller's that shows only in the run, which is left as it was. */
final class Misuse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RuntimeException exception;

  Misuse(RuntimeException exception) {
    super(exception.getMessage(), null, false, false);
    this.exception = exception;
  }

  /** Does something that a caller's mistake may keep from being done, within a run. */
  static <T> T check(Supplier<T> action) {
    try {
      return action.get();
    } catch (IllegalStateException mistake) {
      throw new Misuse(mistake);
    }
  }

  /** What the engine refused without running guest code: docs/abi.md, outcome 7. */
  static RuntimeException refused(JsValue code) {
    int number = code instanceof JsNumber value ? (int) value.asDouble() : 0;
    String message =
        switch (number) {
          case 1 -> "the reference is to no object";
          case 2 -> "the object is or has a proxy";
          case 3 -> "the property is an accessor";
          case 4 -> "the reference is to no function";
          case 5 -> "the module has not been instantiated";
          default -> throw new EngineTrap("the engine refused something for no reason");
        };
    return new Misuse(
        number == 5 ? new IllegalStateException(message) : new IllegalArgumentException(message));
  }

  RuntimeException toException() {
    return exception;
  }
}
