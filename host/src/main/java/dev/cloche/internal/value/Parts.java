package dev.cloche.internal.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parts of a container, gathered first: how many there are is known only then. */
final class Parts {
  private @Nullable Object[] values;
  private int count;

  /** Makes room for as many as are announced. */
  Parts(int announced) {
    values = new @Nullable Object[announced];
  }

  void add(@Nullable Object value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count + (count >> 1) + 8);
    }
    values[count++] = value;
  }

  int count() {
    return count;
  }

  /** The parts, and no more. */
  @Nullable Object[] toArray() {
    return count == values.length ? values : Arrays.copyOf(values, count);
  }
}
