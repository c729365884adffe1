package dev.cloche;

import org.jspecify.annotations.Nullable;

/**
 * A hook of the embedder's (a resolver, a compiler, a resolver of arguments) threw or answered
 * something impossible. The isolate is closed. The message names the hook and the module by its
 * virtual path; what was thrown is the {@link #getCause() cause}, which is not for the tenant.
 */
public final class HookException extends SandboxException {

  private static final long serialVersionUID = 1L;

  HookException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
