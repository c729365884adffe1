package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherEditsTest {

  /** The shapes that the edits rely on, around opcodes that do next to nothing. */
  private static final String SOURCE =
      """
      static int lre_poll_timeout(REExecContext *s)
      {
          if (unlikely(--s->interrupt_counter <= 0)) {
              s->interrupt_counter = INTERRUPT_COUNTER_INIT;
              if (lre_check_timeout(s->opaque))
                  return LRE_RET_TIMEOUT;
          }
          return 0;
      }

      /* return 1 if match, 0 if not match or < 0 if error. */
      static intptr_t lre_exec_backtrack(REExecContext *s)
      {
      #define CHECK_STACK_SPACE(n)                            \\
          if (unlikely((stack_end - sp) < (n))) {             \\
              grow(s);                                        \\
          }

          /* XXX: could test if the value was saved to reduce the stack size
             but slower */
      #define SAVE_CAPTURE_CHECK(idx, value)          \\
          {                                           \\
              walk(sp, bp);                           \\
          }

          for(;;) {
              opcode = *pc++;
              switch(opcode) {
              case REOP_save_reset:
                  CHECK_STACK_SPACE(2 * (val2 - val + 1));
                  break;
              case REOP_word_boundary:
              case REOP_not_word_boundary:
                  {
                      if (boundary())
                          goto no_match;
                  }
                  break;
              case REOP_back_reference:
              case REOP_backward_back_reference:
                  {
                      refer();
                  }
                  break;
              case REOP_range:
                  {
                      narrow();
                  }
                  break;
              case REOP_range32:
              case REOP_range32_i:
                  {
                      wide();
                  }
                  break;
              case REOP_prev:
                  break;
              }
          }
      }

      int lre_exec(uint8_t **capture)
      {
          case REOP_word_boundary:
      }
      """;

  private static String edited() {
    return MatcherEdits.apply(new SourceText(SOURCE)).text();
  }

  private static String loop() {
    String text = edited();
    return text.substring(text.indexOf("static intptr_t lre_exec_backtrack("));
  }

  @Test
  void apply_movesCasesIntoFunctions() {
    assertThat(loop())
        .contains(
            "lre_word_boundary(s, capture, opcode, pc, cptr);",
            "lre_back_reference(s, capture, opcode, pc, cptr);",
            "lre_range32(s, capture, opcode, pc, cptr);",
            "narrow();")
        .contains("case REOP_not_word_boundary:", "case REOP_range32_i:")
        .doesNotContain("boundary())", "refer();", "wide();");
    assertThat(edited())
        .containsOnlyOnce("boundary())")
        .containsOnlyOnce("refer();")
        .containsOnlyOnce("wide();");
  }

  @Test
  void apply_stepsOverTheOperandsOfWhatItMoved() {
    assertThat(loop()).contains("pc += 1 + *pc;", "pc += 2 + 8 * get_u16(pc);");
  }

  @Test
  void apply_makesRoomBeforeEachOpcode() {
    assertThat(loop())
        .contains("MAKE_STACK_SPACE(8);\n        opcode = *pc++;")
        .contains("MAKE_STACK_SPACE(4 * (val2 - val + 1));")
        .contains("#define CHECK_STACK_SPACE(n) _Static_assert((n) <= 8, \"room\")");
  }

  @Test
  void apply_doesNotPoll() {
    assertThat(edited()).doesNotContain("interrupt_counter");
  }

  @Test
  void apply_leavesTheRestAlone() {
    assertThat(edited())
        .endsWith("int lre_exec(uint8_t **capture)\n{\n    case REOP_word_boundary:\n}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--s->interrupt_counter",
        "/* return 1 if match",
        "#define CHECK_STACK_SPACE(n) ",
        "/* XXX: could test",
        "#define SAVE_CAPTURE_CHECK(idx, value) ",
        "opcode = *pc++;",
        "CHECK_STACK_SPACE(2 * (val2",
        "        case REOP_back_reference:",
        "        case REOP_range:",
        "        case REOP_prev:",
      })
  void apply_withoutAShape_saysWhichOne(String shape) {
    SourceText other = new SourceText(SOURCE.replace(shape, "other"));

    assertThatThrownBy(() -> MatcherEdits.apply(other))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("QuickJS-ng 0.17.0");
  }
}
