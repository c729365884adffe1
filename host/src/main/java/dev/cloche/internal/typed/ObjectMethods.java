package dev.cloche.internal.typed;

import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The methods that every object has, which a proxy answers itself: identity, and a name. */
final class ObjectMethods {

  private ObjectMethods() {}

  /** Whether a method is one of them, wherever it is declared. */
  static boolean isOne(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return switch (method.getName()) {
      case "toString", "hashCode" -> parameters.length == 0;
      case "equals" -> parameters.length == 1 && parameters[0] == Object.class;
      default -> false;
    };
  }

  /** Answers one of them. */
  static Object answer(
      Object proxy, Class<?> type, Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "toString" -> type.getSimpleName() + " of an isolate";
      case "hashCode" -> System.identityHashCode(proxy);
      default -> proxy == Objects.requireNonNull(arguments)[0];
    };
  }
}
