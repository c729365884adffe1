package dev.cloche.internal.engine;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where in linear memory the engine keeps what the host reads there itself, as the compiler said at
 * build time (docs/abi.md, {@code LAYOUT}): addresses, offsets in structures, masks and constants.
 *
 * <p>Immutable and shared by all threads.
 */
final class GuestLayout {

  private static final String PREFIX = "layout.";

  private final Properties record;

  /** The layout that the build has recorded. */
  GuestLayout(Properties record) {
    this.record = record;
  }

  /** The key under which the build records a number. */
  static String key(String name) {
    return PREFIX + name;
  }

  /**
   * A number of the layout.
   *
   * @throws IllegalStateException when the build has not recorded it
   */
  int at(String name) {
    @Nullable String number = record.getProperty(key(name));
    if (number == null) {
      throw new IllegalStateException("the engine's record has no layout of " + name);
    }
    return Integer.parseInt(number);
  }
}
