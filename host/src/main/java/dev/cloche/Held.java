package dev.cloche;

/** Something that a request refers to by number, and that may be closed before it has its turn. */
@FunctionalInterface
interface Held {

  /**
   * Checks that the number is still its own.
   *
   * @throws IllegalStateException when it has been closed
   */
  void requireOpen();

  /** The request is about to be sent. Engine's thread only. */
  default void sent() {}
}
