package dev.cloche;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls of the embedder's hooks, whatever they do. */
final class Hook {

  private Hook() {}

  /** Calls a hook that has to answer something. */
  static <T> T call(String failure, Callable<? extends @Nullable T> hook) {
    @Nullable T answer = callNullable(failure, hook);
    if (answer == null) {
      throw new HookAbort(failure + ": it answered null", null);
    }
    return answer;
  }

  /**
   * Calls a hook.
   *
   * @param failure what to say when it fails
   * @throws GuestVisibleException when the hook does
   * @throws HookAbort when it throws anything else
   */
  static <T> @Nullable T callNullable(String failure, Callable<? extends @Nullable T> hook) {
    try {
      return hook.call();
    } catch (GuestVisibleException visible) {
      throw visible;
    } catch (Exception | StackOverflowError | OutOfMemoryError thrown) {
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new HookAbort(failure, thrown);
    }
  }

  /** Calls a hook that answers nothing. */
  static void run(String failure, Runnable hook) {
    callNullable(
        failure,
        () -> {
          hook.run();
          return null;
        });
  }
}
