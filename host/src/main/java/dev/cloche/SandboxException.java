package dev.cloche;

/**
 * A failure in a run, as opposed to a mistake of the caller's (those are {@link
 * IllegalArgumentException} and {@link IllegalStateException}).
 *
 * <p>Messages never name the host: no path, class or frame of it, so they may be shown to the
 * tenant whose code ran.
 */
public abstract sealed class SandboxException extends RuntimeException
    permits GuestException,
        LimitExceededException,
        CancelledException,
        HookException,
        EngineFaultException {

  private static final long serialVersionUID = 1L;

  SandboxException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
  }

  SandboxException(String message) {
    super(message);
  }
}
