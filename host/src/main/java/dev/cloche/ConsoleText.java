package dev.cloche;

import org.jspecify.annotations.Nullable;

/** Makes guest text safe to print. */
final class ConsoleText {

  private static final char REPLACEMENT = '\uFFFD';

  private ConsoleText() {}

  /**
   * Replaces control characters but tab and line feed, so that a guest cannot drive a terminal or
   * forge lines of a log with a carriage return.
   */
  static String printable(String text) {
    @Nullable StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = Character.isISOControl(c) && c != '\t' && c != '\n';
      if (control) {
        if (changed == null) {
          changed = new StringBuilder(text);
        }
        changed.setCharAt(i, REPLACEMENT);
      }
    }
    return changed == null ? text : changed.toString();
  }
}
