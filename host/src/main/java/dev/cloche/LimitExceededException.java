package dev.cloche;

/**
 * A run went over one of its {@link Limits}. Guest code could not catch it. The isolate is closed;
 * its memory is gone.
 */
public final class LimitExceededException extends SandboxException {

  private static final long serialVersionUID = 1L;

  private final Limit limit;

  LimitExceededException(Limit limit, String message) {
    super(message);
    this.limit = limit;
  }

  /**
   * Which limit it was.
   *
   * @return the limit
   */
  public Limit limit() {
    return limit;
  }
}
