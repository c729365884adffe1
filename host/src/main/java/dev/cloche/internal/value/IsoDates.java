package dev.cloche.internal.value;

import dev.cloche.JsDate;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as {@code Date.prototype.toISOString} writes them: always milliseconds, always UTC. */
public final class IsoDates {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{4}|[+-]\\d{6})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{3}))?Z");

  private IsoDates() {}

  /**
   * The text of a time.
   *
   * @param epochMillis milliseconds since 1970, in the range of a Date
   * @return for example {@code 2026-01-31T12:00:00.000Z}; years outside 0 to 9999 have a sign and
   *     six digits
   */
  public static String format(long epochMillis) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, 1000L), 0, ZoneOffset.UTC);
    int year = time.getYear();
    String years = year >= 0 && year <= 9999 ? "%04d" : "%+07d";
    return String.format(
        Locale.ROOT,
        years + "-%02d-%02dT%02d:%02d:%02d.%03dZ",
        year,
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        Math.floorMod(epochMillis, 1000L));
  }

  /** The inverse; throws IllegalArgumentException for anything else. */
  static JsDate parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (text.length() > 27 || !matcher.matches()) {
      throw new IllegalArgumentException("not a date of the form 2026-01-31T12:00:00.000Z");
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)),
              Integer.parseInt(matcher.group(4)),
              Integer.parseInt(matcher.group(5)),
              Integer.parseInt(matcher.group(6)));
      int millis = matcher.group(7) == null ? 0 : Integer.parseInt(matcher.group(7));
      return new JsDate(time.toEpochSecond(ZoneOffset.UTC) * 1000 + millis);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such date", e);
    }
  }
}
