package dev.cloche;

import dev.cloche.internal.modules.Builtins;
import dev.cloche.internal.modules.ModuleRoot;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a builder has gathered. */
record IsolateOptions(
    Limits limits,
    List<HostCalls.NamedFunction> functions,
    ConsoleSink console,
    @Nullable ModuleRoot modules,
    Builtins builtins,
    @Nullable SourceCompiler compiler,
    FileAccess files,
    InstantSource clock,
    @Nullable Long seed,
    boolean measureCpu,
    Executor executor) {

  /** The clock that isolates see unless they are given another. */
  static final InstantSource SYSTEM_CLOCK = InstantSource.system();

  IsolateOptions {
    functions = List.copyOf(functions);
  }
}
