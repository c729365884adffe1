package dev.cloche.cli;

import dev.cloche.JsValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * The command {@code repl}.
 *
 * @param in what it reads when nobody types
 * @param out receives values and console output
 * @param err receives errors
 * @param typed whether somebody types, on the terminal that the process was started on
 */
record ReplCommand(InputStream in, PrintStream out, PrintStream err, boolean typed) {

  /** Runs a session to its end. */
  ExitStatus run(ParseResult parsed) throws UsageException {
    GrantOptions.Source options = name -> option(parsed, name);
    Invocation.Grants grants = GrantOptions.read(options);
    @Nullable String context = options.value("--context");
    Map<String, JsValue> globals =
        context == null ? Map.of() : JsonInput.object("--context", context);
    @Nullable Path history = history(parsed, options.value("--history"));
    try (ReplLines lines = typed ? TerminalLines.open(history) : new PipedLines(in);
        ReplIsolate isolate = new ReplIsolate(grants, globals, out, err)) {
      if (typed) {
        out.println("cloche " + Version.read() + ": .help explains, .exit leaves");
      }
      new Repl(lines, isolate, out, err).run();
      return ExitStatus.OK;
    } catch (IOException broken) {
      throw new UsageException("the terminal cannot be read");
    } catch (IllegalArgumentException refused) {
      throw new UsageException(String.valueOf(refused.getMessage()));
    }
  }

  private @Nullable Path history(ParseResult parsed, @Nullable String file) throws UsageException {
    if (!typed || parsed.hasMatchedOption("--no-history")) {
      return null;
    }
    return file == null
        ? HistoryFile.of(System::getenv, System.getProperty("user.home", ""))
        : SourceFile.path(file, "--history").toAbsolutePath();
  }

  private static @Nullable String option(ParseResult parsed, String name) throws UsageException {
    @Nullable String value = parsed.matchedOptionValue(name, null);
    return value == null ? null : Arguments.utf8(name, value);
  }
}
