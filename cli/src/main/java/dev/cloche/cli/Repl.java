package dev.cloche.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A session: reads statements, runs them in one isolate after another, shows their values. */
final class Repl {

  private static final String PROMPT = "> ";
  private static final String CONTINUATION = "... ";

  private static final String HELP =
      """
      .clear      begins anew, without variables (also .reset)
      .exit       leaves (also Ctrl-D)
      .help       prints this
      .load FILE  runs a file
      .usage      prints what this isolate has used (also .stats)
      An unfinished statement goes on in the next line; Ctrl-C gives it up, and ends what runs.
      The last value is _; an expression may await.\
      """;

  private final ReplLines lines;
  private final ReplIsolate isolate;
  private final PrintStream out;
  private final PrintStream err;
  private final StringBuilder pending = new StringBuilder();
  private int statements;

  Repl(ReplLines lines, ReplIsolate isolate, PrintStream out, PrintStream err) {
    this.lines = lines;
    this.isolate = isolate;
    this.out = out;
    this.err = err;
    lines.onInterrupt(isolate::cancel);
  }

  /** Runs to the end of the lines, or until it is left. */
  void run() throws IOException {
    while (true) {
      @Nullable String line;
      try {
        line = lines.read(pending.isEmpty() ? PROMPT : CONTINUATION);
      } catch (ReplLines.AbandonedException abandoned) {
        if (pending.isEmpty()) {
          out.println("(.exit or Ctrl-D leaves)");
        }
        pending.setLength(0);
        continue;
      }
      if (line == null) {
        if (!pending.isEmpty()) {
          evaluate(StatementKind.INVALID);
        }
        return;
      }
      if (pending.isEmpty() && isCommand(line)) {
        if (!command(line.strip())) {
          return;
        }
      } else {
        add(line);
      }
    }
  }

  private void add(String line) {
    pending.append(line);
    switch (StatementKind.of(pending.toString())) {
      case EMPTY -> pending.setLength(0);
      case INCOMPLETE -> pending.append('\n');
      case StatementKind complete -> evaluate(complete);
    }
  }

  private void evaluate(StatementKind kind) {
    String code = pending.toString();
    pending.setLength(0);
    isolate.evaluate(code, kind, "repl" + ++statements);
  }

  /** Whether a line is a command, and not a number such as {@code .5}. */
  private static boolean isCommand(String line) {
    String text = line.strip();
    return text.length() > 1 && text.charAt(0) == '.' && Character.isLetter(text.charAt(1));
  }

  /** Runs a command; answers whether the session goes on. */
  private boolean command(String line) {
    String name = line.split("\\s", 2)[0];
    String operand = line.substring(name.length()).strip();
    switch (name) {
      case ".exit" -> {
        return false;
      }
      case ".clear", ".reset" -> isolate.reset();
      case ".help" -> out.println(HELP);
      case ".load" -> load(operand);
      case ".usage", ".stats" -> out.println(Statistics.of(isolate.usage()));
      default ->
          err.println("cloche: there is no command " + Printable.text(name) + " (see .help)");
    }
    return true;
  }

  private void load(String operand) {
    try {
      if (operand.isEmpty()) {
        throw UsageException.in(".load", "needs a file");
      }
      Path file = SourceFile.path(operand, ".load");
      String source = SourceFile.read(file, isolate.maxSourceBytes());
      isolate.load(source, String.valueOf(file.getFileName()));
    } catch (UsageException wrong) {
      err.println("cloche: " + Printable.text(String.valueOf(wrong.getMessage())));
    }
  }
}
