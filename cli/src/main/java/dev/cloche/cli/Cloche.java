package dev.cloche.cli;

import dev.cloche.ConsoleSink;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line on streams of its caller's.
 *
 * @param in what {@code run -} reads
 * @param out receives results
 * @param err receives console output, errors and statistics
 * @param terminal whether {@code out} is a terminal
 * @param typed whether {@code in} and {@code out} are the terminal that the process was started on
 */
record Cloche(InputStream in, PrintStream out, PrintStream err, boolean terminal, boolean typed) {

  /** Runs a command line to its end. */
  ExitStatus run(String... arguments) {
    List<String> list = List.of(arguments);
    CommandLine parser = Syntax.parser();
    Report report = Arguments.wantJson(list) ? new JsonReport() : new PlainReport(terminal);
    try {
      ParseResult parsed = parser.parseArgs(InspectOptions.withAddresses(arguments));
      ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
      if (command.isUsageHelpRequested()) {
        command.commandSpec().commandLine().usage(out);
        return ExitStatus.OK;
      }
      if (command.isVersionHelpRequested()) {
        out.println("cloche " + Version.read());
        return ExitStatus.OK;
      }
      if (!parsed.hasSubcommand()) {
        throw new UsageException(
            "say what to do: eval CODE, run FILE, profile FILE or repl (more: --help)");
      }
      return switch (command.commandSpec().name()) {
        case "repl" -> new ReplCommand(in, out, err, typed).run(command);
        case "profile" -> run(CommandReader.read(command, in), ProfileReport.read(command, report));
        default -> runInspected(command, report);
      };
    } catch (ParameterException wrong) {
      return tell(report, new Outcome.Misuse(wrong.getMessage() + " (see --help)"));
    } catch (UsageException wrong) {
      return tell(report, new Outcome.Misuse(String.valueOf(wrong.getMessage())));
    }
  }

  private ExitStatus runInspected(ParseResult command, Report report) throws UsageException {
    Invocation invocation = CommandReader.read(command, in);
    Optional<InspectOptions> inspected = InspectOptions.read(command);
    if (inspected.isEmpty()) {
      return run(invocation, report);
    }
    InspectUrls urls = InspectUrls.of(invocation.program(), command.matchedPositionalValue(0, ""));
    return run(invocation, InspectReport.listen(inspected.get(), urls, report, err));
  }

  private ExitStatus run(Invocation invocation, Report report) {
    ConsoleSink console = (level, text) -> err.println(text);
    Outcome outcome = new Runner(console, report).run(invocation);
    tell(report, outcome);
    if (invocation.stats()) {
      err.println(Statistics.of(outcome.usage()));
    }
    return outcome.status();
  }

  /** Says that the program itself broke, in the form that was asked for. */
  ExitStatus fault(String message, String... arguments) {
    Report report =
        Arguments.wantJson(List.of(arguments)) ? new JsonReport() : new PlainReport(terminal);
    return tell(report, new Outcome.Fault(message, Outcome.NOTHING));
  }

  private ExitStatus tell(Report report, Outcome outcome) {
    report.write(outcome, out, err);
    return outcome.status();
  }
}
