package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cloche.Limit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to end has its exit status, and its kind in the line of JSON. */
class ExitStatusTest {

  private static Arguments row(
      ExitStatus status, String kind, String limit, String... commandLine) {
    return Arguments.of(status, kind, limit, commandLine);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        row(ExitStatus.GUEST_ERROR, "guest", "", "throw new Error('x')"),
        row(ExitStatus.GUEST_ERROR, "guest", "", "Promise.reject('x')"),
        row(ExitStatus.GUEST_ERROR, "guest", "", "new Promise(() => {})"),
        row(ExitStatus.GUEST_ERROR, "guest", "", "let let = 1"),
        row(ExitStatus.GUEST_ERROR, "guest", "", "(function f() { f(); })()"),
        row(ExitStatus.USAGE, "usage", "", "--memory", "1k", "1"),
        row(ExitStatus.TIMEOUT, "limit", "timeout", "--timeout", "50ms", "for (;;);"),
        row(
            ExitStatus.MEMORY,
            "limit",
            "memory",
            "--memory",
            "8m",
            "const all = []; for (;;) all.push(new Uint8Array(1 << 20));"),
        row(ExitStatus.FUEL, "limit", "fuel", "--fuel", "100000", "for (;;);"),
        row(
            ExitStatus.OTHER_LIMIT,
            "limit",
            "console",
            "const text = 'x'.repeat(1 << 20); for (;;) console.log(text);"),
        row(ExitStatus.OTHER_LIMIT, "limit", "result", "--memory", "64m", "'x'.repeat(17 << 20)"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_plain(ExitStatus status, String kind, String limit, String... commandLine) {
    Terminal.Result result = Terminal.run(prepend("eval", commandLine));
    assertThat(result.status()).isEqualTo(status);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_asJson(ExitStatus status, String kind, String limit, String... commandLine)
      throws Exception {
    Terminal.Result result = Terminal.run(prepend("eval", prepend("--json", commandLine)));
    assertThat(result.out()).endsWith("}\n").containsOnlyOnce("\n");
    JsonNode line = new JsonMapper().readTree(result.out());
    assertThat(line.at("/ok").booleanValue()).isFalse();
    assertThat(line.at("/error/kind").textValue()).isEqualTo(kind);
    assertThat(line.at("/error/limit").asText()).isEqualTo(limit);
    assertThat(line.at("/error/message").textValue()).isNotNull();
    assertThat(result.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_showsNothingOfTheHost(
      ExitStatus status, String kind, String limit, String... commandLine) {
    Terminal.Result result = Terminal.run(prepend("eval", commandLine));
    assertThat(result.err())
        .doesNotContain(
            "dev.cloche", "java.", ".java", "Exception", System.getProperty("user.dir"));
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void limit_hasAStatusAndAName(Limit limit) {
    assertThat(ExitStatus.of(limit).code()).isBetween(3, 6);
    assertThat(Names.of(limit)).matches("[a-zA-Z]+");
  }

  @Test
  void codes_areTheDocumentedOnes() {
    assertThat(Stream.of(ExitStatus.values()).map(ExitStatus::code))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 70);
  }

  private static String[] prepend(String first, String[] rest) {
    return Stream.concat(Stream.of(first), Stream.of(rest)).toArray(String[]::new);
  }
}
