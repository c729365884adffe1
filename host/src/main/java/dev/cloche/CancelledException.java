package dev.cloche;

/**
 * A run was ended by the cancelling of its future, by {@link Isolate#cancel()}, by {@link
 * Isolate#close()} from another thread, or by an interrupt of the waiting caller (whose interrupt
 * status is set again). The isolate is closed.
 */
public final class CancelledException extends SandboxException {

  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("the run was cancelled");
  }
}
