package dev.cloche.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedCasesTest {

  @ParameterizedTest
  @CsvSource({
    "cpu-cases, 90",
    "hostile-cases, 40",
    "memory, 25",
    "stack, 40",
    "parsers, 5",
    "results, 40"
  })
  void read_givesEachNameOnceAndItsSource(String list, int least) {
    assertThat(SharedCases.read(list))
        .hasSizeGreaterThan(least)
        .allSatisfy(
            each -> {
              assertThat(each.name()).isNotBlank().doesNotContain(":");
              assertThat(each.source()).isNotBlank().doesNotContain("//#").doesNotStartWith("// ");
            })
        .extracting(SharedCases.Case::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void read_caseOfAnotherList_isThatOne() {
    assertThat(source("cpu-cases", "37 for ever")).isEqualTo("for (;;);");
    // By way of a list that has it from another one.
    assertThat(source("hostile-cases", "25 thenables without end"))
        .isEqualTo(source("loops", "40 thenable chain"))
        .contains("resolve(thenable)");
  }

  private static String source(String list, String name) {
    return SharedCases.read(list).stream()
        .filter(each -> each.name().equals(name))
        .map(SharedCases.Case::source)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void read_casesOfTheProcessor_areNumbered() {
    assertThat(SharedCases.read("cpu-cases"))
        .extracting(SharedCases.Case::name)
        .allMatch(name -> name.matches("\\d\\d .+"));
  }

  @Test
  void read_listThatIsNotThere_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SharedCases.read("missing"))
        .withMessageContaining("missing");
  }
}
