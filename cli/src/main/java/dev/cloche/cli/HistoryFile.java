package dev.cloche.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where sessions keep their history: below {@code XDG_STATE_HOME}, or the user's home. */
final class HistoryFile {

  private HistoryFile() {}

  /**
   * The default file, whose folder is made.
   *
   * @param environment finds a variable of the environment, null when it is not set
   * @param home the user's home
   * @return the file; null when its folder cannot be made
   */
  static @Nullable Path of(UnaryOperator<@Nullable String> environment, String home) {
    @Nullable String state = environment.apply("XDG_STATE_HOME");
    try {
      Path folder =
          state != null && Path.of(state).isAbsolute()
              ? Path.of(state)
              : Path.of(home, ".local", "state");
      return Files.createDirectories(folder.resolve("cloche")).resolve("repl-history");
    } catch (IOException | InvalidPathException unusable) {
      return null; // A history is a convenience.
    }
  }
}
