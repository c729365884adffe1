package dev.cloche.containment;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which hostile techniques a test is about, where they are no cases in a file of scripts. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Hostile {

  /** The techniques' numbers, from 1 to 100, as in docs/containment.md. */
  int[] value();

  /**
   * The endings that are right, as in {@link Ending#code()}; none where it asserts other things.
   */
  String[] ends() default {};
}
