package dev.cloche.build.jvm.standin;

import java.util.ArrayList;
import java.util.List;

/** A memory of a few words that remembers what the meter's operations were asked. */
public final class LinearMemory {
  public final int[] words = new int[16];
  public final List<String> charges = new ArrayList<>();
  public int stackPointer = 1024;
  public int pages = 1;

  public int grow(int delta) {
    pages += delta;
    return pages - delta;
  }
}
