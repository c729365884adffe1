package dev.cloche.cli;

import dev.cloche.JsValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * Reads a parsed command line and the files it names; everything is checked before anything runs.
 */
final class CommandReader {

  private static final Pattern PACKAGE =
      Pattern.compile("(@[\\w~-][\\w.~-]*/)?[\\w~-][\\w.~-]*", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> FILE_MODULES = Set.of("fs", "fs/promises");

  private final ParseResult parsed;
  private final InputStream in;

  private CommandReader(ParseResult parsed, InputStream in) {
    this.parsed = parsed;
    this.in = in;
  }

  /** The invocation that a subcommand's parse result means; {@code in} is what {@code -} reads. */
  static Invocation read(ParseResult parsed, InputStream in) throws UsageException {
    return new CommandReader(parsed, in).read();
  }

  private Invocation read() throws UsageException {
    Invocation.Grants grants = GrantOptions.read(this::option);
    @Nullable String context = option("--context");
    Map<String, JsValue> globals =
        context == null ? Map.of() : JsonInput.object("--context", context);
    int maxBytes = grants.limits().sourceBytes();
    String operand = parsed.matchedPositionalValue(0, "");
    Invocation.Program program =
        parsed.commandSpec().name().equals("eval")
            ? code(operand, maxBytes)
            : file(operand, maxBytes);
    return new Invocation(
        program,
        grants,
        globals,
        parsed.hasMatchedOption("--json"),
        parsed.hasMatchedOption("--stats"));
  }

  private @Nullable String option(String name) throws UsageException {
    @Nullable String value = parsed.matchedOptionValue(name, null);
    return value == null ? null : Arguments.utf8(name, value);
  }

  private static Invocation.Program code(String code, int maxBytes) throws UsageException {
    return new Invocation.Script(Arguments.source("CODE", code, maxBytes), "<eval>");
  }

  private Invocation.Program file(String operand, int maxBytes) throws UsageException {
    @Nullable String root = option("--root");
    @Nullable String function = option("--func");
    if (root == null && function == null) {
      for (String option :
          List.of("--external", "--allow-path", "--builtin", "--ts", "--mount", "--memory-files")) {
        requireAbsent(option, "--root or --func");
      }
    }
    if (function == null) {
      requireAbsent("--args", "--func");
    }
    if (operand.equals("-")) {
      if (root != null || function != null) {
        throw UsageException.in("FILE", "standard input is a script, not a module in a root");
      }
      return new Invocation.Script(standardInput(maxBytes), "<stdin>");
    }
    Path file = SourceFile.path(operand, "FILE");
    String source = SourceFile.read(file, maxBytes);
    if (root == null && function == null) {
      return new Invocation.Script(source, String.valueOf(file.getFileName()));
    }
    Path home = root == null ? folder(file) : SourceFile.path(root, "--root");
    return new Invocation.Module(ModuleFile.of(file, home), function, arguments(), modules());
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  private String standardInput(int maxBytes) throws UsageException {
    try {
      return SourceFile.read(in, "standard input", maxBytes);
    } catch (IOException unreadable) {
      throw UsageException.in("standard input", "cannot be read");
    }
  }

  private List<JsValue> arguments() throws UsageException {
    @Nullable String json = option("--args");
    return json == null ? List.of() : JsonInput.array("--args", json);
  }

  private Invocation.Modules modules() throws UsageException {
    List<String> directories = parsed.matchedOptionValue("--allow-path", List.of());
    List<Path> allowed = new ArrayList<>();
    for (String directory : directories) {
      allowed.add(SourceFile.path(Arguments.utf8("--allow-path", directory), "--allow-path"));
    }
    return new Invocation.Modules(
        externals(),
        allowed,
        builtins(),
        parsed.hasMatchedOption("--ts"),
        FileOptions.read(
            parsed.matchedOptionValue("--mount", List.of()), option("--memory-files")));
  }

  /** Names that there are not are the builder's to refuse. */
  private List<String> builtins() throws UsageException {
    List<String> names = parsed.matchedOptionValue("--builtin", List.of());
    for (String name : names) {
      if (FILE_MODULES.contains(name)) {
        throw UsageException.in(
            "--builtin", name + " comes with --mount or --memory-files, not by name");
      }
    }
    return names;
  }

  private List<String> externals() throws UsageException {
    List<String> names = parsed.matchedOptionValue("--external", List.of());
    for (String name : names) {
      if (!PACKAGE.matcher(name).matches()) {
        throw UsageException.in(
            "--external", "must be a package's name such as lodash, not '" + name + "'");
      }
    }
    return names;
  }

  private void requireAbsent(String option, String needed) throws UsageException {
    if (parsed.hasMatchedOption(option)) {
      throw UsageException.in(option, "needs " + needed);
    }
  }
}
