package dev.cloche.internal.typed;

import com.fasterxml.jackson.databind.JavaType;
import dev.cloche.GuestVisibleException;
import dev.cloche.HostFunction;
import dev.cloche.JsValue;
import dev.cloche.internal.value.BeanBinding;
import dev.cloche.internal.value.JavaImporter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A guest's call of a method: checks and converts arguments, and converts the result. */
final class HostCall implements HostFunction {

  private final Object object;
  private final Method method;
  private final Signature signature;

  private HostCall(Object object, Method method, Signature signature) {
    this.object = object;
    this.method = method;
    this.signature = signature;
  }

  /**
   * Looks at a method.
   *
   * @throws IllegalArgumentException if it cannot be called, or a parameter's type not be read
   */
  static HostCall of(String name, Object object, Method method, JavaType owner) {
    if (!method.trySetAccessible()) {
      throw new IllegalArgumentException(
          "for guests, but its class is not open to Cloche: " + method);
    }
    return new HostCall(object, method, Signature.of(name, method, owner));
  }

  @Override
  public @Nullable Object call(List<JsValue> arguments) throws Exception {
    @Nullable Object[] values;
    try {
      values = signature.read(arguments);
    } catch (TypeMismatchException mismatch) {
      throw visible(mismatch);
    }
    Object result;
    try {
      result = method.invoke(object, values);
    } catch (InvocationTargetException thrown) {
      throw unwrapped(thrown.getCause());
    }
    if (method.getReturnType() == void.class) {
      return JsValue.undefined();
    }
    return result instanceof CompletionStage<?> stage
        ? stage.thenApply(HostCall::written)
        : written(result);
  }

  /** What a constructor of the embedder's tells the guest of its argument, or what we do. */
  private static GuestVisibleException visible(TypeMismatchException mismatch) {
    for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof GuestVisibleException told) {
        return told;
      }
    }
    return new GuestVisibleException("TypeError", String.valueOf(mismatch.getMessage()));
  }

  private static Exception unwrapped(@Nullable Throwable thrown) {
    return switch (thrown) {
      case Error error -> throw error;
      case Exception exception -> exception;
      case null, default -> new IllegalStateException(thrown);
    };
  }

  private static JsValue written(@Nullable Object result) {
    return JavaImporter.convert(result, "result", BeanBinding.defaultMapper());
  }
}
