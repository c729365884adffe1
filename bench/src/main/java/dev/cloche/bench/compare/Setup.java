package dev.cloche.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What preparing an engine is made of. */
final class Setup {

  private Setup() {}

  /** Whether something is missing or was made before what it is made of. */
  static boolean isOutOfDate(Path made, List<Path> sources) throws IOException {
    if (!Files.exists(made)) {
      return true;
    }
    FileTime time = Files.getLastModifiedTime(made);
    for (Path source : sources) {
      if (Files.getLastModifiedTime(source).compareTo(time) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Deletes a file or a directory with all that is in it; does nothing when there is none. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> below = Files.walk(path)) {
      below
          .sorted(Comparator.reverseOrder())
          .forEach(
              each -> {
                try {
                  Files.delete(each);
                } catch (IOException undeletable) {
                  throw new UncheckedIOException(undeletable);
                }
              });
    }
  }

  /**
   * Runs a command.
   *
   * @param directory where
   * @param log takes what it prints
   * @param time how long it may take
   * @param command the command
   * @return what went wrong, in a line
   */
  static Optional<String> run(Path directory, Path log, Duration time, String... command)
      throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException notThere) {
      return Optional.of(command[0] + " is not installed");
    }
    process.getOutputStream().close();
    if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      return Optional.of(
          command[0] + " was not done after " + time.toMinutes() + " minutes; see " + log);
    }
    return process.exitValue() == 0
        ? Optional.empty()
        : Optional.of(command[0] + " failed; see " + log);
  }
}
