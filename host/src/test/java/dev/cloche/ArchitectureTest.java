package dev.cloche;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** What depends on what, in the host and in the engine's Java side. */
@AnalyzeClasses(
    packages = "dev.cloche",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeCompiledWasm.class
    })
class ArchitectureTest {

  /** Leaves out the compiled module, a million instructions that take longest to look through. */
  static final class DoNotIncludeCompiledWasm implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("EngineModuleMachine");
    }
  }

  private static final String ENGINE = "dev.cloche.internal.engine";
  private static final String INTERNAL = "dev.cloche.internal..";
  private static final String TYPED = "dev.cloche.internal.typed";
  private static final String SCRIPT = "dev.cloche.script";

  @ArchTest
  static final ArchRule ONLY_THE_ENGINE_USES_CHICORY =
      noClasses()
          .that()
          .resideOutsideOfPackage(ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.dylibso..", "run.endive..");

  @ArchTest
  static final ArchRule ENGINE_KNOWS_NOTHING_OF_THE_HOST =
      noClasses()
          .that()
          .resideInAPackage(ENGINE)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.cloche..").and(are(resideInAPackage(ENGINE)).negate()));

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.cloche.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.cloche.cli..", "picocli..");

  @ArchTest
  static final ArchRule INTERNAL_PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.cloche.internal.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PUBLIC_API_SHOWS_NO_INTERNALS =
      classes()
          .that()
          .resideInAnyPackage("dev.cloche", SCRIPT)
          .and()
          .arePublic()
          .should(showNoInternalTypes());

  @ArchTest
  static final ArchRule NOBODY_EXITS_OR_PRINTS_STACKS =
      noClasses()
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .orShould()
          .callMethod(Exception.class, "printStackTrace");

  @ArchTest
  static final ArchRule NO_PROCESSES_OR_NETWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.rmi..", "sun..", "jdk..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.Process(Builder|Handle)?");

  @ArchTest
  static final ArchRule ONLY_THE_SCRIPT_ENGINE_KNOWS_SCRIPTING =
      noClasses()
          .that()
          .resideOutsideOfPackage(SCRIPT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.script..", SCRIPT);

  @ArchTest
  static final ArchRule SCRIPT_ENGINE_USES_API_AND_VALUES =
      noClasses()
          .that()
          .resideInAPackage(SCRIPT)
          .should()
          .dependOnClassesThat(
              resideInAPackage(INTERNAL)
                  .and(are(resideInAnyPackage(TYPED, "dev.cloche.internal.value")).negate()));

  @ArchTest
  static final ArchRule TYPES_DEPEND_ON_VALUES_ALONE =
      noClasses()
          .that()
          .resideInAPackage(TYPED)
          .should()
          .dependOnClassesThat(
              resideInAPackage(INTERNAL)
                  .and(are(resideInAnyPackage(TYPED, "dev.cloche.internal.value")).negate()));

  @ArchTest
  static final ArchRule ONLY_THE_FILTER_TOUCHES_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.cloche.internal.files", ENGINE)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.nio.file.Files");

  private static ArchCondition<JavaClass> showNoInternalTypes() {
    return new ArchCondition<>("show no internal or Chicory types in public signatures") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream<JavaClass> supertypes =
            Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
        Stream<JavaClass> fields =
            type.getFields().stream()
                .filter(ArchitectureTest::isShown)
                .flatMap(f -> f.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> units =
            type.getCodeUnits().stream()
                .filter(ArchitectureTest::isShown)
                .flatMap(ArchitectureTest::typesOf);
        Stream.of(supertypes, fields, units)
            .flatMap(shown -> shown)
            .filter(resideInAPackage(INTERNAL).or(resideInAPackage("com.dylibso..")))
            .forEach(
                hidden ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getName() + " shows " + hidden.getName())));
      }
    };
  }

  private static boolean isShown(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaClass> typesOf(JavaCodeUnit unit) {
    return Stream.concat(unit.getAllInvolvedRawTypes().stream(), unit.getExceptionTypes().stream());
  }
}
