package dev.cloche;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A function of the host's that can be handed to a guest as a value: an argument of {@link
 * Reference#call}, a property set with {@link Reference#set}. In the guest it is an ordinary
 * function; what goes through it is copied, as for {@link IsolateBuilder#hostFunction}.
 *
 * <p>Immutable; may be handed to any number of isolates. An isolate keeps it for as long as its
 * guest has functions of it, and until some more have been handed over since: at most as many again
 * as there are, or 64.
 */
public final class Callback {

  private final String name;
  private final HostFunction function;

  private Callback(String name, HostFunction function) {
    this.name = name;
    this.function = function;
  }

  /**
   * A callback that the guest waits for, or whose promise it gets when the function returns a
   * {@link java.util.concurrent.CompletionStage}.
   *
   * @param function called on the isolate's engine thread
   * @return the callback
   */
  public static Callback of(HostFunction function) {
    return of("callback", function);
  }

  /**
   * As {@link #of(HostFunction)}, with a name.
   *
   * @param name the function's {@code name} in the guest
   * @param function called on the isolate's engine thread
   * @return the callback
   */
  public static Callback of(String name, HostFunction function) {
    return new Callback(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(function, "function"));
  }

  /**
   * A callback that answers the guest with a promise at once.
   *
   * @param function called by the executor
   * @param executor what runs it
   * @return the callback
   */
  public static Callback async(HostFunction function, Executor executor) {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(executor, "executor");
    return of(
        "callback",
        arguments -> {
          CompletableFuture<Object> answer = new CompletableFuture<>();
          executor.execute(() -> complete(answer, function, arguments));
          Object promise = answer;
          return promise;
        });
  }

  @SuppressWarnings("NullAway") // A future may be completed with null.
  private static void complete(
      CompletableFuture<Object> answer, HostFunction function, List<JsValue> arguments) {
    try {
      answer.complete(function.call(arguments));
    } catch (Exception | StackOverflowError failed) {
      answer.completeExceptionally(failed);
    }
  }

  /**
   * A callback that answers {@code undefined} at once. What the function returns or throws is
   * dropped.
   *
   * @param function called by the executor
   * @param executor what runs it
   * @return the callback
   */
  public static Callback ignored(HostFunction function, Executor executor) {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(executor, "executor");
    return of(
        "callback",
        arguments -> {
          executor.execute(() -> complete(new CompletableFuture<>(), function, arguments));
          return JsValue.undefined();
        });
  }

  String name() {
    return name;
  }

  HostFunction function() {
    return function;
  }
}
