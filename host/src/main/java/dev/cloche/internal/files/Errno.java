package dev.cloche.internal.files;

/** Why a file operation failed, by the names that POSIX and Node have for it. */
public enum Errno {
  /** A mount point, or a directory with one in it. */
  EBUSY,
  /** There is a file or directory of that name. */
  EEXIST,
  /** A file over the cap. */
  EFBIG,
  /** A name that no file may have; a directory moved into itself. */
  EINVAL,
  /** A directory in place of a file. */
  EISDIR,
  /** A path or name that is too long, or too deep. */
  ENAMETOOLONG,
  /** Missing, denied, or outside of all mounts: there is no telling which. */
  ENOENT,
  /** The JVM's heap is exhausted. */
  ENOMEM,
  /** The mount's quota is used up. */
  ENOSPC,
  /** A file in place of a directory. */
  ENOTDIR,
  /** A directory that is not empty. */
  ENOTEMPTY,
  /** A directory with more entries than one listing may have. */
  EOVERFLOW,
  /** The mount is read-only. */
  EROFS,
  /** The other path lies in another mount. */
  EXDEV;

  /**
   * The failure, to be thrown.
   *
   * @return a new exception
   */
  public ErrnoException failure() {
    return new ErrnoException(this);
  }
}
