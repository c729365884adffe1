package dev.cloche.build.wasm;

/** A module is malformed or uses a feature that the engine build does not support. */
public final class WasmFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message one sentence that names the feature or the defect and where it is
   */
  public WasmFormatException(String message) {
    super(message);
  }
}
