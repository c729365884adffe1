package dev.cloche.bench.rivals;

/** Rhino as an interpreter, for scripts too large for JVM methods and for first runs. */
public final class InterpretedRhinoEngine extends RhinoEngine {

  /** For the worker. */
  public InterpretedRhinoEngine() {
    super(true);
  }
}
