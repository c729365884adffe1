package dev.cloche.internal.typed;

import org.jspecify.annotations.Nullable;

/** A guest's value is not of the wanted type. The message may be shown to the guest. */
public final class TypeMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TypeMismatchException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
