package dev.cloche.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with units. Messages say what would have been right, not where the value stood. */
final class Quantities {

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+)([a-z]*)");

  /** What the engine's clock can tell: nanoseconds since 1970 in 63 bits. */
  private static final Instant LAST_INSTANT = Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000_000);

  private Quantities() {}

  /** Bytes: {@code 33554432}, {@code 32768k}, {@code 32m}, {@code 1g}; powers of 1024. */
  static long bytes(String text) throws UsageException {
    String expected = "must be a number of bytes such as 32m (suffixes k, m, g)";
    Matcher match = match(text, expected);
    return times(
        match,
        switch (match.group(2)) {
          case "" -> 1;
          case "k" -> 1L << 10;
          case "m" -> 1L << 20;
          case "g" -> 1L << 30;
          default -> throw wrong(text, expected);
        });
  }

  /** Time: {@code 500}, {@code 500ms}, {@code 2s}, {@code 1m}; milliseconds without a unit. */
  static Duration duration(String text) throws UsageException {
    String expected = "must be a time such as 500ms (suffixes ms, s, m; ms without one)";
    Matcher match = match(text, expected);
    return Duration.ofMillis(
        times(
            match,
            switch (match.group(2)) {
              case "", "ms" -> 1;
              case "s" -> 1000;
              case "m" -> 60_000;
              default -> throw wrong(text, expected);
            }));
  }

  /** A whole number of 64 bits. */
  static long integer(String text) throws UsageException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw wrong(text, "must be a whole number");
    }
  }

  /** A moment such as {@code 2026-01-31T12:00:00Z}, from 1970 to 2262. */
  static Instant instant(String text) throws UsageException {
    Instant instant;
    try {
      instant = Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      throw wrong(text, "must be a moment such as 2026-01-31T12:00:00Z");
    }
    if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(LAST_INSTANT)) {
      throw wrong(text, "must be from " + Instant.EPOCH + " to " + LAST_INSTANT);
    }
    return instant;
  }

  private static Matcher match(String text, String expected) throws UsageException {
    Matcher match = NUMBER_AND_UNIT.matcher(text.toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      throw wrong(text, expected);
    }
    return match;
  }

  private static long times(Matcher match, long unit) throws UsageException {
    try {
      return Math.multiplyExact(Long.parseLong(match.group(1)), unit);
    } catch (NumberFormatException | ArithmeticException tooLarge) {
      throw new UsageException("'" + match.group() + "' is too large");
    }
  }

  /** A value that is not what it has to be. */
  static UsageException wrong(String text, String expected) {
    return new UsageException(expected + ", not '" + text + "'");
  }
}
