package dev.cloche;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public method that guests may call once its object is {@linkplain
 * IsolateBuilder#install(String, Object) installed}. Methods without it stay out of their reach; a
 * method that overrides an annotated one has to be annotated itself.
 *
 * <p>The method is called as a {@link HostFunction} is. Its parameters are checked first: a guest
 * that passes too few or too many arguments, or one that does not fit, gets a {@code TypeError} and
 * the method is not called. Nothing is coerced. {@code null} and {@code undefined} fit parameters
 * that are {@code @Nullable} (an annotation of that name, there at run time), an {@code Optional}
 * or a {@link JsValue}; the first two may also be left out at the end.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HostMethod {

  /**
   * The function's name in the guest.
   *
   * @return identifiers with dots between; empty for the method's own name
   */
  String value() default "";
}
