package dev.cloche;

import dev.cloche.internal.typed.GuestCalls;
import dev.cloche.internal.typed.TypeMismatchException;
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
  public JsValue call(String function, @Nullable Object[] arguments) {
    return session.send(RunOptions.copy(), request(function, arguments));
  }

  @Override
  public CompletableFuture<JsValue> callAsync(String function, @Nullable Object[] arguments) {
    // Its promise, handed to the guest, would wait for the run that waits for it.
    session.requireOutside();
    return session.sendAsync(RunOptions.copy(), request(function, arguments));
  }

  private EngineRequest request(String function, @Nullable Object[] arguments) {
    return session.requests().call(0, module, JsValue.of(function), arguments);
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
