package dev.cloche.bench.overshoot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuCaseTest {

  @Test
  void all_haveUniqueNumberedNamesAndASource() {
    assertThat(CpuCase.all())
        .hasSizeGreaterThan(70)
        .allSatisfy(
            each -> {
              assertThat(each.name()).matches("\\d\\d .+");
              assertThat(each.source()).isNotBlank().doesNotContain("//#");
            })
        .extracting(CpuCase::name)
        .doesNotHaveDuplicates();
  }
}
