package dev.cloche;

import dev.cloche.internal.engine.EngineTrap;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what the engine says of handles. A guest may have written it, so all of it is checked. */
final class Handles {

  /** The kind of a script that is compiled. */
  static final int SCRIPT = 9;

  private Handles() {}

  /** The elements of an answer. */
  static JsArray parts(JsValue answer, int least) {
    if (answer instanceof JsArray array && array.length() >= least) {
      return array;
    }
    throw new EngineTrap("the engine answered something that is no handle");
  }

  /** A whole number, not negative. */
  static int number(JsArray parts, int index) {
    if (parts.get(index) instanceof JsNumber number && number.asDouble() >= 0) {
      return (int) number.asDouble();
    }
    throw new EngineTrap("the engine answered a handle without a number");
  }

  /** Numbers, as many as there are. */
  static List<Integer> numbers(JsValue answer) {
    JsArray parts = parts(answer, 0);
    if (parts.isSparse()) {
      throw new EngineTrap("the engine answered numbers that are not there");
    }
    return IntStream.range(0, (int) parts.length()).mapToObj(i -> number(parts, i)).toList();
  }

  /** The number of a handle answered as its kind and its number. */
  static int ofKind(JsValue answer, int kind) {
    JsArray parts = parts(answer, 2);
    if (number(parts, 0) != kind) {
      throw new EngineTrap("the engine answered a handle of another kind");
    }
    return number(parts, 1);
  }
}
