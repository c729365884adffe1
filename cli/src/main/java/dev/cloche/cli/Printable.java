package dev.cloche.cli;

/** Keeps guest text from driving a terminal. */
final class Printable {

  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /** The text with a replacement for every unsafe character but tab and line feed. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\t' && c != '\n' && isUnsafe(text, i)) {
        safe.setCharAt(i, REPLACEMENT);
      }
    }
    return safe.toString();
  }

  /**
   * Whether a character is a control character, half of a surrogate pair, or one that reorders or
   * breaks the line it stands on.
   */
  static boolean isUnsafe(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return Character.isISOControl(c)
        || (c >= '\u2028'
            && c <= '\u202E') // Line and paragraph separator, bidirectional overrides.
        || (c >= '\u2066' && c <= '\u2069'); // Bidirectional isolates.
  }
}
