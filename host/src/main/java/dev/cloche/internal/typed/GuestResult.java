package dev.cloche.internal.typed;

import com.fasterxml.jackson.databind.JavaType;
import dev.cloche.ExternalCopy;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what a guest's function returns.
 *
 * @param how how it comes out of the isolate; promises are awaited
 * @param reader how to read a copy; null for what is no copy
 */
record GuestResult(RunOptions<? extends @Nullable Object> how, @Nullable ValueReader reader) {

  /**
   * What a type asks for.
   *
   * @param method the method whose result it is, for messages
   * @throws IllegalArgumentException if no value can be read as the type
   */
  static GuestResult of(JavaType type, boolean nullable, Method method) {
    Class<?> raw = type.getRawClass();
    if (raw == void.class || raw == Void.class) {
      return new GuestResult(RunOptions.ignored(), null);
    }
    if (raw == Reference.class) {
      return new GuestResult(RunOptions.reference().awaited(true), null);
    }
    if (raw == ExternalCopy.class) {
      return new GuestResult(RunOptions.externalCopy(), null);
    }
    try {
      return new GuestResult(RunOptions.copy(), ValueReader.of(type, nullable));
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "the result of " + method + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /** Reads what came out. */
  @Nullable Object read(@Nullable Object answer, String function) {
    return reader != null && answer instanceof JsValue value
        ? reader.read(value, "the result", function)
        : answer;
  }
}
