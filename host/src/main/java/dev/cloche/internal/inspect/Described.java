package dev.cloche.internal.inspect;

import dev.cloche.JsValue;
import java.util.List;

/**
 * A value of the guest's, as far as it can be told without running guest code.
 *
 * @param kind what {@code typeof} says, and null
 * @param value a primitive value itself, a long string cut off; a symbol's description; null of an
 *     object
 * @param handle the number of an object or a symbol; otherwise 0
 * @param className an object's class, such as {@code Array}, {@code Map}, {@code Proxy}
 * @param constructorName the name of the function that an object has as its {@code constructor},
 *     empty when there is none
 * @param size how many elements, entries or bytes it has; -1 of what has none
 * @param texts of an error its name, message and stack; of a regular expression its source and
 *     flags; of a boxed primitive or a date the value inside; of a function its text
 */
public record Described(
    Kind kind,
    JsValue value,
    int handle,
    String className,
    String constructorName,
    double size,
    List<JsValue> texts) {

  /** What kind of value. */
  public enum Kind {
    /** The undefined value. */
    UNDEFINED,
    /** The null value. */
    NULL,
    /** A boolean. */
    BOOLEAN,
    /** A number. */
    NUMBER,
    /** A BigInt. */
    BIGINT,
    /** A string. */
    STRING,
    /** A symbol. */
    SYMBOL,
    /** An object that is no function. */
    OBJECT,
    /** A function. */
    FUNCTION
  }
}
