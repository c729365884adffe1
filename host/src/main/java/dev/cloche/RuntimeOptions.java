package dev.cloche;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a runtime's builder has gathered. */
record RuntimeOptions(
    PoolOptions pool,
    Limits limits,
    @Nullable Image image,
    List<String> sourceExtensions,
    ModuleResolver.@Nullable Factory resolverFactory,
    @Nullable SourceCompiler compiler,
    ConsoleSink console,
    List<HostCalls.NamedFunction> functions,
    BiConsumer<RunRequest, IsolateBuilder> grant,
    Runnable onDrop) {

  RuntimeOptions {
    sourceExtensions = List.copyOf(sourceExtensions);
    functions = List.copyOf(functions);
  }
}
