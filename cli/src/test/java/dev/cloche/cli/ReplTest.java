package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions whose lines come from a pipe. */
class ReplTest {

  private static Terminal.Result session(String lines, String... options) {
    String[] command = new String[options.length + 1];
    command[0] = "repl";
    System.arraycopy(options, 0, command, 1, options.length);
    Terminal.Result result = Terminal.runWithInput(lines.getBytes(StandardCharsets.UTF_8), command);
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    return result;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 1                       | 2",
        "'it''s'.slice(0, 2);        | 'it'",
        "{a: 1, b: [null, 'x']}      | { a: 1, b: [ null, 'x' ] }",
        "x => x                      | [Function (anonymous)]",
        "undefined                   | undefined",
        "let a = 1                   | undefined",
        "if (true) 5                 | 5",
        "new Map([[1, 2]])           | Map(1) { 1 => 2 }",
        "Promise.resolve(3)          | Promise { 3 }",
        "await Promise.resolve(3)    | 3",
        "10n ** 20n                  | 100000000000000000000n",
        ".5 + 1                      | 1.5",
      })
  void value_isShownAsByNode(String line, String shown) {
    Terminal.Result result = session(line.replace("''", "\\'") + "\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(shown.replace("''", "'") + "\n");
  }

  @Test
  void state_lastsFromLineToLine() {
    assertThat(session("const a = 20\nfunction f(n) { return n + a }\nf(1)\n_ * 2\n").out())
        .isEqualTo("undefined\nundefined\n21\n42\n");
  }

  @Test
  void statement_goesOnUntilItIsWhole() {
    assertThat(session("function f() {\n\n  return `a\nb`\n}\nf()\n[1,\n2]").out())
        .isEqualTo("undefined\n'a\\nb'\n[ 1, 2 ]\n");
  }

  @Test
  void statement_thatNeverEnds_isAnError() {
    Terminal.Result result = session("1\nfoo(");
    assertThat(result.out()).isEqualTo("1\n");
    assertThat(result.err()).startsWith("Uncaught SyntaxError: ");
  }

  @Test
  void console_andValuesStandInOrder() {
    assertThat(session("console.log('a'); 1\nconsole.error('b')\n").out())
        .isEqualTo("a\n1\nb\nundefined\n");
  }

  @Test
  void error_hasTheStackOfWhatWasTyped() {
    Terminal.Result result =
        session("function f() { null.x }\nf()\nawait f()\n1; f()\nthrow 7\na b\n'on'\n");
    assertThat(result.err())
        .contains("Uncaught TypeError: cannot read property 'x' of null\n    at f (repl1:1:")
        .contains("at <eval> (repl2:1:1)")
        .contains("at <eval> (repl4:1:3)")
        .contains("Uncaught a value that is no error was thrown: 7")
        .contains("Uncaught SyntaxError: ")
        .doesNotContain("__show");
    assertThat(result.out()).endsWith("'on'\n");
  }

  @Test
  void error_leavesTheState() {
    assertThat(session("var a = 1\nthrow new Error('x')\na\n").out()).isEqualTo("undefined\n1\n");
  }

  @Test
  void limit_startsAFreshIsolate() {
    Terminal.Result result = session("var a = 1\nfor (;;) {}\ntypeof a\n", "--fuel", "100000000");
    assertThat(result.out()).isEqualTo("undefined\n'undefined'\n");
    assertThat(result.err())
        .isEqualTo(
            "cloche: fuel limit: the run used more than 100000000 instructions\n"
                + "cloche: the isolate has ended, and its variables with it; this is a fresh one\n");
  }

  @Test
  void options_areThoseOfEval() {
    String[] options = {
      "--context", "{\"n\": 6}", "--seed", "1", "--time", "2026-01-31T12:00:00Z", "--timeout", "1m"
    };
    String lines = "n * 7\nMath.random()\nnew Date().toISOString()\n.clear\nn\n";
    Terminal.Result first = session(lines, options);
    assertThat(first.out()).startsWith("42\n0.").endsWith("\n'2026-01-31T12:00:00.000Z'\n6\n");
    assertThat(session(lines, options)).isEqualTo(first);
    assertThat(Terminal.run("repl", "--memory", "1").status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void guest_thatSpoilsItsGlobals_isStillShown() {
    assertThat(
            session(
                    "globalThis.__show = 1\nconsole.dir = console.log = null\ndelete globalThis.__show\n"
                        + "Object.defineProperty(globalThis, '_', { set() { throw 1 } }); 0\n5\n")
                .out())
        .startsWith("1\nnull\n");
  }

  @Test
  void commands(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(folder.resolve("lib.js"), "var loaded = 1;\nfunction g() { throw 1 }");
    Terminal.Result result =
        session(
            ".load "
                + file
                + "\nloaded\n.reset\ntypeof loaded\n.load\n.load "
                + folder.resolve("none")
                + "\n.what\n.usage\n.help\n.exit\n1\n");
    assertThat(result.out())
        .startsWith("1\n'undefined'\nfuel  ")
        .contains("host calls  0\n.clear ", ".load FILE", "_;")
        .doesNotContain("\n1\n");
    assertThat(result.err())
        .startsWith("cloche: .load: needs a file\n")
        .contains("no such file\ncloche: there is no command .what (see .help)\n");
  }
}
