package dev.cloche;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array in ascending order. Dense: one slot an index, null for a hole. Sparse,
 * from the moment that fewer than half of more than 64 elements are there: indices and values side
 * by side. So memory follows the elements that exist, not the claimed length.
 */
final class ElementTable {
  static final long MAX_LENGTH = 0xFFFF_FFFFL;
  private static final int ALWAYS_DENSE = 64;

  private static final @Nullable JsValue[] NO_SLOTS = {};

  private @Nullable JsValue[] slots;

  /** Unsigned, ascending; null while dense. */
  private int @Nullable [] indices;

  /** How many elements are there. */
  private int present;

  private long length;

  ElementTable(int capacity) {
    slots = capacity == 0 ? NO_SLOTS : new JsValue[capacity];
  }

  static boolean isSparse(long length, long present) {
    return length > ALWAYS_DENSE && present * 2 < length;
  }

  long length() {
    return length;
  }

  int present() {
    return present;
  }

  void append(JsValue value) {
    requireLength(length + 1);
    int used = indices == null ? (int) length : present;
    if (used == slots.length) {
      slots = Arrays.copyOf(slots, grown(used));
    }
    slots[used] = value;
    if (indices != null) {
      if (used == indices.length) {
        indices = Arrays.copyOf(indices, slots.length);
      }
      indices[used] = (int) length;
    }
    present++;
    length++;
  }

  /** Moves the end of the array forward over holes. */
  void extendTo(long newLength) {
    requireLength(newLength);
    if (newLength < length) {
      throw new IllegalArgumentException("not ascending: " + newLength + " after " + length);
    }
    if (indices == null) {
      if (isSparse(newLength, present)) {
        makeSparse();
      } else if (newLength > slots.length) {
        slots = Arrays.copyOf(slots, grown((int) newLength));
      }
    }
    length = newLength;
  }

  private static void requireLength(long length) {
    if (length < 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("an array ends before index 4294967295");
    }
  }

  private static int grown(int used) {
    return Math.max(8, used + (used >> 1));
  }

  private void makeSparse() {
    int[] found = new int[present];
    @Nullable JsValue[] values = new JsValue[present];
    int at = 0;
    for (int i = 0; i < length; i++) {
      if (slots[i] != null) {
        found[at] = i;
        values[at++] = slots[i];
      }
    }
    indices = found;
    slots = values;
  }

  /** The element, null for a hole and outside. */
  @Nullable JsValue get(long index) {
    if (index < 0 || index >= length) {
      return null;
    }
    if (indices == null) {
      return slots[(int) index];
    }
    int low = 0;
    int high = present - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = Integer.toUnsignedLong(indices[middle]);
      if (found == index) {
        return slots[middle];
      } else if (found < index) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  long[] presentIndices() {
    long[] found = new long[present];
    int[] known = indices;
    if (known != null) {
      Arrays.setAll(found, i -> Integer.toUnsignedLong(known[i]));
      return found;
    }
    int at = 0;
    for (int i = 0; i < length; i++) {
      if (slots[i] != null) {
        found[at++] = i;
      }
    }
    return found;
  }
}
