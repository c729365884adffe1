package dev.cloche.internal.inspect;

import dev.cloche.JsBigInt;
import dev.cloche.JsBoolean;
import dev.cloche.JsNumber;
import dev.cloche.JsString;
import dev.cloche.JsValue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a guest, as its debugger sees them. */
final class Values {

  static final int DATA = 7;
  static final int ACCESSOR = 1 + 4 + 8;
  static final int SYMBOL = 7 + 16;
  static final int INTERNAL = 32;

  private Values() {}

  static Described of(@Nullable Object value) {
    JsValue plain = JsValue.of(value);
    Described.Kind kind =
        switch (plain) {
          case JsNumber number -> Described.Kind.NUMBER;
          case JsString string -> Described.Kind.STRING;
          case JsBoolean bool -> Described.Kind.BOOLEAN;
          case JsBigInt big -> Described.Kind.BIGINT;
          default -> Described.Kind.NULL;
        };
    return new Described(kind, plain, 0, "", "", -1, List.of());
  }

  static Described undefined() {
    return new Described(Described.Kind.UNDEFINED, JsValue.undefined(), 0, "", "", -1, List.of());
  }

  static Described object(int handle, String className, double size, Object... texts) {
    return object(handle, className, className, size, texts);
  }

  static Described object(
      int handle, String className, String constructor, double size, Object... texts) {
    return new Described(
        Described.Kind.OBJECT,
        JsValue.nullValue(),
        handle,
        className,
        constructor,
        size,
        Arrays.stream(texts).map(JsValue::of).toList());
  }

  static Described function(int handle, String text) {
    return new Described(
        Described.Kind.FUNCTION,
        JsValue.nullValue(),
        handle,
        "Function",
        "Function",
        -1,
        List.of(JsValue.of(text)));
  }

  static Described symbol(int handle, String description) {
    return new Described(
        Described.Kind.SYMBOL, JsValue.of(description), handle, "", "", -1, List.of());
  }

  static Property data(String name, Described value) {
    return new Property(name, DATA, value, null);
  }

  static Property internal(String name, Described value) {
    return new Property(name, INTERNAL, value, null);
  }
}
