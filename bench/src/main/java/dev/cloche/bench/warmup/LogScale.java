package dev.cloche.bench.warmup;

import java.util.stream.IntStream;

/**
 * A logarithmic axis.
 *
 * @param lowest the power of ten that it begins with
 * @param highest the power of ten that it ends with
 * @param from where it begins in the picture
 * @param to where it ends
 */
record LogScale(int lowest, int highest, double from, double to) {

  /** The least axis of whole decades that holds all values between two. */
  static LogScale holding(double low, double high, double from, double to) {
    int lowest = (int) Math.floor(Math.log10(low));
    int highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10(high)));
    return new LogScale(lowest, highest, from, to);
  }

  /** Where a value stands in the picture. */
  double at(double value) {
    return from + (Math.log10(value) - lowest) / (highest - lowest) * (to - from);
  }

  /** The exponents of the powers of ten on it. */
  IntStream decades() {
    return IntStream.rangeClosed(lowest, highest);
  }
}
