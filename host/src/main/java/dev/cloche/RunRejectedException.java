package dev.cloche;

import java.util.concurrent.RejectedExecutionException;

/** An {@link IsolatedRuntime} did not run a request; nothing of it has run, nor ever will. */
public final class RunRejectedException extends RejectedExecutionException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** As many requests wait already as {@link PoolOptions#queueCapacity()} admits. */
    QUEUE_FULL,
    /** It has waited for {@link PoolOptions#queueTimeout()}. */
    QUEUE_TIMEOUT,
    /** The runtime is shut down. */
    SHUT_DOWN
  }

  private final Reason reason;

  RunRejectedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * Why the request was not run.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
