package dev.cloche.cli;

import dev.cloche.cli.inspect.InspectAddress;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands and options, declared without annotations: reading those by reflection would take a
 * good part of the start-up time. Values are strings here; {@link CommandReader} reads them.
 */
final class Syntax {

  private static final String TAGGED = " (values beyond JSON: the tagged form of docs/values.md)";

  private Syntax() {}

  /** A parser of its own for each command line. */
  static CommandLine parser() {
    CommandSpec root =
        command("cloche", "Runs untrusted JavaScript in a sandbox.")
            .addOption(
                OptionSpec.builder("--version")
                    .versionHelp(true)
                    .description("Prints the version.")
                    .build());
    root.addSubcommand("eval", eval());
    root.addSubcommand("run", run());
    root.addSubcommand("profile", profile());
    root.addSubcommand("repl", repl());
    root.usageMessage()
        .footer(
            "",
            "Exit status: 0 fine, 1 guest error, 2 usage, 3 timeout, 4 memory, 5 fuel,",
            "             6 another limit, 70 engine fault.");
    return new CommandLine(root)
        // No argument means anything but itself.
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
  }

  private static CommandSpec eval() {
    CommandSpec spec = command("eval", "Runs CODE and prints the value of its last expression.");
    addGrantOptions(spec);
    addReportOptions(spec);
    addInspectOptions(spec);
    return spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("CODE")
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .description("A script. Put -- before it when it starts with a dash.")
            .build());
  }

  private static CommandSpec run() {
    CommandSpec spec =
        command(
            "run",
            "Runs FILE: a script, whose value is that of its last expression; with --root or"
                + " --func a CommonJS module, whose value is what it exports or what the function"
                + " returns.");
    addGrantOptions(spec);
    addReportOptions(spec);
    addInspectOptions(spec);
    return addFile(spec);
  }

  private static CommandSpec profile() {
    CommandSpec spec =
        command(
            "profile",
            "Runs FILE as run does, and prints which functions have used how much fuel in place of"
                + " its value.");
    addGrantOptions(spec);
    spec.addOption(flag("--stats", "Prints what was used, on standard error."))
        .addOption(
            option("--out", "FILE", "Writes a .cpuprofile there, for a browser's developer tools."))
        .addOption(option("--interval", "N", "Instructions between two samples. Default 10000."))
        .addOption(option("--top", "N", "How many functions to print. Default 20."));
    return addFile(spec);
  }

  private static CommandSpec addFile(CommandSpec spec) {
    return spec.addOption(
            option("--root", "DIR", "Lets the module require the files in DIR, which is its /."))
        .addOption(
            repeatable(
                "--external",
                "NAME",
                "Lets it require the package NAME from node_modules; repeatable."))
        .addOption(
            repeatable(
                "--allow-path",
                "DIR",
                "Lets such packages lie in DIR, outside of the root; repeatable."))
        .addOption(
            repeatable(
                "--builtin", "NAME", "Lets it require NAME, such as path or util; repeatable."))
        .addOption(
            repeatable(
                "--mount",
                "DIR=/PATH",
                "Lets it read the files in DIR, as /PATH, through fs; repeatable."))
        .addOption(
            option(
                "--memory-files",
                "SIZE",
                "Lets it write files of SIZE in memory, such as 8m, in /tmp through fs."))
        .addOption(flag("--ts", "Lets it require .ts files, whose types are stripped."))
        .addOption(
            option("--func", "NAME", "Calls this export. --root defaults to the folder of FILE."))
        .addOption(option("--args", "JSON", "Its arguments: a JSON array" + TAGGED + "."))
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("FILE")
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .description("A file of UTF-8; - is standard input.")
                .build());
  }

  private static CommandSpec repl() {
    CommandSpec spec =
        command(
            "repl",
            "Runs what is typed, statement by statement, and prints the values. The limits of time"
                + " and fuel are those of one statement.");
    addGrantOptions(spec);
    return spec.addOption(
            option(
                "--history",
                "FILE",
                "Keeps the history there. Default cloche/repl-history in XDG_STATE_HOME."))
        .addOption(flag("--no-history", "Keeps no history."));
  }

  private static CommandSpec command(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description).abbreviateSynopsis(true).sortOptions(false);
    return spec.addOption(
        OptionSpec.builder("--help").usageHelp(true).description("Prints this help.").build());
  }

  private static void addGrantOptions(CommandSpec spec) {
    spec.addOption(option("--memory", "SIZE", "Memory cap, such as 32m (k, m, g). Default 32m."))
        .addOption(option("--timeout", "TIME", "Time limit, such as 500ms (ms, s, m). Default 5s."))
        .addOption(option("--fuel", "N", "Instruction limit. Default none."))
        .addOption(option("--context", "JSON", "Global variables: a JSON object" + TAGGED + "."))
        .addOption(option("--seed", "N", "Seed of Math.random. Default a new one each time."))
        .addOption(option("--time", "ISO", "Stops the clock, such as at 2026-01-31T12:00:00Z."));
  }

  private static void addReportOptions(CommandSpec spec) {
    spec.addOption(flag("--json", "Prints one line of JSON, whatever happens."))
        .addOption(flag("--stats", "Prints what was used, on standard error."));
  }

  private static void addInspectOptions(CommandSpec spec) {
    spec.addOption(
            option(
                InspectOptions.INSPECT,
                "[HOST:]PORT",
                "Lets a debugger of the Chrome DevTools protocol connect. Without =[HOST:]PORT at "
                    + InspectAddress.DEFAULT
                    + "."))
        .addOption(
            option(
                InspectOptions.INSPECT_BRK,
                "[HOST:]PORT",
                "The same, and waits for one, and stops at the first statement."));
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(String.class)
        .description(description)
        .build();
  }

  private static OptionSpec repeatable(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description(description)
        .build();
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }
}
