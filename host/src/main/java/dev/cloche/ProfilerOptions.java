package dev.cloche;

/**
 * How a profiler samples, and how large its profile may become. Immutable.
 *
 * @param interval instructions between two samples, on average; from {@value #MIN_INTERVAL} to
 *     {@value #MAX_INTERVAL}. A smaller one shows more and takes longer
 * @param maxNodes nodes of the tree of calls, from {@value #MIN_NODES} to {@value #MAX_NODES}; each
 *     takes 1.5 KB of Java's heap at most. Samples that find no room are counted as {@code (other)}
 */
public record ProfilerOptions(int interval, int maxNodes) {

  /** The smallest interval, in instructions. */
  public static final int MIN_INTERVAL = 1_000;

  /** The largest interval, in instructions. */
  public static final int MAX_INTERVAL = 100_000_000;

  /** The smallest cap of nodes. */
  public static final int MIN_NODES = 100;

  /** The largest cap of nodes. */
  public static final int MAX_NODES = 1_000_000;

  private static final ProfilerOptions DEFAULTS = new ProfilerOptions(10_000, 10_000);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public ProfilerOptions {
    check("interval", interval, MIN_INTERVAL, MAX_INTERVAL);
    check("maxNodes", maxNodes, MIN_NODES, MAX_NODES);
  }

  /**
   * A sample each 10,000 instructions, and 10,000 nodes.
   *
   * @return the defaults
   */
  public static ProfilerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same options but for the interval.
   *
   * @param value instructions between two samples
   * @return new options
   * @throws IllegalArgumentException when it is out of range
   */
  public ProfilerOptions withInterval(int value) {
    return new ProfilerOptions(value, maxNodes);
  }

  /**
   * The same options but for the cap of nodes.
   *
   * @param value nodes
   * @return new options
   * @throws IllegalArgumentException when it is out of range
   */
  public ProfilerOptions withMaxNodes(int value) {
    return new ProfilerOptions(interval, value);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, not %d".formatted(name, min, max, value));
    }
  }
}
