package dev.cloche.internal.inspect;

/** How the guest goes on. */
public enum Going {
  /** To the next stop. */
  FREELY,
  /** To the next statement, of a function that is called, too. */
  INTO,
  /** To the next statement of this function, or of one that waits for it. */
  OVER,
  /** To the next statement of a function that waits for this one. */
  OUT,
  /** As if it had not stopped: a step that was being made goes on. */
  AS_BEFORE
}
