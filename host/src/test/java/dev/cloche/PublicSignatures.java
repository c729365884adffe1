package dev.cloche;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** The condition that public methods take and answer nothing of certain packages. */
final class PublicSignatures {

  private PublicSignatures() {}

  static ArchCondition<JavaClass> freeOf(String... packages) {
    return new ArchCondition<>("have signatures free of " + List.of(packages)) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaMethod method : type.getMethods()) {
          boolean shown = method.getModifiers().contains(JavaModifier.PUBLIC);
          Stream.concat(
                  Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
              .filter(used -> shown && startsWithAny(used.getPackageName(), packages))
              .forEach(
                  used ->
                      events.add(
                          SimpleConditionEvent.violated(
                              method, method.getFullName() + " shows " + used.getName())));
        }
      }
    };
  }

  private static boolean startsWithAny(String name, String... prefixes) {
    return Stream.of(prefixes).anyMatch(name::startsWith);
  }
}
