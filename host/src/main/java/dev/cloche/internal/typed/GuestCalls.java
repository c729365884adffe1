package dev.cloche.internal.typed;

import dev.cloche.JsValue;
import dev.cloche.RunOptions;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a proxy needs of an isolate. */
public interface GuestCalls {

  /**
   * Calls a function of the guest's and waits.
   *
   * @param how how its result comes out
   * @param function its name
   * @param arguments values for {@link JsValue#of}, and references, callbacks and external copies
   * @param <T> what the result becomes
   * @return what it returned
   */
  <T extends @Nullable Object> T call(
      RunOptions<T> how, String function, @Nullable Object[] arguments);

  /**
   * Calls a function of the guest's when all runs asked for before have ended.
   *
   * @param how how its result comes out
   * @param function its name
   * @param arguments as of {@link #call}
   * @param <T> what the result becomes
   * @return completed with what it returned; cancelling it drops the call, or ends it
   * @throws IllegalStateException when the isolate is calling this thread
   */
  <T extends @Nullable Object> CompletableFuture<T> callAsync(
      RunOptions<T> how, String function, @Nullable Object[] arguments);

  /**
   * What is thrown for a result of another type.
   *
   * @param mismatch what is wrong
   * @return the exception
   */
  RuntimeException failure(TypeMismatchException mismatch);
}
