package dev.cloche.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs command lines in this process, through the real engine. */
final class Terminal {

  /** What a command line left behind. */
  record Result(ExitStatus status, String out, String err) {}

  private Terminal() {}

  static Result run(String... arguments) {
    return runWithInput(new byte[0], arguments);
  }

  static Result runWithInput(byte[] input, String... arguments) {
    return run(false, input, arguments);
  }

  static Result runOnTerminal(String... arguments) {
    return run(true, new byte[0], arguments);
  }

  private static Result run(boolean terminal, byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8)) {
      ExitStatus status =
          new Cloche(new ByteArrayInputStream(input), outStream, errStream, terminal, false)
              .run(arguments);
      outStream.flush();
      errStream.flush();
      return new Result(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}
