package dev.cloche.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostileCaseTest {

  @Test
  void all_haveUniqueNumberedNamesAndASourceOfTheirOwnOrOfAnotherList() {
    assertThat(HostileCase.all())
        .hasSizeBetween(40, 60)
        .allSatisfy(
            each -> {
              assertThat(each.name()).matches("\\d+ .+");
              assertThat(each.source()).isNotBlank();
              assertThat(each.source()).doesNotMatch("(?s)// [\\w-]+: .*");
            })
        .extracting(HostileCase::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void all_scriptsThatLookForAWayOut_haveTheFunctionThatDoes() {
    assertThat(HostileCase.all())
        .filteredOn(each -> each.source().contains("reaches("))
        .hasSizeGreaterThan(3)
        .allMatch(each -> each.source().contains("function reaches(g)"));
  }
}
