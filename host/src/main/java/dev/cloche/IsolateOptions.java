package dev.cloche;

import dev.cloche.internal.modules.Builtins;
import dev.cloche.internal.modules.ModuleRoot;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a builder has gathered.
 *
 * @param functions by the numbers that the guest's functions carry: those of the image first
 */
record IsolateOptions(
    Limits limits,
    List<HostCalls.NamedFunction> functions,
    ConsoleSink console,
    @Nullable Image image,
    @Nullable ModuleRoot modules,
    Set<String> externals,
    Builtins builtins,
    @Nullable SourceCompiler compiler,
    FileAccess files,
    InstantSource clock,
    @Nullable Long seed,
    boolean measureCpu,
    boolean debuggable,
    Executor executor) {

  /** The clock that isolates see unless they are given another. */
  static final InstantSource SYSTEM_CLOCK = InstantSource.system();

  IsolateOptions {
    functions = List.copyOf(functions);
    externals = Set.copyOf(externals);
  }

  /** How many of the functions the image has defined already. */
  int definedFunctions() {
    return image == null ? 0 : image.functions().size();
  }
}
