package dev.cloche;

import java.util.Objects;

/**
 * Where a source text comes from, for the guest's stacks and messages.
 *
 * @param fileName the name of its file, without U+0000
 * @param lineOffset how many lines of the file come before it; 0 when it begins with the first
 * @param columnOffset how many columns of its first line come before it, at most {@value
 *     #MAX_COLUMN}
 */
public record ScriptOrigin(String fileName, int lineOffset, int columnOffset) {

  /** The largest column offset. */
  public static final int MAX_COLUMN = 10_000;

  private static final int MAX_LINE = 1 << 28;

  /**
   * Checks the name and the offsets.
   *
   * @throws IllegalArgumentException when the name contains U+0000, or an offset is negative or too
   *     large
   */
  public ScriptOrigin {
    Objects.requireNonNull(fileName, "fileName");
    if (fileName.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a file name must not contain U+0000");
    }
    if (lineOffset < 0 || lineOffset > MAX_LINE) {
      throw new IllegalArgumentException(
          "a line offset must be from 0 to " + MAX_LINE + ", not " + lineOffset);
    }
    if (columnOffset < 0 || columnOffset > MAX_COLUMN) {
      throw new IllegalArgumentException(
          "a column offset must be from 0 to " + MAX_COLUMN + ", not " + columnOffset);
    }
  }

  /**
   * The beginning of a file.
   *
   * @param fileName the name of the file
   * @return its origin
   */
  public static ScriptOrigin of(String fileName) {
    return new ScriptOrigin(fileName, 0, 0);
  }
}
