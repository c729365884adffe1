package dev.cloche.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of programs, one a line, that only have to be taken or refused. */
final class SyntaxList {

  private static final Path FOLDER = Path.of("src/test/js");

  private SyntaxList() {}

  /** The programs of a file. Lines that start with {@code "# "} are comments. */
  static List<Program> read(String file) {
    try (var lines = Files.lines(FOLDER.resolve(file))) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> Program.of(line, line.replace("\\n", "\n")))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
