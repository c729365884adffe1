package dev.cloche.internal.inspect;

/** Why the guest has stopped. */
public enum Stop {
  /** The host has asked for it. */
  ASKED,
  /** A step has come to its end. */
  STEP,
  /** A breakpoint. */
  BREAKPOINT,
  /** The statement {@code debugger}. */
  STATEMENT,
  /** An exception. */
  THROWN
}
