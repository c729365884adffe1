package dev.cloche;

import dev.cloche.internal.value.ValueText;

/**
 * A regular expression, as text: it is not run on the Java side, whose syntax and semantics differ.
 *
 * @param source the pattern
 * @param flags letters of {@code dgimsuvy}, each at most once
 */
public record JsRegExp(String source, String flags) implements JsValue {
  private static final String FLAGS = "dgimsuvy";

  /**
   * Checks the flags; the pattern is checked by the engine.
   *
   * @throws IllegalArgumentException if a flag is unknown or given twice
   */
  public JsRegExp {
    for (int i = 0; i < flags.length(); i++) {
      if (FLAGS.indexOf(flags.charAt(i)) < 0 || flags.indexOf(flags.charAt(i), i + 1) >= 0) {
        throw new IllegalArgumentException("invalid flags: " + ValueText.quote(flags, 20));
      }
    }
  }

  @Override
  public String kind() {
    return "RegExp";
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }
}
