package dev.cloche.internal.inspect;

/** Which exceptions stop the guest, in the order of the engine's numbers. */
public enum Thrown {
  /** None. */
  NONE,
  /**
   * Those that no {@code try} around them will meet, as far as can be told when they are thrown.
   */
  UNCAUGHT,
  /** All. */
  ALL
}
