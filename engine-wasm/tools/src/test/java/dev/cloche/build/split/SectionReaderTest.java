package dev.cloche.build.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SectionReaderTest {
  @Test
  void sections_coverTheText() {
    SectionReader reader = new SectionReader("head{body}tail");
    assertThat(reader.until("{")).isEqualTo("head");
    assertThat(reader.expect("{").until("}")).isEqualTo("body");
    reader.expect("}tail").end();
  }

  @Test
  void until_anchorMissing() {
    assertThatThrownBy(() -> new SectionReader("abc").until("d"))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("the interpreter's anchor 'd' does not occur");
  }

  @Test
  void until_anchorTwice() {
    assertThatThrownBy(() -> new SectionReader("a;b;").until(";"))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("the interpreter's anchor ';' occurs more than once");
  }

  @Test
  void until_ignoresWhatIsBehind() {
    SectionReader reader = new SectionReader("a;b;").expect("a;");
    assertThat(reader.until(";")).isEqualTo("b");
  }

  @Test
  void expect_otherText() {
    assertThatThrownBy(() -> new SectionReader("abc").expect("bc"))
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("'bc' does not stand where the interpreter should have it");
  }

  @Test
  void end_tooEarly() {
    assertThatThrownBy(() -> new SectionReader("abc").expect("ab").end())
        .isInstanceOf(ShapeException.class);
  }
}
