package dev.cloche.internal.typed;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeBindings;
import dev.cloche.Callback;
import dev.cloche.ExternalCopy;
import dev.cloche.JsArray;
import dev.cloche.Reference;
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
 * @param result what becomes of what the function returns
 */
record GuestMethod(String name, boolean async, boolean varargs, GuestResult result) {

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
        GuestResult.of(async ? type.containedTypeOrUnknown(0) : type, nullable, method));
  }

  /**
   * The arguments as values, but references, callbacks and external copies as they are.
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
    // Converted together, so that what two of them share stays shared.
    List<@Nullable Object> data = new ArrayList<>(list);
    data.replaceAll(argument -> isData(argument) ? argument : null);
    JsArray values = (JsArray) JavaImporter.convert(data, "args", BeanBinding.defaultMapper());
    @Nullable Object[] all = values.elements().toArray();
    for (int i = 0; i < all.length; i++) {
      Object argument = list.get(i);
      all[i] = isData(argument) ? all[i] : argument;
    }
    return all;
  }

  private static boolean isData(@Nullable Object argument) {
    return !(argument instanceof Reference
        || argument instanceof Callback
        || argument instanceof ExternalCopy);
  }
}
