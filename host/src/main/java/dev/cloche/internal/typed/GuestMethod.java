package dev.cloche.internal.typed;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeBindings;
import dev.cloche.JsArray;
import dev.cloche.JsValue;
import dev.cloche.internal.value.BeanBinding;
import dev.cloche.internal.value.JavaImporter;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A method of an interface that stands for a guest's function of the same name.
 *
 * @param name the name
 * @param async whether it answers a future
 * @param varargs whether its last parameter is an array of further arguments
 * @param result how to read what the function returns; null to drop it
 */
record GuestMethod(String name, boolean async, boolean varargs, @Nullable ValueReader result) {

  private static final Set<Class<?>> FUTURES =
      Set.of(CompletableFuture.class, CompletionStage.class, Future.class);

  /**
   * Looks at a method.
   *
   * @param method the method
   * @param owner the interface it was found in, whose type arguments are known
   * @throws IllegalArgumentException if its result cannot be read
   */
  static GuestMethod of(Method method, JavaType owner) {
    TypeBindings bindings = owner.findSuperType(method.getDeclaringClass()).getBindings();
    JavaType type =
        BeanBinding.defaultMapper()
            .getTypeFactory()
            .resolveMemberType(method.getGenericReturnType(), bindings);
    boolean async = FUTURES.contains(type.getRawClass());
    boolean nullable =
        async
            ? Nullness.isArgumentNullable(method.getAnnotatedReturnType())
            : Nullness.isNullable(method, method.getAnnotatedReturnType());
    return new GuestMethod(
        method.getName(),
        async,
        method.isVarArgs(),
        reader(async ? type.containedTypeOrUnknown(0) : type, nullable, method));
  }

  private static @Nullable ValueReader reader(JavaType type, boolean nullable, Method method) {
    if (type.getRawClass() == void.class || type.getRawClass() == Void.class) {
      return null;
    }
    try {
      return ValueReader.of(type, nullable);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "the result of " + method + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * The arguments as values, converted together, so that what two of them share stays shared.
   *
   * @throws IllegalArgumentException if one cannot be transferred
   */
  @Nullable Object[] transferred(@Nullable Object @Nullable [] arguments) {
    List<@Nullable Object> list =
        new ArrayList<>(Arrays.asList(arguments == null ? new Object[0] : arguments));
    if (varargs) {
      Object further = list.remove(list.size() - 1);
      for (int i = 0; further != null && i < Array.getLength(further); i++) {
        list.add(Array.get(further, i));
      }
    }
    JsArray values = (JsArray) JavaImporter.convert(list, "args", BeanBinding.defaultMapper());
    return values.elements().toArray();
  }

  /** Reads what the function returned. */
  @Nullable Object read(JsValue value) {
    return result == null ? null : result.read(value, "the result", name);
  }
}
