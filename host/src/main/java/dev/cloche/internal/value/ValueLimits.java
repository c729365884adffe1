package dev.cloche.internal.value;

/**
 * How large one message may be, in either direction.
 *
 * @param maxBytes its encoded size
 * @param maxDepth how many containers may be inside each other, the outermost being 1
 * @param maxValues how many values it may hold, containers, holes and back references included,
 *     property names not
 */
public record ValueLimits(int maxBytes, int maxDepth, int maxValues) {
  /** The depth that the engine's own codec has too. */
  public static final int MAX_DEPTH = 1000;

  /** The number of values that the engine's own codec has too. */
  public static final int MAX_VALUES = 1_000_000;

  /**
   * The usual limits, with a number of bytes.
   *
   * @param maxBytes the encoded size
   * @return the limits
   */
  public static ValueLimits ofBytes(int maxBytes) {
    return new ValueLimits(maxBytes, MAX_DEPTH, MAX_VALUES);
  }
}
