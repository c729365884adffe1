package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of the user's end with status 2 and one line that says what and where. */
class BadInputTest {

  private static Arguments line(String message, String... commandLine) {
    return Arguments.of(message, commandLine);
  }

  /** Of a module in this directory. */
  private static Arguments module(String message, String... options) {
    return line(
        message,
        Stream.concat(Stream.of("run", "--root", ".", "pom.xml"), Stream.of(options))
            .toArray(String[]::new));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        line("say what to do: eval CODE, run FILE, profile FILE or repl (more: --help)"),
        line("Unmatched argument at index 0: 'walk' (see --help)", "walk"),
        line("Unknown option: '--verbose' (see --help)", "eval", "--verbose", "1"),
        line("Missing required parameter: 'CODE' (see --help)", "eval"),
        line("Unmatched argument at index 2: '2' (see --help)", "eval", "1", "2"),
        line(
            "option '--fuel' (N) should be specified only once (see --help)",
            "eval",
            "--fuel",
            "5",
            "--fuel",
            "6",
            "1"),
        line(
            "--memory: must be from 2097152 to 2147352576 bytes, not '1k'",
            "eval",
            "--memory",
            "1k",
            "1"),
        line(
            "--memory: must be a number of bytes such as 32m (suffixes k, m, g), not 'lots'",
            "eval",
            "--memory",
            "lots",
            "1"),
        line("--timeout: must be from 1ms to 1440m, not '0'", "eval", "--timeout", "0", "1"),
        line(
            "--timeout: must be from 1ms to 1440m, not '1441M'", "eval", "--timeout", "1441M", "1"),
        line("--fuel: must be from 1 to 9223372036854775807, not '0'", "eval", "--fuel", "0", "1"),
        line("--seed: must be a whole number, not 'x'", "eval", "--seed", "x", "1"),
        line(
            "--time: must be a moment such as 2026-01-31T12:00:00Z, not 'noon'",
            "eval",
            "--time",
            "noon",
            "1"),
        line(
            "--context: must be a JSON object, such as {\"name\":1}",
            "eval",
            "--context",
            "1",
            "1"),
        line("CODE: not UTF-8 at character 1 (write U+FFFD itself as \\uFFFD)", "eval", "'\uFFFD'"),
        line("CODE: larger than 8388608 bytes", "eval", "1".repeat((8 << 20) + 1)),
        line("missing.js: no such file", "run", "missing.js"),
        line(".: is a directory", "run", "."),
        line("--args: needs --func", "run", "--args", "[]", "pom.xml"),
        line("--external: needs --root or --func", "run", "--external", "a", "pom.xml"),
        line("--allow-path: needs --root or --func", "run", "--allow-path", ".", "pom.xml"),
        line("--ts: needs --root or --func", "run", "--ts", "pom.xml"),
        line("--mount: needs --root or --func", "run", "--mount", ".=/a", "pom.xml"),
        line("--memory-files: needs --root or --func", "run", "--memory-files", "1m", "pom.xml"),
        module(
            "--mount: must be a directory and its path such as data=/data, not 'data'",
            "--mount",
            "data"),
        module(
            "--mount: must be a directory and its path such as data=/data, not '=/data'",
            "--mount",
            "=/data"),
        module(
            "--mount: a guest's path must be absolute and of plain names, not '/a:b'",
            "--mount",
            ".=/a:b"),
        module("--mount: something is mounted at /a already", "--mount", ".=/a", "--mount", ".=/a"),
        module("--memory-files: must be at least one byte, not '0k'", "--memory-files", "0k"),
        module(
            "--memory-files: something is mounted at /tmp already",
            "--mount",
            ".=/tmp",
            "--memory-files",
            "1m"),
        line(
            "there is no builtin module sys; there are: assert, buffer, crypto, events, path,"
                + " querystring, string_decoder, url, util",
            "run",
            "--root",
            ".",
            "--builtin",
            "sys",
            "pom.xml"),
        module(
            "--builtin: fs comes with --mount or --memory-files, not by name", "--builtin", "fs"),
        module(
            "--builtin: fs/promises comes with --mount or --memory-files, not by name",
            "--builtin",
            "fs/promises"),
        line(
            "--external: must be a package's name such as lodash, not '../a'",
            "run",
            "--root",
            ".",
            "--external",
            "../a",
            "pom.xml"),
        line(
            "FILE: standard input is a script, not a module in a root", "run", "--root", ".", "-"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isTold(String message, String... commandLine) {
    Terminal.Result result = Terminal.run(commandLine);
    assertThat(result.err()).isEqualTo("cloche: " + message + "\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_asJson(String message, String... commandLine) throws Exception {
    String[] withJson =
        Stream.concat(Stream.of(commandLine).limit(1), Stream.of("--json")).toArray(String[]::new);
    String[] all =
        Stream.concat(Stream.of(withJson), Stream.of(commandLine).skip(1)).toArray(String[]::new);
    Terminal.Result result = Terminal.run(all);
    JsonNode line = new JsonMapper().readTree(result.out());
    assertThat(result.out()).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(line.at("/ok").booleanValue()).isFalse();
    assertThat(line.at("/error/kind").textValue()).isEqualTo("usage");
    assertThat(line.at("/error/message").textValue()).isNotEmpty();
    assertThat(line.at("/usage").toString())
        .isEqualTo("{\"fuel\":0,\"wallNanos\":0,\"memoryBytes\":0}");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void standardInput_notUtf8() {
    Terminal.Result result = Terminal.runWithInput(new byte[] {'1', (byte) 0xFF}, "run", "-");
    assertThat(result.err()).isEqualTo("cloche: standard input: not UTF-8 at byte 1\n");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void standardInput_overTheCap() {
    byte[] large = " ".repeat((8 << 20) + 1).getBytes(StandardCharsets.UTF_8);
    Terminal.Result result = Terminal.runWithInput(large, "run", "-");
    assertThat(result.err()).isEqualTo("cloche: standard input: larger than 8388608 bytes\n");
  }

  @Test
  void argument_thatNamesAFile_isNotExpanded() {
    assertThat(Terminal.run("eval", "'@pom.xml'").out()).isEqualTo("@pom.xml\n");
  }
}
