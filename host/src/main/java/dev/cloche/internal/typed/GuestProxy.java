package dev.cloche.internal.typed;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers calls of an interface's methods by calling a guest's functions. */
final class GuestProxy implements InvocationHandler {

  private final Class<?> type;
  private final Map<Method, GuestMethod> methods;
  private final GuestCalls calls;

  GuestProxy(Class<?> type, Map<Method, GuestMethod> methods, GuestCalls calls) {
    this.type = type;
    this.methods = methods;
    this.calls = calls;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    GuestMethod function = methods.get(method);
    if (function == null) {
      return ObjectMethods.isOne(method)
          ? ObjectMethods.answer(proxy, type, method, arguments)
          : invokeDefault(proxy, method, arguments);
    }
    @Nullable Object[] values = function.transferred(arguments);
    return function.async()
        ? callAsync(function, values)
        : read(function, calls.call(function.result().how(), function.name(), values));
  }

  private CompletableFuture<@Nullable Object> callAsync(
      GuestMethod function, @Nullable Object[] values) {
    CompletableFuture<? extends @Nullable Object> answer =
        calls.callAsync(function.result().how(), function.name(), values);
    CompletableFuture<@Nullable Object> result = answer.thenApply(value -> read(function, value));
    var unused =
        result.whenComplete(
            (value, failure) -> {
              if (result.isCancelled()) {
                answer.cancel(false);
              }
            });
    return result;
  }

  private @Nullable Object read(GuestMethod function, @Nullable Object answer) {
    try {
      return function.result().read(answer, function.name());
    } catch (TypeMismatchException mismatch) {
      throw calls.failure(mismatch);
    }
  }

  /** With the interface's own rights where it gives them, since it may not be public. */
  private static @Nullable Object invokeDefault(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    Class<?> declaring = method.getDeclaringClass();
    MethodHandle handle;
    try {
      handle =
          MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
              .unreflectSpecial(method, declaring);
    } catch (IllegalAccessException closed) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return handle.bindTo(proxy).invokeWithArguments(arguments == null ? new Object[0] : arguments);
  }
}
