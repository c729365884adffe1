package dev.cloche.internal.value;

import org.jspecify.annotations.Nullable;

/** Numbers of objects, by identity. */
final class IdentityNumbers {
  private static final int FIRST_SLOTS = 16;

  /** A power of two long, at most half full. */
  private @Nullable Object[] keys = new @Nullable Object[FIRST_SLOTS];

  /** The objects' hashes, so that growing does not touch the objects. */
  private int[] hashes = new int[FIRST_SLOTS];

  private int[] numbers = new int[FIRST_SLOTS];
  private int size;

  private static int hash(Object key) {
    int hash = System.identityHashCode(key);
    return hash ^ hash >>> 12;
  }

  /** Gives an object a number, unless it has one: that one then, else -1. */
  int putIfAbsent(Object key, int number) {
    int hash = hash(key);
    int mask = keys.length - 1;
    int slot = hash & mask;
    Object there;
    while ((there = keys[slot]) != null) {
      if (there == key) {
        return numbers[slot];
      }
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    hashes[slot] = hash;
    numbers[slot] = number;
    if (++size * 2 > keys.length) {
      grow();
    }
    return -1;
  }

  private void grow() {
    @Nullable Object[] oldKeys = keys;
    int[] oldHashes = hashes;
    int[] oldNumbers = numbers;
    int length = oldKeys.length * 4;
    keys = new @Nullable Object[length];
    hashes = new int[length];
    numbers = new int[length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int slot = oldHashes[i] & (length - 1);
        while (keys[slot] != null) {
          slot = (slot + 1) & (length - 1);
        }
        keys[slot] = oldKeys[i];
        hashes[slot] = oldHashes[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
