package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceTextTest {
  private final SourceText text = new SourceText("int a;\nint b;\nint c;\n");

  @Test
  void replace_anchorOnce() {
    assertThat(text.replace("int b;", "long b;").text()).isEqualTo("int a;\nlong b;\nint c;\n");
  }

  @Test
  void replace_replacementHoldsAnchor() {
    assertThat(text.replace("int b;", "int b;int b;").text())
        .isEqualTo("int a;\nint b;int b;\nint c;\n");
  }

  @Test
  void replace_anchorMissing() {
    assertThatThrownBy(() -> text.replace("int\n  d;", ""))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "the anchor 'int d;' does not occur; the splitter expects the sources of"
                + " QuickJS-ng 0.17.0.");
  }

  @Test
  void replace_anchorTwice() {
    assertThatThrownBy(() -> text.replace("int ", "long "))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("the anchor 'int' occurs more than once;");
  }

  @Test
  void replace_anchorOverlapsItself() {
    assertThatThrownBy(() -> new SourceText("aaa").replace("aa", ""))
        .isInstanceOf(ShapeException.class);
  }

  @Test
  void insert_beforeAndAfter() {
    assertThat(text.insertBefore("int b;\n", "<").insertAfter("int b;\n", ">").text())
        .isEqualTo("int a;\n<int b;\n>int c;\n");
  }

  @Test
  void section_includesBothEnds() {
    assertThat(text.section("int b", ";\n")).isEqualTo("int b;\n");
  }

  @Test
  void section_withoutEnd() {
    assertThatThrownBy(() -> text.section("int b", "}"))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("the section 'int b' has no end '}'");
  }
}
