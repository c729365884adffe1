package dev.cloche.internal.profile;

import java.util.Arrays;

/**
 * Which node each sample met, in order, in an array of bounded size: when it is full, every two
 * neighbours become one, and from then on so many samples are merged before they are kept.
 *
 * <p>Not thread-safe.
 */
public final class Timeline {

  private static final int CAPACITY = 1 << 16;

  private int[] nodes = new int[64];
  private long[] fuel = new long[64];
  private int size;
  private int merged = 1;
  private int rest;

  /** An empty timeline. */
  public Timeline() {}

  /**
   * Counts a sample.
   *
   * @param node the node that it met
   * @param used the fuel that it stands for
   */
  public void add(int node, long used) {
    if (rest > 0) {
      rest--;
      fuel[size - 1] += used;
      return;
    }
    if (size == CAPACITY) {
      halve();
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
      fuel = Arrays.copyOf(fuel, 2 * size);
    }
    nodes[size] = node;
    fuel[size] = used;
    size++;
    rest = merged - 1;
  }

  private void halve() {
    for (int i = 0; i < CAPACITY / 2; i++) {
      nodes[i] = nodes[2 * i];
      fuel[i] = fuel[2 * i] + fuel[2 * i + 1];
    }
    size = CAPACITY / 2;
    merged *= 2;
  }

  /**
   * The nodes that were met, those that stand for several samples once.
   *
   * @return numbers of nodes, oldest first
   */
  public int[] nodes() {
    return Arrays.copyOf(nodes, size);
  }

  /**
   * The fuel of each.
   *
   * @return as many numbers as there are {@link #nodes}
   */
  public long[] fuel() {
    return Arrays.copyOf(fuel, size);
  }
}
