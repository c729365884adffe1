package dev.cloche.internal.typed;

import dev.cloche.JsBigInt;
import dev.cloche.JsNumber;
import dev.cloche.JsValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;

/** What types are called in messages for guests: as JavaScript calls them. */
final class TypeNames {

  /** Of more constants than that, only the number is told. */
  private static final int MAX_CONSTANTS = 20;

  static final String ANYTHING = "a value";

  private static final Map<Class<?>, String> SCALARS =
      Map.ofEntries(
          Map.entry(byte.class, "an integer of 8 bits"),
          Map.entry(Byte.class, "an integer of 8 bits"),
          Map.entry(short.class, "an integer of 16 bits"),
          Map.entry(Short.class, "an integer of 16 bits"),
          Map.entry(int.class, "an integer of 32 bits"),
          Map.entry(Integer.class, "an integer of 32 bits"),
          Map.entry(long.class, "an integer of 64 bits"),
          Map.entry(Long.class, "an integer of 64 bits"),
          Map.entry(float.class, "a number of single precision"),
          Map.entry(Float.class, "a number of single precision"),
          Map.entry(double.class, "a number"),
          Map.entry(Double.class, "a number"),
          Map.entry(boolean.class, "a boolean"),
          Map.entry(Boolean.class, "a boolean"),
          Map.entry(char.class, "a string of one character"),
          Map.entry(Character.class, "a string of one character"),
          Map.entry(java.math.BigInteger.class, "an integer"),
          Map.entry(java.math.BigDecimal.class, "a number"),
          Map.entry(Number.class, "a number"),
          Map.entry(Instant.class, "a Date"),
          Map.entry(Date.class, "a Date"),
          Map.entry(byte[].class, "bytes"),
          Map.entry(Object.class, ANYTHING),
          Map.entry(JsValue.class, ANYTHING));

  private TypeNames() {}

  /** The name of a type, with its article. */
  @SuppressWarnings("JavaUtilDate") // a type that methods have
  static String of(Class<?> type) {
    String scalar = SCALARS.get(type);
    if (scalar != null) {
      return scalar;
    }
    if (JsValue.class.isAssignableFrom(type)) {
      return "of the kind " + type.getSimpleName().substring("Js".length());
    }
    if (type.isEnum()) {
      return constants(type.getEnumConstants());
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    // What else of the JDK's is read from a value has the form of text: UUID, URI, Locale.
    boolean text = type.getName().startsWith("java.") && !Map.class.isAssignableFrom(type);
    return text ? "a string" : "an object";
  }

  private static String constants(Object[] constants) {
    return constants.length > MAX_CONSTANTS
        ? "one of " + constants.length + " names"
        : Arrays.stream(constants)
            .map(constant -> "'" + ((Enum<?>) constant).name() + "'")
            .collect(Collectors.joining(", ", "one of ", ""));
  }

  /** What a value that does not fit is called: numbers as they are, others by their kind. */
  static String of(JsValue value) {
    return value instanceof JsNumber || value instanceof JsBigInt ? value.toString() : value.kind();
  }
}
