package dev.cloche;

import dev.cloche.internal.value.JavaImporter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the container builders share. */
final class Builders {
  private Builders() {}

  static void requireOpen(boolean built) {
    if (built) {
      throw new IllegalStateException("build() was already called");
    }
  }

  static String key(String key) {
    return Objects.requireNonNull(key, "key");
  }

  static JsValue value(@Nullable Object value) {
    return value instanceof JsValue done ? done : JavaImporter.convert(value, "value");
  }
}
