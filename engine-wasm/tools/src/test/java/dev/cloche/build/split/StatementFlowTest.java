package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFlowTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BREAK;",
        "sp++; BREAK;",
        "return r;",
        "goto exception;",
        "{ int x; x = 1; goto done; }",
        "if (a) goto b; else { goto c; }",
        "if (a) { goto b; } else if (c) BREAK; else return 1;",
        "OP_CMP(OP_lt, <, slow(ctx, sp, opcode));",
        "if (x) { y(); } b: z(); BREAK;",
        "for(;;) { if (x) break; else continue; } BREAK; /* fall thru */",
        "switch (t) { case A: break; default: f(); break; } BREAK;",
        "do { if (x) break; } while (y); BREAK;",
      })
  void canFallOff_jumpAtTheEnd(String statements) {
    assertThat(StatementFlow.canFallOff(statements)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sp++;",
        "if (a) BREAK;",
        "if (a) BREAK; else sp++;",
        "if (a) sp++; else BREAK;",
        "{ BREAK; x: sp++; }",
        "BREAK; x:",
        "for(;;) { goto x; }",
        "while (x) BREAK;",
        "switch (t) { default: BREAK; }",
        "do { x(); } while (1);",
        "BREAK; ;",
      })
  void canFallOff_passableEnd(String statements) {
    assertThat(StatementFlow.canFallOff(statements)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"if (x) break; BREAK;", "{ switch (x) { default: continue; } BREAK; }"})
  void canFallOff_jumpToTheOutside(String statements) {
    assertThatThrownBy(() -> StatementFlow.canFallOff(statements))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("leaves by a plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ BREAK;", "BREAK; }", "f(x", "if x", "do { } until (x);"})
  void canFallOff_brokenSource(String statements) {
    assertThatThrownBy(() -> StatementFlow.canFallOff(statements))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void canFallOff_jumpInComment() {
    assertThat(StatementFlow.canFallOff("sp++; /* BREAK; */ // BREAK;")).isTrue();
  }
}
