package dev.cloche;

import dev.cloche.internal.engine.HostAbort;
import org.jspecify.annotations.Nullable;

/** Carries the failure of a hook out through the engine, past the guest. */
final class HookAbort extends HostAbort {

  private static final long serialVersionUID = 1L;

  /** Not the exception's own cause, which an abort, being cheap, has none of. */
  private final @Nullable Throwable thrown;

  HookAbort(String message, @Nullable Throwable thrown) {
    super(message);
    this.thrown = thrown;
  }

  HookException toException() {
    return new HookException(String.valueOf(getMessage()), thrown);
  }
}
