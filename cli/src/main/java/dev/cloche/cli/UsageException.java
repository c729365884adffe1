package dev.cloche.cli;

/** The command line asks for something that cannot be: the message says what and where. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }

  /** A mistake in the value of an option or parameter. */
  static UsageException in(String where, String what) {
    return new UsageException(where + ": " + what);
  }
}
