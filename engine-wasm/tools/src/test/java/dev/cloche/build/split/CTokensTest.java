package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CTokensTest {
  @Test
  void tokens_wordsAndPunctuation() {
    assertThat(CTokens.of("sp[-2]->x += 0x1f;"))
        .containsExactly("sp", "[", "-", "2", "]", "-", ">", "x", "+", "=", "0x1f", ";");
  }

  @Test
  void tokens_withoutComments() {
    assertThat(CTokens.of("a /* goto x; */ b // goto y;\nc")).containsExactly("a", "b", "c");
  }

  @Test
  void tokens_withoutPreprocessorLines() {
    assertThat(CTokens.of("#define X \\\n  goto x;\n  #if 1\na\n#endif\n")).containsExactly("a");
  }

  @Test
  void tokens_literalsStayWhole() {
    assertThat(CTokens.of("f(\"a; \\\" /* b */\", ';', '\\'')"))
        .containsExactly("f", "(", "\"a; \\\" /* b */\"", ",", "';'", ",", "'\\''", ")");
  }
}
