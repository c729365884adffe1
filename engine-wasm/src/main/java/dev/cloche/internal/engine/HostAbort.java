package dev.cloche.internal.engine;

/**
 * Thrown by a {@link HostPort} to end the run at once, past anything the guest could catch; what it
 * means is the subclass's. The instance is poisoned.
 */
public abstract class HostAbort extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one, without a stack trace.
   *
   * @param message what happened
   */
  protected HostAbort(String message) {
    super(message, null, false, false);
  }
}
