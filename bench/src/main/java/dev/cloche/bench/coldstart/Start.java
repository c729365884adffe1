package dev.cloche.bench.coldstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that is started again and again.
 *
 * @param command the program and its arguments
 */
record Start(List<String> command) {

  /**
   * How one process went.
   *
   * @param wallNanos from before its start to after its end
   * @param output what it printed
   */
  record Result(long wallNanos, String output) {}

  /** A class of this benchmark in a JVM of its own. */
  static Start java(List<String> options, Class<?> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    return new Start(command);
  }

  /**
   * Runs it once.
   *
   * @throws IllegalStateException when it fails
   */
  Result run() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    long wall = System.nanoTime() - start;
    if (status != 0) {
      throw new IllegalStateException(command + " ended with status " + status);
    }
    return new Result(wall, output.strip());
  }
}
