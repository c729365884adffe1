package dev.cloche.internal.engine;

/**
 * Ends a run from inside the engine. It passes through compiled WebAssembly, which cannot catch it,
 * so guest code cannot either. The instance that it leaves is poisoned.
 */
public final class EngineInterrupt extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why a run was ended. */
  public enum Reason {
    /** The budget of instructions is used up. */
    FUEL,
    /** The deadline has passed. */
    TIMEOUT,
    /** Somebody asked for the run to end. */
    CANCELLED,
    /** Calls are nested too deep even for an error to be made. */
    STACK
  }

  private final Reason reason;

  private EngineInterrupt(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  static EngineInterrupt of(Reason reason) {
    return new EngineInterrupt(reason);
  }

  /**
   * Why the run was ended.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
