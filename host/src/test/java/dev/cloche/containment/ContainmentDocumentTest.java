package dev.cloche.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All hostile techniques have tests, and {@code docs/containment.md} says where they are. */
class ContainmentDocumentTest {

  private static final List<Integer> ALL = IntStream.rangeClosed(1, 100).boxed().toList();

  @Test
  void techniques_allHaveTests() throws Exception {
    assertThat(TechniqueIndex.read().numbers()).isEqualTo(ALL);
  }

  @Test
  void document_saysWhereTheyAre() throws Exception {
    TechniqueIndex index = TechniqueIndex.read();
    List<String> rows =
        Files.readString(Path.of("../docs/containment.md"))
            .lines()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .toList();

    assertThat(rows).hasSameSizeAs(ALL);
    for (int number : ALL) {
      assertThat(rows.get(number - 1))
          .startsWith("| " + number + " | ")
          .endsWith(" | " + index.places(number) + " |");
    }
  }
}
