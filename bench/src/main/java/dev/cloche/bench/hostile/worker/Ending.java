package dev.cloche.bench.hostile.worker;

/**
 * How a script ended, as far as its engine says.
 *
 * @param kind how
 * @param text the value where it is a string, the error's text, or what the engine says of its
 *     limit
 */
public record Ending(Kind kind, String text) {

  /** How a script may end. */
  public enum Kind {
    /** With a value, which its host has got as a copy. */
    VALUE,

    /** With an error of the script's. */
    ERROR,

    /** The engine ended it, or asks the host to give it up. */
    LIMIT,

    /** With an {@link Error} of the JVM's, that its host has to live with. */
    HOST_ERROR
  }
}
