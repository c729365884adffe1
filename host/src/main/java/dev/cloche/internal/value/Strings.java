package dev.cloche.internal.value;

import java.util.HexFormat;

/** Questions about UTF-16 strings. */
final class Strings {
  private Strings() {}

  /** Whether every code unit is below 256, so that one byte each is enough. */
  static boolean isLatin1(String text) {
    int seen = 0;
    for (int i = 0; i < text.length(); i++) {
      seen |= text.charAt(i);
    }
    return seen < 0x100;
  }

  /** Whether no surrogate is without its partner. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !isPaired(text, i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the code unit is one half of a surrogate pair. */
  static boolean isPaired(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** Whether a code unit may be shown as it is: no control, format, separator or surrogate. */
  static boolean isPrintable(char c) {
    if (c < 0x7F) {
      return c >= 0x20;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** Whether a key needs no quotes: ASCII letters, digits, underscore, dollar. */
  static boolean isIdentifier(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  /** Lone surrogates as {@code \\uXXXX}, backslashes doubled: a well-formed string. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        out.append("\\\\");
      } else if (Character.isSurrogate(c) && !isPaired(text, i)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The inverse of {@link #escape}; throws IllegalArgumentException for other escapes. */
  static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else if (text.startsWith("\\", i + 1)) {
        out.append('\\');
        i++;
      } else if (text.startsWith("u", i + 1) && i + 6 <= text.length()) {
        out.append((char) HexFormat.fromHexDigits(text, i + 2, i + 6));
        i += 5;
      } else {
        throw new IllegalArgumentException("only \\\\ and \\uXXXX are escapes");
      }
    }
    return out.toString();
  }
}
