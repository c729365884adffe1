package dev.cloche.build.meter;

/** A module cannot be metered, or a metered module does not hold what the meter promises. */
public final class MeterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message one sentence that says what is wrong and where
   */
  public MeterException(String message) {
    super(message);
  }
}
