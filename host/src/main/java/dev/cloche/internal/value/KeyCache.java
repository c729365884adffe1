package dev.cloche.internal.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The property names of one message, so that a name that comes 10,000 times is one string. A name
 * replaces whatever has its slot: hostile names cost a miss, never a search.
 */
final class KeyCache {
  private static final int SLOTS = 256;
  private static final int MAX_LENGTH = 48;

  private final @Nullable String[] names = new String[SLOTS];
  private final int[] offsets = new int[SLOTS];

  /** The Latin-1 string in a part of the message. */
  String get(byte[] bytes, int offset, int length) {
    if (length > MAX_LENGTH) {
      return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    int slot = (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (SLOTS - 1);
    String name = names[slot];
    if (name != null && name.length() == length) {
      int from = offsets[slot];
      if (Arrays.equals(bytes, from, from + length, bytes, offset, offset + length)) {
        return name;
      }
    }
    name = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    names[slot] = name;
    offsets[slot] = offset;
    return name;
  }
}
