package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The judge of the corpus lets nothing pass that it should not. */
class VerdictTest {

  private static CorpusCase only(String text) {
    return Corpus.parse("area", "head\n//# title\n" + text).getFirst();
  }

  private static void rejects(CorpusCase known, Optional<String> node, String cloche) {
    assertThatThrownBy(() -> Verdict.check(known, node, cloche)).isInstanceOf(AssertionError.class);
  }

  @Test
  void same_needsTheAnswerOfNode() {
    CorpusCase known = only("1 + 1\n");

    Verdict.check(known, Optional.of("2"), "2");
    rejects(known, Optional.of("2"), "3");
    rejects(known, Optional.empty(), "2");
  }

  @Test
  void newFeature_isComparedWithTheCorpusAndWithNodesThatHaveIt() {
    CorpusCase known = only("//@ needs x\n//> 2\n1 + 1\n");

    Verdict.check(known, Optional.empty(), "2");
    Verdict.check(known, Optional.of("2"), "2");
    rejects(known, Optional.empty(), "3");
    rejects(known, Optional.of("3"), "2");
  }

  @Test
  void difference_isCheckedOnBothSides() {
    CorpusCase known = only("//@ differs why\n//> 2\n//node> 3\n1 + 1\n");

    Verdict.check(known, Optional.of("3"), "2");
    Verdict.check(known, Optional.of("2"), "2");
    rejects(known, Optional.of("4"), "2");
    rejects(known, Optional.of("3"), "3");
    rejects(only("//@ differs why\n//> 2\n//node> 2\n1"), Optional.of("2"), "2");
  }

  @Test
  void without_isCheckedOnClochesSide() {
    CorpusCase known = only("//@ without why\n//> 2\n1 + 1\n");

    Verdict.check(known, Optional.of("odd"), "2");
    Verdict.check(known, Optional.of("2"), "2");
    rejects(known, Optional.of("odd"), "3");
  }

  @Test
  void parse_readsDirectivesAndSource() {
    CorpusCase known =
        only("//@ script\n//@ needs f()\n//> a\n//>\n//> b\nx\n\n//> no directive\n");

    assertThat(known.program().name()).isEqualTo("area: title");
    assertThat(known.program().script()).isTrue();
    assertThat(known.program().needs()).isEqualTo("f()");
    assertThat(known.program().source()).isEqualTo("x\n\n//> no directive");
    assertThat(known.expected()).contains("a\n\nb");
  }

  @Test
  void parse_refusesWhatCannotBeJudged() {
    assertThatIllegalArgumentException().isThrownBy(() -> only("//@ needs x\n1"));
    assertThatIllegalArgumentException().isThrownBy(() -> only("//@ differs why\n//> 1\n1"));
    assertThatIllegalArgumentException().isThrownBy(() -> only("//@ without why\n1"));
    assertThatIllegalArgumentException().isThrownBy(() -> only("//node> 1\n1"));
    assertThatIllegalArgumentException().isThrownBy(() -> only("//@ nonsense\n1"));
  }
}
