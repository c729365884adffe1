package dev.cloche.cli;

import dev.cloche.Isolate;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process: standard streams, always in UTF-8, and the exit status. */
public final class Main {

  /** Set by the launcher when standard output is a terminal. */
  private static final String TERMINAL = "cloche.terminal";

  /** Set by the launcher when standard input is a terminal. */
  private static final String INPUT_TERMINAL = "cloche.input.terminal";

  private Main() {}

  /**
   * Runs a command line and ends the process with its exit status.
   *
   * @param arguments the command line; {@code --help} explains it
   */
  public static void main(String[] arguments) {
    loadEngine();
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    boolean terminal = Boolean.getBoolean(TERMINAL);
    boolean typed = terminal && Boolean.getBoolean(INPUT_TERMINAL);
    Cloche cloche = new Cloche(System.in, out, err, terminal, typed);
    ExitStatus status = run(cloche, arguments);
    out.flush();
    err.flush();
    System.exit(status.code());
  }

  /** Starts to load the engine, which takes as long as reading the command line does. */
  static void loadEngine() {
    Thread loader = new Thread(() -> Isolate.create().close(), "engine-loader");
    loader.setDaemon(true);
    // What is wrong is told by the run, which needs the engine too.
    loader.setUncaughtExceptionHandler((thread, failure) -> {});
    loader.start();
  }

  /** Runs a command line; whatever breaks is told without a word of Java's. */
  static ExitStatus run(Cloche cloche, String... arguments) {
    try {
      return cloche.run(arguments);
    } catch (OutOfMemoryError exhausted) {
      return cloche.fault("the Java heap is too small for this run", arguments);
    } catch (LinkageError missing) {
      return cloche.fault("the engine's files are missing or damaged: build again", arguments);
    } catch (Throwable broken) {
      return cloche.fault("internal error", arguments);
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
