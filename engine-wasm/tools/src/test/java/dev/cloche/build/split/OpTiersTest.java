package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpTiersTest {
  private static CaseGroup group(String... opcodes) {
    return new CaseGroup(
        List.of(new CaseBlock(List.of(opcodes), "            BREAK;\n", Set.of(), Set.of())));
  }

  @Test
  void of_hottestOpcodeOfTheGroup() {
    OpTiers tiers = OpTiers.parse("# comment\n[inline]\na b # c\n[warm]\nd\n");
    assertThat(tiers.of(group("b"))).isEqualTo(Tier.INLINE);
    assertThat(tiers.of(group("x", "d"))).isEqualTo(Tier.WARM);
    assertThat(tiers.of(group("d", "a"))).isEqualTo(Tier.INLINE);
    assertThat(tiers.of(group("c"))).isEqualTo(Tier.COLD);
  }

  @Test
  void parse_opcodeTwice() {
    assertThatThrownBy(() -> OpTiers.parse("[inline]\na\n[warm]\na\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(": a");
  }

  @Test
  void parse_opcodeWithoutHeading() {
    assertThatThrownBy(() -> OpTiers.parse("a\n")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void requireKnown_unknownOpcode() {
    OpTiers tiers = OpTiers.parse("[warm]\na\nb\n");
    assertThatThrownBy(() -> tiers.requireKnown(List.of(group("a"))))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("there is no opcode 'b' of the tier table");
    assertThatCode(() -> tiers.requireKnown(List.of(group("a"), group("b", "c"))))
        .doesNotThrowAnyException();
  }

  @Test
  void parse_shippedTable() {
    OpTiers tiers = OpTiers.parse(Templates.load("op-tiers.txt"));
    assertThat(tiers.of(group("get_field"))).isEqualTo(Tier.WARM);
    assertThat(tiers.of(group("with_get_var"))).isEqualTo(Tier.COLD);
  }
}
