package dev.cloche.internal.value;

/** Bytes from the guest that are not a message within the limits: an engine fault. */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message what was expected
   * @param offset where in the message
   */
  public MalformedMessageException(String message, int offset) {
    super(message + " (at byte " + offset + ")");
  }
}
