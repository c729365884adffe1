package dev.cloche.internal.typed;

import dev.cloche.JsValue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a proxy needs of an isolate. */
public interface GuestCalls {

  /**
   * Calls a function of the guest's and waits.
   *
   * @param function its name
   * @param arguments values for {@link JsValue#of}
   * @return what it returned
   */
  JsValue call(String function, @Nullable Object[] arguments);

  /**
   * Calls a function of the guest's when all runs asked for before have ended.
   *
   * @param function its name
   * @param arguments values for {@link JsValue#of}
   * @return completed with what it returned; cancelling it drops the call, or ends it
   * @throws IllegalStateException when the isolate is calling this thread
   */
  CompletableFuture<JsValue> callAsync(String function, @Nullable Object[] arguments);

  /**
   * What is thrown for a result of another type.
   *
   * @param mismatch what is wrong
   * @return the exception
   */
  RuntimeException failure(TypeMismatchException mismatch);
}
