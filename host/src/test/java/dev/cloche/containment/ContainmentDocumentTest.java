package dev.cloche.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All hostile techniques have tests, and {@code docs/containment.md} says where they are. */
class ContainmentDocumentTest {

  private static final List<Integer> ALL = IntStream.rangeClosed(1, 100).boxed().toList();

  private static final Pattern CODES = Pattern.compile("(?:^|: )([A-Z]+(?:, [A-Z]+)*)$");

  @Test
  void techniques_allHaveTests() throws Exception {
    assertThat(TechniqueIndex.read().numbers()).isEqualTo(ALL);
  }

  @Test
  void document_saysWhereTheyAre() throws Exception {
    TechniqueIndex index = TechniqueIndex.read();
    List<String> rows = rows();

    assertThat(rows).hasSameSizeAs(ALL);
    for (int number : ALL) {
      assertThat(rows.get(number - 1))
          .startsWith("| " + number + " | ")
          .endsWith(" | " + index.places(number) + " |");
    }
  }

  /** Codes are last in the column; before them, after a colon, may be what they mean there. */
  @Test
  void document_saysHowTheyEnd() throws Exception {
    TechniqueIndex index = TechniqueIndex.read();

    for (int number : ALL) {
      String column = rows().get(number - 1).split(" \\| ")[2];
      Matcher codes = CODES.matcher(column);

      assertThat(codes.find() ? codes.group(1) : "")
          .as("how technique %d ends: %s", number, column)
          .isEqualTo(index.endings(number));
    }
  }

  private static List<String> rows() throws IOException {
    return Files.readString(Path.of("../docs/containment.md"))
        .lines()
        .filter(line -> line.matches("\\| \\d+ \\|.*"))
        .toList();
  }
}
