package dev.cloche.internal.files;

/** A file operation failed, for a reason that the guest is told. */
public final class ErrnoException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Errno errno;

  ErrnoException(Errno errno) {
    super(errno.name(), null, false, false);
    this.errno = errno;
  }

  /**
   * The reason.
   *
   * @return the reason
   */
  public Errno errno() {
    return errno;
  }
}
