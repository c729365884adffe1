package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Copies of random objects: {@code {...x}}, {@code Object.assign}, and property by property, on
 * Cloche and the unsplit engine. (Not on Node: what V8's optimising compiler makes of the program
 * is now and then another answer, without it the same one.) How many, and from which seed on, is as
 * of {@link GeneratedProgramsTest}.
 */
class ObjectCopiesTest {

  private static final int COUNT =
      Math.max(1, Integer.getInteger("differential.programs", 300) / 75);
  private static final long SEED = Long.getLong("differential.seed", 1);

  private static List<Program> programs() throws IOException {
    String text = Files.readString(Path.of("src/test/js/object-copies.js"));
    return LongStream.range(SEED, SEED + COUNT)
        .mapToObj(seed -> Program.of("seed " + seed, "const SEED = " + seed + ";\n" + text))
        .toList();
  }

  @Test
  void copies_areTheSameHoweverTheyAreMade() throws IOException {
    List<Program> programs = programs();
    List<Answer> unsplit = Engines.unsplit(programs).answers();
    for (int i = 0; i < programs.size(); i++) {
      Program program = programs.get(i);
      String answer = Engines.cloche(program).text();
      // Of what becomes of all copies: the one line that stands where none differs.
      assertThat(answer).as("Cloche, %s", program).matches("\"(-?\\d+,?){5}\"\nundefined");
      assertThat(answer).as("unsplit engine, %s", program).isEqualTo(unsplit.get(i).text());
    }
  }
}
