package dev.cloche;

import dev.cloche.internal.engine.HostAbort;

/**
 * Ends the run in which a host function called the isolate back and broke it, whatever the function
 * made of that.
 */
final class NestedAbort extends HostAbort {

  private static final long serialVersionUID = 1L;

  private final RuntimeException failure;

  NestedAbort(RuntimeException failure) {
    super(String.valueOf(failure.getMessage()));
    this.failure = failure;
  }

  RuntimeException toException() {
    return failure;
  }
}
