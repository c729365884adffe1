package dev.cloche.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks of what stands on the command line itself. */
final class Arguments {

  /** What Java puts in place of bytes that are no text. */
  private static final char REPLACEMENT = '\uFFFD';

  private Arguments() {}

  /** The argument, when its bytes were text. */
  static String utf8(String where, String value) throws UsageException {
    int at = value.indexOf(REPLACEMENT);
    if (at >= 0) {
      throw UsageException.in(
          where, "not UTF-8 at character " + at + " (write U+FFFD itself as \\uFFFD)");
    }
    return value;
  }

  /** A source text, when it is within the cap. */
  static String source(String where, String code, int maxBytes) throws UsageException {
    if (utf8(where, code).getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw UsageException.in(where, "larger than " + maxBytes + " bytes");
    }
    return code;
  }

  /** Whether JSON is wanted, of a command line that may be broken elsewhere. */
  static boolean wantJson(List<String> arguments) {
    int end = arguments.indexOf("--");
    return (end < 0 ? arguments : arguments.subList(0, end)).contains("--json");
  }
}
