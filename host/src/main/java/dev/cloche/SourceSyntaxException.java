package dev.cloche;

/**
 * A source text that a compiler of Cloche's cannot read. A guest that requires the file sees a
 * {@code SyntaxError} with the same message.
 */
public final class SourceSyntaxException extends GuestVisibleException {

  private static final long serialVersionUID = 1L;

  private final String fileName;
  private final int line;
  private final int column;

  /**
   * Says what is wrong and where.
   *
   * @param problem what is wrong
   * @param fileName the file's virtual path
   * @param line its line, from 1
   * @param column the UTF-16 unit in the line, from 1
   */
  SourceSyntaxException(String problem, String fileName, int line, int column) {
    super("SyntaxError", problem + " (" + fileName + ":" + line + ":" + column + ")");
    this.fileName = fileName;
    this.line = line;
    this.column = column;
  }

  /**
   * The file.
   *
   * @return its virtual path, as the compiler was given it
   */
  public String fileName() {
    return fileName;
  }

  /**
   * The line.
   *
   * @return from 1
   */
  public int line() {
    return line;
  }

  /**
   * The column.
   *
   * @return the UTF-16 unit in the line, from 1
   */
  public int column() {
    return column;
  }
}
