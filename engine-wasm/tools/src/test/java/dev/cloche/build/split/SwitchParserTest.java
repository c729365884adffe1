package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchParserTest {
  @Test
  void parse_blocksAndLabels() {
    List<CaseBlock> blocks =
        SwitchParser.parse(
            """
                    CASE(OP_a):
                    CASE(OP_b): /* two */
                        x = 1;
                        BREAK;

                    CASE(OP_c): x = 2; BREAK;
                    DEFAULT:
                        goto exception;
            """);
    assertThat(blocks)
        .extracting(CaseBlock::opcodes)
        .containsExactly(List.of("a", "b"), List.of("c"), List.of("DEFAULT"));
    assertThat(blocks.get(1).body()).contains("x = 2; BREAK;").doesNotContain("CASE");
  }

  @Test
  void parse_labelsAndJumps() {
    CaseBlock block =
        SwitchParser.parse(
                """
                        CASE(OP_a):
                            if (x) goto slow;
                            switch (y) {
                            default:
                                break;
                            }
                            // goto nowhere;
                            goto exception;
                        slow:
                            goto other;
                """)
            .getFirst();
    assertThat(block.labels()).containsExactly("slow");
    assertThat(block.jumps()).containsExactlyInAnyOrder("slow", "other");
  }

  @Test
  void parse_comparisonMacro() {
    List<CaseBlock> blocks =
        SwitchParser.parse(
            """
                        OP_CMP(OP_lt, <, slow(ctx, sp, opcode));
                        OP_CMP(OP_gt, >, slow(ctx, sp, opcode));
            """);
    assertThat(blocks).extracting(CaseBlock::opcodes).containsExactly(List.of("lt"), List.of("gt"));
  }

  @Test
  void parse_fallThrough() {
    assertThatThrownBy(
            () ->
                SwitchParser.parse(
                    """
                            CASE(OP_a):
                                x = 1;
                            CASE(OP_b):
                                BREAK;
                    """))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("the case of the opcode 'a' can fall through");
  }

  @Test
  void parse_opcodeTwice() {
    String block = "        CASE(OP_a): BREAK;\n";
    assertThatThrownBy(() -> SwitchParser.parse(block + block))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("the opcode 'a' has two cases");
  }

  @Test
  void parse_statementBeforeFirstCase() {
    assertThatThrownBy(() -> SwitchParser.parse("        x = 1;\n        CASE(OP_a): BREAK;\n"))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("before its first case");
  }
}
