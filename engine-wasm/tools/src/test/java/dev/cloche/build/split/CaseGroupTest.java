package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseGroupTest {
  private static CaseBlock block(String opcode, Set<String> labels, Set<String> jumps) {
    return new CaseBlock(List.of(opcode), "            BREAK;\n", labels, jumps);
  }

  @Test
  void of_sharedLabelJoins() {
    List<CaseGroup> groups =
        CaseGroup.of(
            List.of(
                block("sub", Set.of(), Set.of("slow")),
                block("nop", Set.of(), Set.of()),
                block("mul", Set.of("fp"), Set.of("slow", "fp")),
                block("pow", Set.of("slow"), Set.of())));
    assertThat(groups)
        .extracting(CaseGroup::opcodes)
        .containsExactly(List.of("sub", "mul", "pow"), List.of("nop"));
    assertThat(groups.getFirst().handler()).isEqualTo("cloche_op_sub");
  }

  @Test
  void of_jumpWithoutTarget() {
    List<CaseBlock> blocks = List.of(block("a", Set.of(), Set.of("restart")));
    assertThatThrownBy(() -> CaseGroup.of(blocks))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("'goto restart' leaves the interpreter's switch");
  }

  @Test
  void of_labelTwice() {
    List<CaseBlock> blocks =
        List.of(block("a", Set.of("x"), Set.of()), block("b", Set.of("x"), Set.of()));
    assertThatThrownBy(() -> CaseGroup.of(blocks))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("the label 'x' is defined twice");
  }

  @Test
  void of_labelOfTheInterpreter() {
    List<CaseBlock> blocks = List.of(block("a", Set.of("done"), Set.of()));
    assertThatThrownBy(() -> CaseGroup.of(blocks)).isInstanceOf(ShapeException.class);
  }
}
