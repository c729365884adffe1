package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainReportTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 1                    | 2",
        "'two words'              | two words",
        "null                     | null",
        "[]                       | []",
        "Promise.resolve(true)    | true",
        "5n                       | {\\n  \"$js\": \"bigint\",\\n  \"value\": \"5\"\\n}",
        "({a: 1, b: ['x']})       | {\\n  \"a\": 1,\\n  \"b\": [\\n    \"x\"\\n  ]\\n}"
      })
  void success_value(String code, String expected) {
    Terminal.Result result = Terminal.run("eval", code);
    assertThat(result.out()).isEqualTo(expected.replace("\\n", "\n") + "\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void success_undefinedPrintsNothing() {
    assertThat(Terminal.run("eval", "undefined").out()).isEmpty();
  }

  @Test
  void guestError_stackAndCauses() {
    Terminal.Result result =
        Terminal.run(
            "eval",
            """
            function inner() { throw new TypeError('low', { cause: 'luck' }); }
            try { inner(); } catch (cause) { throw new Error('high', { cause }); }
            """);
    assertThat(result.err().replaceAll(":\\d+:\\d+", ":L"))
        .isEqualTo(
            """
            Error: high
                at <eval> (<eval>:L)
            caused by: TypeError: low
                at inner (<eval>:L)
                at <eval> (<eval>:L)
            caused by: "luck"
            """);
  }

  @Test
  void guestError_fileNameIsTheBareName() {
    Terminal.Result result = Terminal.run("run", "src/test/resources/dev/cloche/cli/throws.js");
    assertThat(result.err()).startsWith("Error: from a file\n    at ").contains("throws.js:2:");
    assertThat(result.err()).doesNotContain("resources");
  }

  @Test
  void limit_isOneLine() {
    Terminal.Result result = Terminal.run("eval", "--fuel", "1000", "for (;;);");
    assertThat(result.err()).startsWith("cloche: fuel limit: ").containsOnlyOnce("\n");
  }

  @Test
  void string_onATerminal_cannotControlIt() {
    assertThat(Terminal.runOnTerminal("eval", "'a\\x1b[2Jb\\u202e\\n\\tc'").out())
        .isEqualTo("a\uFFFD[2Jb\uFFFD\n\tc\n");
  }

  @Test
  void string_elsewhere_isLeftAlone() {
    assertThat(Terminal.run("eval", "'a\\x1b[2Jb'").out()).isEqualTo("a\u001b[2Jb\n");
  }

  @Test
  void error_cannotControlATerminal() {
    assertThat(Terminal.run("eval", "throw new Error('\\x1b[2J')").err())
        .startsWith("Error: \uFFFD[2J\n");
  }

  @Test
  void console_goesToStandardError() {
    Terminal.Result result = Terminal.run("eval", "console.log('a', 1); console.error('b'); 'c'");
    assertThat(result.err()).isEqualTo("a 1\nb\n");
    assertThat(result.out()).isEqualTo("c\n");
  }

  @Test
  void standardInput_isAScript() {
    byte[] source = "const greeting = 'héllo'; greeting".getBytes(StandardCharsets.UTF_8);
    assertThat(Terminal.runWithInput(source, "run", "-").out()).isEqualTo("héllo\n");
  }

  @Test
  void stats_areOnStandardError() {
    Terminal.Result result = Terminal.run("eval", "--stats", "1");
    assertThat(result.out()).isEqualTo("1\n");
    assertThat(result.err())
        .matches(
            "fuel {8}\\d+\\nwall {8}[\\d.]+ ms\\ncpu {9}[\\d.]+ ms\\nmemory {6}\\d+ bytes\\n"
                + "host calls  0\\n");
  }

  @Test
  void help_namesEveryOption() {
    assertThat(Terminal.run("run", "--help").out())
        .contains(
            "--memory",
            "--timeout",
            "--fuel",
            "--json",
            "--stats",
            "--seed",
            "--time",
            "--root",
            "--func",
            "--args",
            "--context",
            "--external",
            "FILE");
    assertThat(Terminal.run("--help").out()).contains("eval", "run", "Exit status");
  }

  @Test
  void version_isTheBuilds() {
    assertThat(Terminal.run("--version").out()).matches("cloche \\d+\\.\\d+\\.\\d+\\S*\\n");
  }
}
