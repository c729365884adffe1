package dev.cloche;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests to which documents point as evidence exist. */
class DocumentedTestsTest {

  private static final Path ROOT = Path.of("..");
  private static final List<String> MODULES =
      List.of(
          "engine-wasm/tools", "engine-wasm", "host", "cli", "packages", "differential", "bench");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z]\\w*[a-z](?:Test|IT))(?:\\.(\\w+))?`");

  private static List<Path> files(String directory, int depth, String end) throws IOException {
    Path start = ROOT.resolve(directory);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start, depth)) {
      return files.filter(path -> path.toString().endsWith(end)).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The texts of all tests by their class's name; two of one name are taken together. */
  private static Map<String, String> tests() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      sources.addAll(files(module + "/src/test/java", 20, ".java"));
    }
    return sources.stream()
        .collect(
            toMap(
                path -> path.getFileName().toString().replace(".java", ""),
                DocumentedTestsTest::text,
                String::concat,
                TreeMap::new));
  }

  @Test
  void tests_namedInDocuments_exist() throws IOException {
    Map<String, String> tests = tests();
    List<Path> documents = new ArrayList<>(files(".", 1, ".md"));
    documents.addAll(files("docs", 1, ".md"));
    int found = 0;
    for (Path document : documents) {
      var named = NAMED.matcher(text(document));
      while (named.find()) {
        found++;
        assertThat(tests).as("%s", document.getFileName()).containsKey(named.group(1));
        if (named.group(2) != null) {
          assertThat(tests.get(named.group(1)))
              .as("%s names %s", document.getFileName(), named.group())
              .contains(" " + named.group(2) + "(");
        }
      }
    }
    assertThat(found).isGreaterThan(50);
  }
}
