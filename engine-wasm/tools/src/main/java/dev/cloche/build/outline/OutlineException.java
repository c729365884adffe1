package dev.cloche.build.outline;

/** A function is too large and has no part that can become a function of its own. */
public final class OutlineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message one sentence that names the function
   */
  public OutlineException(String message) {
    super(message);
  }
}
