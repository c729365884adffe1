package dev.cloche.internal.files;

import org.jspecify.annotations.Nullable;

/**
 * A path that a guest wrote for a file operation. What is not absolute begins at {@code /}. Steps
 * are taken by names alone, as Node's {@code path} module does it.
 *
 * @param path the path
 * @param slashed whether it ends as only a directory's path may
 */
public record GuestPath(VirtualPath path, boolean slashed) {

  /** Characters of a path. */
  static final int MAX_PATH = 4096;

  /** Characters of a name. */
  static final int MAX_NAME = 255;

  /**
   * Reads the path of something that should exist.
   *
   * @param text what the guest wrote
   * @return the path
   * @throws ErrnoException with {@link Errno#ENAMETOOLONG}, or {@link Errno#ENOENT} where no file
   *     can have this path
   */
  public static GuestPath parse(String text) throws ErrnoException {
    return parse(text, Errno.ENOENT);
  }

  /**
   * Reads the path of something that is to be made.
   *
   * @param text what the guest wrote
   * @return the path
   * @throws ErrnoException with {@link Errno#ENAMETOOLONG}, with {@link Errno#ENOENT} for no text
   *     at all, or with {@link Errno#EINVAL} where no file can have this path
   */
  public static GuestPath parseNew(String text) throws ErrnoException {
    return parse(text, Errno.EINVAL);
  }

  /**
   * Reads an absolute path of the embedder's.
   *
   * @param text what was written
   * @return the path, null when it is none that a guest could write
   */
  public static @Nullable VirtualPath absolute(String text) {
    try {
      return text.startsWith("/") ? parse(text).path() : null;
    } catch (ErrnoException impossible) {
      return null;
    }
  }

  private static GuestPath parse(String text, Errno impossible) throws ErrnoException {
    if (text.isEmpty()) {
      throw Errno.ENOENT.failure();
    }
    if (text.length() > MAX_PATH) {
      throw Errno.ENAMETOOLONG.failure();
    }
    // Behind a step, so that a first name is never taken for a root's number.
    @Nullable VirtualPath path = VirtualPath.parse("/./" + text);
    if (path == null) {
      throw impossible.failure();
    }
    if (path.names().stream().anyMatch(name -> name.length() > MAX_NAME)) {
      throw Errno.ENAMETOOLONG.failure();
    }
    boolean slashed = text.endsWith("/") || text.endsWith("/.") || text.endsWith("/..");
    return new GuestPath(path, slashed);
  }
}
