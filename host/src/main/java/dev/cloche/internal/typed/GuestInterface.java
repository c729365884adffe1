package dev.cloche.internal.typed;

import com.fasterxml.jackson.databind.JavaType;
import dev.cloche.internal.value.BeanBinding;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes proxies of interfaces whose methods are a guest's functions. */
public final class GuestInterface {

  private GuestInterface() {}

  /**
   * A proxy.
   *
   * @param type the interface
   * @param calls the guest
   * @param <T> the interface
   * @return an object whose methods call the guest
   * @throws IllegalArgumentException if the type is no interface, or one that cannot stand for
   *     functions; the message says why
   */
  public static <T> T proxy(Class<T> type, GuestCalls calls) {
    requireUsual(type);
    InvocationHandler handler = new GuestProxy(type, methods(type), calls);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static void requireUsual(Class<?> type) {
    if (!type.isInterface() || type.isAnnotation()) {
      throw new IllegalArgumentException(type.getName() + " is not an interface");
    }
    if (type.isSealed() || type.isHidden()) {
      throw new IllegalArgumentException(
          type.getName()
              + " is "
              + (type.isSealed() ? "sealed" : "hidden")
              + ": no proxy of it can be made");
    }
  }

  private static Map<Method, GuestMethod> methods(Class<?> type) {
    JavaType owner = BeanBinding.defaultMapper().getTypeFactory().constructType(type);
    Map<Method, GuestMethod> methods = new HashMap<>();
    Map<String, Method> names = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (isFunction(method)) {
        Method other = names.putIfAbsent(method.getName(), method);
        if (other != null
            && !Arrays.equals(other.getParameterTypes(), method.getParameterTypes())) {
          throw new IllegalArgumentException(
              type.getName()
                  + " has two methods "
                  + method.getName()
                  + ", but a guest has only one function of that name");
        }
        methods.put(method, GuestMethod.of(method, owner));
      }
    }
    if (methods.isEmpty()) {
      throw new IllegalArgumentException(type.getName() + " has no methods to call a guest with");
    }
    return methods;
  }

  /**
   * The functions that an interface stands for.
   *
   * @param type the interface
   * @return their names
   */
  public static Set<String> functions(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(GuestInterface::isFunction)
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  private static boolean isFunction(Method method) {
    return Modifier.isAbstract(method.getModifiers()) && !ObjectMethods.isOne(method);
  }
}
