package dev.cloche.differential;

import dev.cloche.differential.CorpusCase.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The programs in {@code src/test/js/corpus}: the first line of each file says what its area is
 * about, and what stands before the first {@code //# title} is no program; after a title come
 * directives, then the program.
 *
 * <p>Directives: {@code //@ script} runs it as a script; {@code //@ needs EXPRESSION} compares with
 * Node only where the expression is true; {@code //@ differs REASON} and {@code //@ without REASON}
 * are the kinds of {@link CorpusCase}; {@code //> LINE} and {@code //node> LINE} are the lines of
 * Cloche's answer and of Node's.
 */
final class Corpus {

  private static final Path FOLDER = Path.of("src/test/js/corpus");

  private Corpus() {}

  /** All cases, by file name. */
  static List<CorpusCase> read() {
    return files().stream().flatMap(file -> parse(area(file), text(file)).stream()).toList();
  }

  /** What each area is about, by its name, which is its file's. */
  static SortedMap<String, String> areas() {
    SortedMap<String, String> areas = new TreeMap<>();
    files().forEach(file -> areas.put(area(file), text(file).split("\\R", 2)[0]));
    return areas;
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String area(Path file) {
    return file.getFileName().toString().replaceFirst("\\.js$", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The cases of one file's text. */
  static List<CorpusCase> parse(String area, String text) {
    List<CorpusCase> cases = new ArrayList<>();
    String[] parts = text.split("(?m)^//# ", -1);
    for (int i = 1; i < parts.length; i++) {
      List<String> lines = parts[i].strip().lines().toList();
      cases.add(new CaseReader(area + ": " + lines.getFirst()).read(lines));
    }
    return cases;
  }

  /** Gathers the directives of one case. */
  private static final class CaseReader {
    private final String name;
    private final List<String> expected = new ArrayList<>();
    private final List<String> expectedOfNode = new ArrayList<>();
    private Kind kind = Kind.SAME;
    private String reason = "";
    private String needs = "";
    private boolean script;

    CaseReader(String name) {
      this.name = name;
    }

    CorpusCase read(List<String> lines) {
      int at = 1;
      while (at < lines.size() && directive(lines.get(at))) {
        at++;
      }
      String source = String.join("\n", lines.subList(at, lines.size()));
      return new CorpusCase(
          new Program(name, source, script, needs),
          kind,
          reason,
          text(expected),
          text(expectedOfNode));
    }

    private boolean directive(String line) {
      if (line.startsWith("//>")) {
        expected.add(line.substring(3).strip());
      } else if (line.startsWith("//node>")) {
        expectedOfNode.add(line.substring(7).strip());
      } else if (line.equals("//@ script")) {
        script = true;
      } else if (line.startsWith("//@ needs ")) {
        needs = line.substring(10);
      } else if (line.startsWith("//@ differs ")) {
        kind = Kind.DIFFERS;
        reason = line.substring(12);
      } else if (line.startsWith("//@ without ")) {
        kind = Kind.WITHOUT;
        reason = line.substring(12);
      } else if (line.startsWith("//@")) {
        throw new IllegalArgumentException(name + ": unknown directive " + line);
      } else {
        return false;
      }
      return true;
    }

    private static Optional<String> text(List<String> lines) {
      return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }
  }
}
