package dev.cloche.internal.engine;

/**
 * A function as it stands on the guest's stack of calls. All of it is the guest's own making.
 *
 * @param function its name; empty when it has none
 * @param file the file that it stands in; empty for a native function
 * @param line the line that it begins on, from 1; 0 for a native function
 * @param column the column that it begins at, from 1; 0 for a native function
 */
public record GuestFrame(String function, String file, int line, int column) {

  /** Work that no function asked for: compiling, jobs, what crosses the border. */
  public static final GuestFrame PROGRAM = special("(program)");

  /** A collection of garbage, on top of the function that set it off. */
  public static final GuestFrame COLLECTOR = special("(garbage collector)");

  /** In place of the outermost functions of a stack that is too deep. */
  public static final GuestFrame TRUNCATED = special("(truncated)");

  /** A stack that makes no sense. */
  public static final GuestFrame UNKNOWN = special("(unknown)");

  /**
   * A frame that is no function's.
   *
   * @param name its name
   * @return a frame without a place
   */
  public static GuestFrame special(String name) {
    return new GuestFrame(name, "", 0, 0);
  }
}
