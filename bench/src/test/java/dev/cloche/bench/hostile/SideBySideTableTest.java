package dev.cloche.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTableTest {

  @Test
  void text_hasWhatIsWrongStandOutAndCountsWhatIsRight() {
    SideBySideTable table = new SideBySideTable(List.of("a", "b"));
    table.add("37 loop", List.of(new Verdict(true, 0, "limit"), new Verdict(false, 0, "x|y")));
    table.add("38 other", List.of(new Verdict(true, 0, "limit"), new Verdict(true, 0, "Error")));

    assertThat(table.text())
        .isEqualTo(
            """
            | script | a | b |
            |---|---|---|
            | 37 loop | limit | **x\\|y** |
            | 38 other | limit | Error |
            | right | 2 of 2 | 1 of 2 |
            """);
    assertThat(table.allRight("a")).isTrue();
    assertThat(table.allRight("b")).isFalse();
    assertThat(table.allRight("not among them")).isTrue();
  }
}
