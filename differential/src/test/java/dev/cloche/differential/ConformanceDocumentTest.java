package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.differential.CorpusCase.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code docs/conformance.md} says about the corpus is so. */
class ConformanceDocumentTest {

  private static List<String> rowsBelow(String heading) throws IOException {
    String text = Files.readString(Path.of("../docs/conformance.md"));
    int start = text.indexOf("\n" + heading + "\n");
    assertThat(start).as(heading).isPositive();
    return text.substring(start + heading.length() + 2)
        .lines()
        .takeWhile(line -> !line.startsWith("#"))
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  @Test
  void areas_standWithTheirSizes() throws IOException {
    List<CorpusCase> cases = Corpus.read();
    List<String> rows =
        Corpus.areas().entrySet().stream()
            .map(
                area -> {
                  String prefix = area.getKey() + ": ";
                  long size =
                      cases.stream().filter(c -> c.program().name().startsWith(prefix)).count();
                  return "| `%s` | %d | %s |".formatted(area.getKey(), size, area.getValue());
                })
            .toList();

    assertThat(rowsBelow("## Programs")).containsExactlyElementsOf(rows);
  }

  @Test
  void differences_standWithTheirReasons() throws IOException {
    List<String> rows =
        Corpus.read().stream()
            .filter(c -> c.kind() != Kind.SAME)
            .map(c -> "| `%s` | %s |".formatted(c, c.reason().replace("|", "\\|")))
            .toList();

    assertThat(rows).hasSizeGreaterThan(40);
    assertThat(rowsBelow("## Known differences")).containsExactlyElementsOf(rows);
  }
}
