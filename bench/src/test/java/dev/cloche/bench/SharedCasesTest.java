package dev.cloche.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedCasesTest {

  @ParameterizedTest
  @CsvSource({"cpu-cases, 90", "memory, 25", "stack, 40", "parsers, 5", "results, 40"})
  void read_givesEachNameOnceAndItsSource(String list, int least) {
    assertThat(SharedCases.read(list))
        .hasSizeGreaterThan(least)
        .allSatisfy(
            each -> {
              assertThat(each.name()).isNotBlank().doesNotContain(":");
              assertThat(each.source()).isNotBlank().doesNotContain("//#");
            })
        .extracting(SharedCases.Case::name)
        .doesNotHaveDuplicates();
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
