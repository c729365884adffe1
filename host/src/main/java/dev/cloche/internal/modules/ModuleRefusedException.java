package dev.cloche.internal.modules;

/** A module is there, but cannot be loaded; the message is for the guest. */
public final class ModuleRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  ModuleRefusedException(String message) {
    super(message, null, false, false);
  }
}
