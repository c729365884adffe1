package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.differential.generator.Programs;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random programs on all three engines.
 *
 * <p>The system properties {@code differential.programs} and {@code differential.seed} say how many
 * and from which seed on.
 */
class GeneratedProgramsTest {

  private static final int COUNT = Integer.getInteger("differential.programs", 300);
  private static final long SEED = Long.getLong("differential.seed", 1);
  private static final int BATCH = 500;

  private static Program program(long seed) {
    boolean script = seed % 2 == 0;
    return new Program("seed " + seed, Programs.generate(seed), script, "");
  }

  @Test
  void answer_isTheSameOnAllEngines() {
    for (long first = SEED; first < SEED + COUNT; first += BATCH) {
      long end = Math.min(first + BATCH, SEED + COUNT);
      compare(LongStream.range(first, end).mapToObj(GeneratedProgramsTest::program).toList());
    }
  }

  private static void compare(List<Program> programs) {
    List<Optional<String>> node = Engines.node(programs);
    List<Answer> unsplit = Engines.unsplit(programs).answers();
    for (int i = 0; i < programs.size(); i++) {
      Program program = programs.get(i);
      Answer cloche = Engines.cloche(program);
      assertThat(cloche)
          .as("unsplit engine, %s:\n%s", program, program.source())
          .isEqualTo(unsplit.get(i));
      assertThat(cloche.text())
          .as("Node, %s:\n%s", program, program.source())
          .isEqualTo(node.get(i).orElseThrow());
    }
  }

  @Test
  void programs_doSomething() {
    List<Program> programs =
        LongStream.range(0, 100).mapToObj(GeneratedProgramsTest::program).toList();
    List<String> answers = Engines.node(programs).stream().map(Optional::orElseThrow).toList();

    assertThat(answers).noneMatch(answer -> answer.endsWith("throws <SyntaxError>"));
    assertThat(answers.stream().filter(answer -> answer.contains("\"end\"")))
        .hasSizeGreaterThan(95);
    assertThat(answers.stream().mapToLong(answer -> answer.lines().count()).sum())
        .isGreaterThan(1500);
    assertThat(Programs.generate(7))
        .isEqualTo(Programs.generate(7))
        .isNotEqualTo(Programs.generate(8));
  }
}
