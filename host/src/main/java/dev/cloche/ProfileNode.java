package dev.cloche;

import java.util.List;

/**
 * A function of the guest's in a profile's tree of calls, as it was called by the functions above
 * it. Names are the guest's own making and may say anything; they are well-formed and short.
 *
 * @param id a number of its own in the tree, from 1
 * @param function its name, cut to 100 characters; empty when it has none. {@code (root)}, {@code
 *     (program)} and other names in parentheses are no functions; see docs/profiling.md
 * @param file the file that it stands in, cut to 250 characters; empty for a native function
 * @param line the line that it begins on, from 1; 0 when there is no file
 * @param column the column that it begins at, from 1; 0 when there is no file
 * @param selfFuel instructions of its own, native code that has no function included
 * @param totalFuel its own and those of all that it called
 * @param samples how often it was found running itself
 * @param children functions that it called, in the order in which they were first found
 */
public record ProfileNode(
    int id,
    String function,
    String file,
    int line,
    int column,
    long selfFuel,
    long totalFuel,
    long samples,
    List<ProfileNode> children) {

  /** Copies the children. */
  public ProfileNode {
    children = List.copyOf(children);
  }
}
