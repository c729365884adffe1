package dev.cloche.internal.typed;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeBindings;
import dev.cloche.JsValue;
import dev.cloche.internal.value.BeanBinding;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a method that guests call.
 *
 * @param name what the guest calls the method
 * @param parameters how to read the arguments that have a parameter of their own
 * @param least how many of them have to be there
 * @param further how to read the others; null when there must not be any
 */
record Signature(String name, List<ValueReader> parameters, int least, @Nullable Further further) {

  /** The rest of the arguments, an array of this component type. */
  private record Further(ValueReader reader, Class<?> component) {}

  /**
   * Looks at a method.
   *
   * @param owner the class it was found in, whose type arguments are known
   * @throws IllegalArgumentException if a parameter's type cannot be read
   */
  static Signature of(String name, Method method, JavaType owner) {
    TypeBindings bindings = owner.findSuperType(method.getDeclaringClass()).getBindings();
    List<ValueReader> readers = new ArrayList<>();
    int least = 0;
    Further further = null;
    for (Parameter parameter : method.getParameters()) {
      JavaType type =
          BeanBinding.defaultMapper()
              .getTypeFactory()
              .resolveMemberType(parameter.getParameterizedType(), bindings);
      if (parameter.isVarArgs()) {
        boolean nullable =
            Nullness.isNullable(
                ((AnnotatedArrayType) parameter.getAnnotatedType())
                    .getAnnotatedGenericComponentType());
        JavaType component = type.getContentType();
        further = new Further(reader(component, nullable, method), component.getRawClass());
      } else {
        boolean nullable = Nullness.isNullable(parameter, parameter.getAnnotatedType());
        ValueReader reader = reader(type, nullable, method);
        readers.add(reader);
        least = reader.isOptional() ? least : readers.size();
      }
    }
    return new Signature(name, List.copyOf(readers), least, further);
  }

  private static ValueReader reader(JavaType type, boolean nullable, Method method) {
    try {
      return ValueReader.of(type, nullable);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "a parameter of " + method + ": " + unreadable.getMessage(), unreadable);
    }
  }

  /**
   * Reads arguments.
   *
   * @throws TypeMismatchException if they are too few or too many, or of other types
   */
  @Nullable Object[] read(List<JsValue> arguments) {
    int own = parameters.size();
    if (arguments.size() < least || (further == null && arguments.size() > own)) {
      throw new TypeMismatchException(
          name + " takes " + arity() + ", not " + arguments.size(), null);
    }
    @Nullable Object[] values = new @Nullable Object[own + (further == null ? 0 : 1)];
    for (int i = 0; i < own; i++) {
      JsValue argument = i < arguments.size() ? arguments.get(i) : JsValue.undefined();
      values[i] = parameters.get(i).read(argument, place(i), name);
    }
    if (further != null) {
      int count = Math.max(0, arguments.size() - own);
      Object rest = Array.newInstance(further.component, count);
      for (int i = 0; i < count; i++) {
        Array.set(rest, i, further.reader.read(arguments.get(own + i), place(own + i), name));
      }
      values[own] = rest;
    }
    return values;
  }

  private static String place(int index) {
    return "argument " + (index + 1);
  }

  private String arity() {
    int most = parameters.size();
    if (further != null) {
      return "at least " + arguments(least);
    }
    return least == most ? arguments(most) : least + " to " + arguments(most);
  }

  private static String arguments(int count) {
    return count + (count == 1 ? " argument" : " arguments");
  }
}
