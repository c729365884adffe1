package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cloche.JsBigInt;
import dev.cloche.JsBoolean;
import dev.cloche.JsNumber;
import dev.cloche.JsString;
import dev.cloche.JsValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Values in the words that V8 has for them. */
final class Descriptions {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern(
              "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Map<String, String> SUBTYPES =
      Map.ofEntries(
          Map.entry("Array", "array"),
          Map.entry("RegExp", "regexp"),
          Map.entry("Date", "date"),
          Map.entry("Map", "map"),
          Map.entry("Set", "set"),
          Map.entry("WeakMap", "weakmap"),
          Map.entry("WeakSet", "weakset"),
          Map.entry("Error", "error"),
          Map.entry("Proxy", "proxy"),
          Map.entry("Promise", "promise"),
          Map.entry("ArrayBuffer", "arraybuffer"),
          Map.entry("SharedArrayBuffer", "arraybuffer"),
          Map.entry("DataView", "dataview"),
          Map.entry("Generator", "generator"),
          Map.entry("AsyncGenerator", "generator"),
          Map.entry("Map Iterator", "iterator"),
          Map.entry("Set Iterator", "iterator"),
          Map.entry("Array Iterator", "iterator"),
          Map.entry("String Iterator", "iterator"));

  private Descriptions() {}

  /** {@code typeof}, but for null. */
  static String type(Described value) {
    return switch (value.kind()) {
      case NULL -> "object";
      default -> value.kind().name().toLowerCase(Locale.ROOT);
    };
  }

  /** Empty when there is none. */
  static String subtype(Described value) {
    return switch (value.kind()) {
      case NULL -> "null";
      case OBJECT ->
          value.className().endsWith("Array") && !value.className().equals("Array")
              ? "typedarray"
              : SUBTYPES.getOrDefault(value.className(), "");
      default -> "";
    };
  }

  /** The name of an object's class: its constructor's, where it has one. */
  static String className(Described value) {
    return value.constructorName().isEmpty() ? value.className() : value.constructorName();
  }

  /** A value in a line or, of errors and functions, several. */
  static String text(Described value) {
    return switch (value.kind()) {
      case UNDEFINED, NULL, BOOLEAN -> value.value().toString();
      case NUMBER -> number(value.value());
      case BIGINT -> value.value() + "n";
      case STRING -> string(value.value());
      case SYMBOL -> "Symbol(" + string(value.value()) + ")";
      case FUNCTION -> text(value, 0).isEmpty() ? "function () { [native code] }" : text(value, 0);
      case OBJECT -> object(value);
    };
  }

  private static String object(Described value) {
    String name = value.className().equals("Arguments") ? "Arguments" : className(value);
    return switch (subtype(value)) {
      case "error" -> error(value);
      case "regexp" -> "/" + text(value, 0) + "/" + text(value, 1);
      case "date" -> date(value);
      case "proxy" -> "Proxy";
      default -> value.size() < 0 ? name : name + "(" + (long) value.size() + ")";
    };
  }

  private static String error(Described value) {
    String name = text(value, 0).isEmpty() ? className(value) : text(value, 0);
    String message = text(value, 1);
    String head = message.isEmpty() ? name : name + ": " + message;
    String stack = text(value, 2).stripTrailing();
    return stack.isEmpty() || stack.startsWith(head)
        ? (stack.isEmpty() ? head : stack)
        : head + "\n" + stack;
  }

  private static String date(Described value) {
    if (!value.texts().isEmpty()) {
      JsValue inside = value.texts().getFirst();
      if (inside instanceof JsNumber time && Math.abs(time.value()) <= 8.64e15) {
        return DATE.format(Instant.ofEpochMilli((long) time.value()));
      }
    }
    return "Invalid Date";
  }

  private static String text(Described value, int index) {
    return index < value.texts().size() ? string(value.texts().get(index)) : "";
  }

  private static String string(JsValue value) {
    return value instanceof JsString string ? string.value() : "";
  }

  /** What {@code Boolean(value)} is. */
  static boolean isTruthy(Described value) {
    return switch (value.kind()) {
      case UNDEFINED, NULL -> false;
      case BOOLEAN -> value.value() == JsBoolean.TRUE;
      case NUMBER ->
          value.value() instanceof JsNumber number
              && number.value() != 0
              && !Double.isNaN(number.value());
      case BIGINT -> value.value() instanceof JsBigInt big && big.value().signum() != 0;
      case STRING -> !string(value.value()).isEmpty();
      case SYMBOL, OBJECT, FUNCTION -> true;
    };
  }

  /** As JavaScript writes it, but -0 as that. */
  static String number(JsValue value) {
    return value instanceof JsNumber number ? number.toString() : "NaN";
  }

  /** Adds {@code value}, or {@code unserializableValue} of what JSON does not have. */
  static void put(Described described, ObjectNode node) {
    switch (described.value()) {
      case JsBoolean bool -> node.put("value", bool.value());
      case JsString string when described.kind() == Described.Kind.STRING ->
          node.put("value", string.value());
      case JsNumber number -> put(number.value(), node);
      case JsBigInt big -> node.put("unserializableValue", big + "n");
      default -> {
        if (described.kind() == Described.Kind.NULL) {
          node.putNull("value");
        }
      }
    }
  }

  private static void put(double number, ObjectNode node) {
    if (!isJson(number)) {
      node.put("unserializableValue", JsNumber.of(number).toString());
    } else if ((long) number == number && Math.abs(number) < 0x1p53) {
      node.put("value", (long) number);
    } else {
      node.put("value", number);
    }
  }

  static boolean isJson(double number) {
    boolean negativeZero = number == 0 && 1 / number < 0;
    return !Double.isNaN(number) && !Double.isInfinite(number) && !negativeZero;
  }
}
