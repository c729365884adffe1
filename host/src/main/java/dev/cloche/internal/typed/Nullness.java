package dev.cloche.internal.typed;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;

/** Whether declarations say {@code @Nullable}, whoever's annotation it is. */
final class Nullness {

  private Nullness() {}

  /** Whether one of these has such an annotation that is there at run time. */
  static boolean isNullable(AnnotatedElement... elements) {
    return Arrays.stream(elements)
        .flatMap(element -> Arrays.stream(element.getAnnotations()))
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }

  /** Whether the type's first argument has one. */
  static boolean isArgumentNullable(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType parameterized
        && isNullable(parameterized.getAnnotatedActualTypeArguments()[0]);
  }
}
