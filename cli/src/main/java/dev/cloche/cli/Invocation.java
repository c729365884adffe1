package dev.cloche.cli;

import dev.cloche.FileAccess;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked command line.
 *
 * @param program what is to run
 * @param grants what it may use
 * @param globals values that it finds as global variables
 * @param json whether the result is one line of JSON
 * @param stats whether usage is printed too
 */
record Invocation(
    Program program, Grants grants, Map<String, JsValue> globals, boolean json, boolean stats) {

  /** What is to run. */
  sealed interface Program {}

  /** A script, whose value is that of its last expression. */
  record Script(String source, String fileName) implements Program {}

  /** A CommonJS module, whose value is what it exports, or what an exported function returns. */
  record Module(
      ModuleFile file, @Nullable String function, List<JsValue> arguments, Modules modules)
      implements Program {}

  /**
   * What a module may require beside the files in its root.
   *
   * @param externals packages, by name
   * @param allowedPaths directories outside of the root in which they may lie
   * @param builtins modules of Node's own
   * @param typeScript whether {@code .ts} files are modules, too
   * @param files what {@code fs} reaches
   */
  record Modules(
      List<String> externals,
      List<Path> allowedPaths,
      List<String> builtins,
      boolean typeScript,
      FileAccess files) {}

  /** Limits and sources of chance and time; without a seed or a clock, fresh ones. */
  record Grants(Limits limits, @Nullable Long seed, @Nullable Instant time) {}
}
