package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {

  private static StatementKind kind(String code) {
    return StatementKind.of(code.replace('|', '\n'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "// words", "/* a | b */ // c"})
  void kind_ofNothing(String code) {
    assertThat(kind(code)).isEqualTo(StatementKind.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1",
        "x = 5;",
        "{}",
        "{a: 1, b: [2]}",
        "(function () {})",
        "() => {}",
        "`a|b`",
        "a // b",
        "\"\uD83D\uDE00\"",
        "async () => { await 1 }",
        "throw_(1)"
      })
  void kind_ofExpressions(String code) {
    assertThat(kind(code)).isEqualTo(StatementKind.EXPRESSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"await 1", "[await f(), 2];", "(await a).b"})
  void kind_ofAwaitingExpressions(String code) {
    assertThat(kind(code)).isEqualTo(StatementKind.AWAIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let a", "const a = 1, b = 2", "function f() {}", "async function f() {}", "class A {}",
        "if (a) b", "a = 1; b = 2", "{ a: 1; }", "throw 1", "for (;;) {}"
      })
  void kind_ofStatements(String code) {
    assertThat(kind(code)).isEqualTo(StatementKind.STATEMENTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(1 +",
        "f(",
        "function f() {",
        "`abc",
        "`a ${b} c",
        "`a ${`b",
        "/* a",
        "[1,|2,",
        "({a: 1",
        "{a: 1,",
        "{a: 1, b:",
        "if (a) {} else",
        "x =",
        "class A {| m() {",
        "switch (a) { case 1:",
        "a ? b :",
        "await f(",
        "const a = '\uD83D\uDE00' +"
      })
  void kind_ofBeginnings(String code) {
    assertThat(kind(code)).isEqualTo(StatementKind.INCOMPLETE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        ")",
        "1) + (2",
        "'abc",
        "/abc",
        "0x",
        "@",
        "const a",
        "import a from 'b'",
        "return 1",
        "{ a b"
      })
  void kind_ofMistakes(String code) {
    assertThat(kind(code)).isEqualTo(StatementKind.INVALID);
  }
}
