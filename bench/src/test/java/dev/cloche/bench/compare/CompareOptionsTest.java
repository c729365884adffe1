package dev.cloche.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareOptionsTest {

  private static final List<String> ENGINES = List.of("cloche", "rhino", "rhino-interpreted");
  private static final List<String> WORKLOADS = List.of("loop", "sort", "call");

  private static CompareOptions parse(String... arguments) throws UsageException {
    return CompareOptions.parse(List.of(arguments), ENGINES, WORKLOADS);
  }

  @Test
  void parse_ofNothingTakesTheUsualEnginesAndAllWorkloads() throws Exception {
    assertThat(parse())
        .isEqualTo(new CompareOptions(List.of("cloche", "rhino"), WORKLOADS, 5, false, false));
  }

  @Test
  void parse_keepsTheOrderOfReports() throws Exception {
    assertThat(
            parse(
                "--workloads",
                "call,loop",
                "--json",
                "--starts",
                "7",
                "--engines",
                "rhino-interpreted,rhino,rhino"))
        .isEqualTo(
            new CompareOptions(
                List.of("rhino", "rhino-interpreted"), List.of("loop", "call"), 7, false, true));
  }

  @Test
  void parse_takesQuick() throws Exception {
    assertThat(parse("--quick").quick()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--engines rhino,v8 | --engines knows no \"v8\", but cloche, rhino, rhino-interpreted",
        "--engines rhino, | --engines knows no \"\", but cloche, rhino, rhino-interpreted",
        "--workloads Sort | --workloads knows no \"Sort\", but loop, sort, call",
        "--workloads | --workloads needs a value",
        "--starts 0 | --starts takes a number from 1 to 100, not 0",
        "--starts 101 | --starts takes a number from 1 to 100, not 101",
        "--starts many | --starts takes a number from 1 to 100, not many",
        "--starts 3 --quick | --quick makes one start: leave out --starts",
        "--quik | unknown option --quik",
        "sort | unknown option sort"
      })
  void parse_refusesInOneLine(String commandLine, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse(commandLine.split(" ", -1)))
        .withMessage(message);
  }
}
