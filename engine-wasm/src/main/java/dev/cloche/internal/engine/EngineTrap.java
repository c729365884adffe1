package dev.cloche.internal.engine;

/**
 * The engine stopped in a way that its own code never asks for: an access outside linear memory, an
 * {@code unreachable}, a failed indirect call, a message that breaks the ABI. The instance is
 * poisoned. The cause is for the embedder's log, never for a tenant.
 */
public final class EngineTrap extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineTrap(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes a trap with a message for the embedder.
   *
   * @param message what the engine did
   */
  public EngineTrap(String message) {
    super(message);
  }
}
