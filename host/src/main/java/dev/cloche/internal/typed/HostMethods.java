package dev.cloche.internal.typed;

import com.fasterxml.jackson.databind.JavaType;
import dev.cloche.HostFunction;
import dev.cloche.HostMethod;
import dev.cloche.internal.value.BeanBinding;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Finds the methods of an object that are meant for guests: the annotated ones, and no others. */
public final class HostMethods {

  private HostMethods() {}

  /**
   * The functions that an object offers.
   *
   * @param name what the guest calls the object
   * @param object the object
   * @return by their names in the guest, which begin with the object's
   * @throws IllegalArgumentException if it has no annotated method, or one that cannot be offered;
   *     the message says why
   */
  public static Map<String, HostFunction> of(String name, Object object) {
    Class<?> type = object.getClass();
    requirePublic(type);
    JavaType owner = BeanBinding.defaultMapper().getTypeFactory().constructType(type);
    Map<String, Method> methods = new TreeMap<>(); // getMethods has no order of its own.
    for (Method method : type.getMethods()) {
      if (isOffered(method)) {
        String key = name + "." + guestName(method);
        if (methods.putIfAbsent(key, method) != null) {
          throw new IllegalArgumentException(
              type.getName() + " has two methods for guests that are called " + key);
        }
      }
    }
    if (methods.isEmpty()) {
      throw new IllegalArgumentException(
          type.getName() + " has no public methods that are themselves annotated with @HostMethod");
    }
    Map<String, HostFunction> functions = new LinkedHashMap<>();
    methods.forEach((key, method) -> functions.put(key, HostCall.of(key, object, method, owner)));
    return functions;
  }

  /** Compilers copy annotations to the bridges that they make. */
  private static boolean isOffered(Method method) {
    return method.isAnnotationPresent(HostMethod.class) && !method.isBridge();
  }

  private static String guestName(Method method) {
    String given = method.getAnnotation(HostMethod.class).value();
    return given.isEmpty() ? method.getName() : given;
  }

  /** An annotation that would have no effect is a mistake. */
  private static void requirePublic(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      Arrays.stream(c.getDeclaredMethods())
          .filter(HostMethods::isOffered)
          .filter(method -> !Modifier.isPublic(method.getModifiers()))
          .findAny()
          .ifPresent(
              method -> {
                throw new IllegalArgumentException("for guests, but not public: " + method);
              });
    }
  }
}
