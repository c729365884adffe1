package dev.cloche.bench;

import java.util.Arrays;

/** Order statistics of measured times. Not thread-safe. */
public final class Samples {

  private long[] values = new long[64];
  private int size;

  /** Adds a value, in whatever unit the samples have. */
  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /** Adds all values of another set. */
  public void addAll(Samples other) {
    for (int i = 0; i < other.size; i++) {
      add(other.values[i]);
    }
  }

  /** How many values there are. */
  public int size() {
    return size;
  }

  /**
   * The smallest value that at least this share of all values does not exceed (nearest rank).
   *
   * @param share above 0, at most 1
   * @throws IllegalStateException when there are no values
   */
  public long quantile(double share) {
    if (size == 0) {
      throw new IllegalStateException("no samples");
    }
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * size);
    return sorted[Math.max(1, Math.min(size, rank)) - 1];
  }

  /** The median. */
  public long median() {
    return quantile(0.5);
  }
}
