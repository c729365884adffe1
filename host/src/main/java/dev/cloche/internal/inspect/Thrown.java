package dev.cloche.internal.inspect;

/** Which exceptions stop the guest. */
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
