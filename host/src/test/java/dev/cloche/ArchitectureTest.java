package dev.cloche;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.cloche");

  @Test
  void chicory_isKnownToTheEnginePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cloche.internal.engine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.dylibso..")
        .check(CLASSES);
  }

  @Test
  void engine_knowsNothingOfTheRest() {
    noClasses()
        .that()
        .resideInAPackage("dev.cloche.internal.engine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cloche", "dev.cloche.internal.value", "com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void internalPackages_haveNoCycles() {
    slices().matching("dev.cloche.internal.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void publicMethods_showNoInternalTypes() {
    classes()
        .that()
        .resideInAPackage("dev.cloche")
        .and()
        .haveModifier(JavaModifier.PUBLIC)
        .should(PublicSignatures.freeOf("dev.cloche.internal", "com.dylibso"))
        .check(CLASSES);
  }

  @Test
  void library_neverEndsTheProcessOrPrints() {
    noClasses()
        .that()
        .doNotHaveSimpleName("BootImageBuilder")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }
}
