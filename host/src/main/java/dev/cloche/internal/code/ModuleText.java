package dev.cloche.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A CommonJS module's text in the function that QuickJS compiles, or a script's. Positions that
 * bytecode names are offsets in it. Immutable; a copy of the file's size.
 */
public final class ModuleText {

  // The head stays on line 1, so that lines are the file's own.
  private static final byte[] HEAD =
      ascii("(function (exports, require, module, __filename, __dirname) {");
  private static final byte[] TAIL = ascii("\n})");
  private static final byte[] COMMENT = ascii("//");

  private final String file;
  private final byte[] wrapped;
  private final int line;

  private ModuleText(String file, byte[] wrapped, int line) {
    this.file = file;
    this.wrapped = wrapped;
    this.line = line;
  }

  /**
   * Wraps a module.
   *
   * @param file its virtual path, as stacks show it
   * @param source its text in UTF-8, which may begin with {@code #!}
   * @return the text
   */
  public static ModuleText of(String file, byte[] source) {
    boolean shebang = source.length >= 2 && source[0] == '#' && source[1] == '!';
    byte[] prefix = shebang ? COMMENT : new byte[0];
    int start = HEAD.length + prefix.length;
    byte[] wrapped = Arrays.copyOf(HEAD, start + source.length + TAIL.length);
    System.arraycopy(prefix, 0, wrapped, HEAD.length, prefix.length);
    System.arraycopy(source, 0, wrapped, start, source.length);
    System.arraycopy(TAIL, 0, wrapped, start + source.length, TAIL.length);
    return new ModuleText(file, wrapped, 0);
  }

  /**
   * A script, which is not wrapped.
   *
   * @param file its name, as stacks show it
   * @param source its text in UTF-8; must not be changed any more
   * @param line how many lines of its file come before it
   * @return the text
   */
  public static ModuleText ofScript(String file, byte[] source, int line) {
    return new ModuleText(file, source, line);
  }

  /**
   * A text that has been wrapped before.
   *
   * @param file its virtual path
   * @param wrapped what {@link #bytes} answered; must not be changed any more
   * @return the text
   */
  public static ModuleText ofWrapped(String file, byte[] wrapped) {
    return new ModuleText(file, wrapped, 0);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** {@return the virtual path} */
  public String file() {
    return file;
  }

  /** {@return how many lines of its file come before it} */
  public int line() {
    return line;
  }

  /** {@return the whole text in UTF-8; not to be changed} */
  public byte[] bytes() {
    return wrapped;
  }

  /**
   * A part of the text.
   *
   * @param position offset in bytes
   * @param length bytes
   * @return a copy of it
   * @throws IndexOutOfBoundsException when it is not a part
   */
  public byte[] slice(int position, int length) {
    java.util.Objects.checkFromIndexSize(position, length, wrapped.length);
    return Arrays.copyOfRange(wrapped, position, position + length);
  }
}
