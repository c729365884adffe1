package dev.cloche;

import dev.cloche.internal.typed.GuestCalls;
import dev.cloche.internal.typed.TypeMismatchException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a guest's object that an exported interface stands for.
 *
 * @param session the isolate
 * @param object the object
 * @param caller a function of the guest's that calls a method of an object by its name
 */
record ExportedMethods(Session session, Reference object, Reference caller) implements GuestCalls {

  private static final String CALLER = "return (object, name, ...rest) => object[name](...rest)";

  /**
   * The methods of an object.
   *
   * @throws IllegalArgumentException when it is another isolate's
   */
  static ExportedMethods of(Context context, Reference object) {
    Session session = context.session();
    var unused = object.numberIn(session);
    Reference caller = context.evalClosure(RunOptions.reference(), CALLER);
    return new ExportedMethods(session, object, caller);
  }

  @Override
  public <T extends @Nullable Object> T call(
      RunOptions<T> how, String function, @Nullable Object[] arguments) {
    return caller.apply(how, null, operands(function, arguments));
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      RunOptions<T> how, String function, @Nullable Object[] arguments) {
    session.requireOutside();
    return caller.applyAsync(how, null, operands(function, arguments));
  }

  private @Nullable Object[] operands(String function, @Nullable Object[] arguments) {
    @Nullable Object[] all = new @Nullable Object[arguments.length + 2];
    all[0] = object;
    all[1] = function;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return all;
  }

  @Override
  public RuntimeException failure(TypeMismatchException mismatch) {
    return ExportedFunctions.guestFailure(mismatch);
  }
}
