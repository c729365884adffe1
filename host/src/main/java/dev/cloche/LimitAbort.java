package dev.cloche;

import dev.cloche.internal.engine.HostAbort;

/** Carries a limit that a host call ran into out through the engine, past the guest. */
final class LimitAbort extends HostAbort {

  private static final long serialVersionUID = 1L;

  private final Limit limit;

  LimitAbort(Limit limit, String message) {
    super(message);
    this.limit = limit;
  }

  LimitExceededException toException() {
    return new LimitExceededException(limit, String.valueOf(getMessage()));
  }
}
