package dev.cloche;

import dev.cloche.internal.value.IsoDates;
import dev.cloche.internal.value.ValueText;
import java.time.Instant;
import java.util.Optional;

/**
 * A Date: a point in time in milliseconds, or an invalid date.
 *
 * <p>Two dates with the same time are {@code equals}; as keys of a {@link JsMap} they are two, as
 * in JavaScript.
 *
 * @param epochMillis milliseconds since 1970-01-01T00:00Z, a whole number of at most 8.64e15 either
 *     way; NaN for an invalid date
 */
public record JsDate(double epochMillis) implements JsValue {
  /** The largest time in milliseconds, either way: 100 million days. */
  public static final double MAX_EPOCH_MILLIS = 8.64e15;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the time is neither NaN nor a whole number in range
   */
  public JsDate {
    if (!Double.isNaN(epochMillis)) {
      if (!(Math.abs(epochMillis) <= MAX_EPOCH_MILLIS) || epochMillis != Math.rint(epochMillis)) {
        throw new IllegalArgumentException("not a time value of a Date: " + epochMillis);
      }
      epochMillis += 0.0; // a Date knows no -0
    }
  }

  /**
   * The Date of an instant.
   *
   * @param instant cut to whole milliseconds
   * @return the Date
   * @throws IllegalArgumentException if it is more than 8.64e15 ms from 1970
   */
  public static JsDate of(Instant instant) {
    try {
      return new JsDate(instant.toEpochMilli());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("not a time value of a Date: " + instant, e);
    }
  }

  /** {@return an invalid Date} */
  public static JsDate invalid() {
    return new JsDate(Double.NaN);
  }

  /** {@return the instant, empty for an invalid Date} */
  public Optional<Instant> instant() {
    return Double.isNaN(epochMillis)
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli((long) epochMillis));
  }

  @Override
  public Instant asInstant() {
    return instant().orElseThrow(() -> ValueText.not("a valid Date", this));
  }

  @Override
  public String kind() {
    return "Date";
  }

  @Override
  public String toString() {
    return Double.isNaN(epochMillis) ? "Invalid Date" : IsoDates.format((long) epochMillis);
  }
}
