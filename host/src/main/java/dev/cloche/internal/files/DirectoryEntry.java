package dev.cloche.internal.files;

/**
 * A name in a directory.
 *
 * @param name the name
 * @param kind what it leads to
 */
public record DirectoryEntry(String name, Kind kind) {

  /** What a name leads to. */
  public enum Kind {
    /** A regular file. */
    FILE(1),
    /** A directory. */
    DIRECTORY(2),
    /** A directory, through a link; whoever walks a tree stays out of it. */
    LINKED_DIRECTORY(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** {@return the number in docs/abi.md} */
    public int code() {
      return code;
    }
  }
}
