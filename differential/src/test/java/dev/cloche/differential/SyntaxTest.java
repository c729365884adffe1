package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every engine refuses the same programs before they run, and takes the same. */
class SyntaxTest {

  private static final String REFUSED = "throws <SyntaxError>";

  /** The programs that an engine takes although {@code refused}, or refuses although not. */
  private static void assertAll(List<Program> programs, boolean refused) {
    List<Optional<String>> node = Engines.node(programs);
    List<Answer> unsplit = Engines.unsplit(programs).answers();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      Program program = programs.get(i);
      if (node.get(i).orElseThrow().equals(REFUSED) != refused) {
        wrong.add("Node: " + program);
      }
      if (unsplit.get(i).text().equals(REFUSED) != refused) {
        wrong.add("unsplit engine: " + program);
      }
      if (Engines.cloche(program).text().equals(REFUSED) != refused) {
        wrong.add("Cloche: " + program);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void earlyErrors_areSyntaxErrors() {
    List<Program> programs = SyntaxList.read("syntax-errors.txt");

    assertThat(programs).hasSizeGreaterThan(380).doesNotHaveDuplicates();
    assertAll(programs, true);
  }

  @Test
  void oddPrograms_areTaken() {
    List<Program> programs = SyntaxList.read("syntax-valid.txt");

    assertThat(programs).hasSizeGreaterThan(190).doesNotHaveDuplicates();
    assertAll(programs, false);
  }
}
