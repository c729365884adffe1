package dev.cloche;

import dev.cloche.internal.typed.GuestCalls;
import dev.cloche.internal.typed.TypeMismatchException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The functions of an isolate that an exported interface stands for.
 *
 * @param session the isolate
 * @param module the module that exports them, or undefined for global ones
 */
record ExportedFunctions(Session session, JsValue module) implements GuestCalls {

  @Override
  public <T extends @Nullable Object> T call(
      RunOptions<T> how, String function, @Nullable Object[] arguments) {
    if (isData(arguments)) {
      return session.send(how, request(how, function, arguments));
    }
    NamedCall call = NamedCall.of(session, module, function, arguments);
    return session.run(exchange -> call.run(how, exchange), call.uses());
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      RunOptions<T> how, String function, @Nullable Object[] arguments) {
    // Its promise, handed to the guest, would wait for the run that waits for it.
    session.requireOutside();
    if (isData(arguments)) {
      return session.sendAsync(how, request(how, function, arguments));
    }
    NamedCall call = NamedCall.of(session, module, function, arguments);
    long nanos = how.timeoutNanos(session.options().limits());
    return session.runAsync(exchange -> call.run(how, exchange), nanos, call.uses());
  }

  private static boolean isData(@Nullable Object[] arguments) {
    return Arrays.stream(arguments).allMatch(JsValue.class::isInstance);
  }

  private EngineRequest request(RunOptions<?> how, String function, @Nullable Object[] arguments) {
    return session.requests().call(how.form(), module, JsValue.of(function), arguments);
  }

  @Override
  public RuntimeException failure(TypeMismatchException mismatch) {
    return guestFailure(mismatch);
  }

  /** A result is the guest's doing, so it is the guest's failure. */
  static GuestException guestFailure(TypeMismatchException mismatch) {
    GuestException failure =
        new GuestException(JsError.of("TypeError", String.valueOf(mismatch.getMessage())));
    failure.initCause(mismatch.getCause());
    return failure;
  }
}
