package dev.cloche.internal.value;

import org.jspecify.annotations.Nullable;

/** Numbers of objects, by identity. */
final class IdentityNumbers {
  private static final int FIRST_SLOTS = 16;

  /** A power of two long, at most half full. */
  private @Nullable Object[] keys = new @Nullable Object[FIRST_SLOTS];

  private int[] numbers = new int[FIRST_SLOTS];
  private int size;

  private int slot(Object key) {
    int mask = keys.length - 1;
    int hash = System.identityHashCode(key);
    int slot = (hash ^ hash >>> 12) & mask;
    Object there;
    while ((there = keys[slot]) != null && there != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Gives an object a number, unless it has one: that one then, else -1. */
  int putIfAbsent(Object key, int number) {
    int slot = slot(key);
    if (keys[slot] != null) {
      return numbers[slot];
    }
    keys[slot] = key;
    numbers[slot] = number;
    if (++size * 2 > keys.length) {
      grow();
    }
    return -1;
  }

  private void grow() {
    @Nullable Object[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new @Nullable Object[oldKeys.length * 2];
    numbers = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      Object key = oldKeys[i];
      if (key != null) {
        int slot = slot(key);
        keys[slot] = key;
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
