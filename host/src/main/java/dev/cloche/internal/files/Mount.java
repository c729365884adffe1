package dev.cloche.internal.files;

import java.util.List;

/**
 * Files under one mount point. Paths are those below it: the mount's own root is {@code /}.
 *
 * <p>What is missing, denied, neither a file nor a directory, or leads out of the mount fails with
 * {@link Errno#ENOENT}; what has a file in place of a directory on its way, with {@link
 * Errno#ENOTDIR}.
 */
sealed interface Mount permits EmptyMount, HostMount, MemoryMount {

  /** Entries of one listing: what the host looks at, hidden ones included. */
  int MAX_ENTRIES = 10_000;

  FileStatus status(VirtualPath path) throws ErrnoException;

  /**
   * The entries of a directory by name.
   *
   * @throws ErrnoException also with {@link Errno#EOVERFLOW}
   */
  List<DirectoryEntry> list(VirtualPath path) throws ErrnoException;

  /** The path without links. */
  VirtualPath realPath(VirtualPath path) throws ErrnoException;

  /**
   * A file's contents; the caller must not change them.
   *
   * @throws ErrnoException also with {@link Errno#EISDIR}, and {@link Errno#EFBIG} over the cap
   */
  byte[] read(VirtualPath path, int maxBytes) throws ErrnoException;
}
