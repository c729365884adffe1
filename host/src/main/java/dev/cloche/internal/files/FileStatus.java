package dev.cloche.internal.files;

/**
 * What a guest may know of a file.
 *
 * @param directory whether it is a directory; else it is a regular file
 * @param size bytes; 0 for a directory
 * @param modified when it was changed, in milliseconds since 1970
 * @param writable whether its mount is
 */
public record FileStatus(boolean directory, long size, long modified, boolean writable) {

  /** A directory that is there because something is mounted below it. */
  static final FileStatus SYNTHETIC = new FileStatus(true, 0, 0, false);
}
