package dev.cloche.internal.engine;

/** A request does not fit into what is left of the guest's memory. The instance is poisoned. */
public final class OutOfGuestMemoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutOfGuestMemoryException() {
    super("the request does not fit into the isolate's memory", null, false, false);
  }
}
