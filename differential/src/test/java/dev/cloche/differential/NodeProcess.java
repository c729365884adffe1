package dev.cloche.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A driver under {@code src/test/js}, run once by Node over many programs. */
final class NodeProcess {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCRIPTS = Path.of("src/test/js");
  private static final long TIME_LIMIT_MINUTES = 10;

  private NodeProcess() {}

  /** What every program may use. */
  static String prelude() {
    try {
      return Files.readString(SCRIPTS.resolve("prelude.js"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Runs a driver.
   *
   * @param script its file name
   * @param arguments its arguments
   * @param programs the programs that it is to run
   * @return what it wrote
   */
  static JsonNode run(String script, List<String> arguments, List<Program> programs) {
    try {
      Path in = Files.createTempFile("programs", ".json");
      Path out = Files.createTempFile("answers", ".json");
      try {
        JSON.writeValue(in.toFile(), Map.of("prelude", prelude(), "programs", programs));
        run(command(script, arguments), in, out);
        return JSON.readTree(out.toFile());
      } finally {
        Files.delete(in);
        Files.delete(out);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> command(String script, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("node", SCRIPTS.resolve(script).toString()));
    command.addAll(arguments);
    return command;
  }

  private static void run(List<String> command, Path in, Path out) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TZ", "UTC");
    Process process = start(builder);
    try {
      if (!process.waitFor(TIME_LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(command + " took too long");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
  }

  /**
   * Starts a process.
   *
   * @throws IllegalStateException when there is no such program
   */
  static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException absent) {
      throw new IllegalStateException(
          "Node of release 20 or later is needed, and there is no command "
              + builder.command().getFirst()
              + ": install Node and try again",
          absent);
    }
  }
}
