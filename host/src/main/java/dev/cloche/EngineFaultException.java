package dev.cloche;

/**
 * The engine broke: a trap inside its WebAssembly, or a reply that breaks the protocol. Guest code
 * may have provoked it; the damage stays inside the isolate, which is closed. The cause is for the
 * embedder's log only: never show it to a tenant.
 */
public final class EngineFaultException extends SandboxException {

  private static final long serialVersionUID = 1L;

  EngineFaultException(Throwable cause) {
    super("the engine broke while it ran guest code", cause);
  }
}
