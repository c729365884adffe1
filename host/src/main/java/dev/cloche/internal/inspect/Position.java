package dev.cloche.internal.inspect;

/**
 * A place in a script.
 *
 * @param file the script's name
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

  @Override
  public int compareTo(Position other) {
    int lines = Integer.compare(line, other.line);
    return lines != 0 ? lines : Integer.compare(column, other.column);
  }
}
