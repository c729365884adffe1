package dev.cloche;

import dev.cloche.internal.typed.HostMethods;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers what a runtime grants to all of its runs. Not thread-safe. */
public final class IsolatedRuntimeBuilder {

  private PoolOptions pool = PoolOptions.defaults();
  private Limits limits = Limits.defaults();
  private @Nullable Image image;
  private List<String> sourceExtensions = List.of("js", "cjs");
  private ModuleResolver.@Nullable Factory resolverFactory;
  private @Nullable SourceCompiler compiler;
  private ConsoleSink console = ConsoleSink.NONE;
  private final List<HostCalls.NamedFunction> functions = new ArrayList<>();
  private BiConsumer<RunRequest, IsolateBuilder> grant = (request, isolate) -> {};
  private Runnable onDrop = () -> {};

  IsolatedRuntimeBuilder() {}

  /**
   * Sets how many runs there are at once, and how the others wait.
   *
   * @param value the options; default {@link PoolOptions#defaults()}
   * @return this
   */
  public IsolatedRuntimeBuilder poolOptions(PoolOptions value) {
    pool = Objects.requireNonNull(value, "poolOptions");
    return this;
  }

  /**
   * Sets the limits of a run for which the request has none.
   *
   * @param value the limits; default {@link Limits#defaults()}
   * @return this
   */
  public IsolatedRuntimeBuilder limits(Limits value) {
    limits = Objects.requireNonNull(value, "limits");
    return this;
  }

  /**
   * Sets the time that a run may take, from the moment at which it leaves the queue to the reading
   * of its result.
   *
   * @param time see {@link Limits.Builder#timeout}; default 5 s
   * @return this
   */
  public IsolatedRuntimeBuilder timeout(Duration time) {
    limits = limits.toBuilder().timeout(time).build();
    return this;
  }

  /**
   * Makes the isolates of all runs from an image; what {@link #grant} sets goes before it.
   *
   * @param value see {@link IsolateBuilder#image}
   * @return this
   */
  public IsolatedRuntimeBuilder image(Image value) {
    image = Objects.requireNonNull(value, "image");
    return this;
  }

  /**
   * Sets what source files are called. See {@link IsolateBuilder#sourceExtensions}.
   *
   * @param extensions with or without the dot; default {@code js} and {@code cjs}
   * @return this
   * @throws IllegalArgumentException likewise
   */
  public IsolatedRuntimeBuilder sourceExtensions(String... extensions) {
    sourceExtensions = ModuleGrants.extensions(extensions);
    return this;
  }

  /**
   * Makes, for each run, a resolver of modules that the usual lookup does not find.
   *
   * @param factory gets the request's {@code resolverOptions}
   * @return this
   */
  public IsolatedRuntimeBuilder resolverFactory(ModuleResolver.Factory factory) {
    resolverFactory = Objects.requireNonNull(factory, "resolverFactory");
    return this;
  }

  /**
   * Passes every source file through a compiler.
   *
   * @param value the compiler
   * @return this
   */
  public IsolatedRuntimeBuilder compiler(SourceCompiler value) {
    compiler = Objects.requireNonNull(value, "compiler");
    return this;
  }

  /**
   * Receives the console output of all runs, on their threads; a run's own is in its result.
   *
   * @param sink the receiver; must be safe for use by many threads
   * @return this
   */
  public IsolatedRuntimeBuilder console(ConsoleSink sink) {
    console = Objects.requireNonNull(sink, "console");
    return this;
  }

  /**
   * Grants a host function to all runs.
   *
   * @param name see {@link IsolateBuilder#hostFunction}
   * @param function what it does; must be safe for use by many threads
   * @return this
   * @throws IllegalArgumentException likewise
   */
  public IsolatedRuntimeBuilder hostFunction(String name, HostFunction function) {
    Isolate.builder().hostFunction(name, function); // Checks the name.
    functions.add(new HostCalls.NamedFunction(name, function));
    return this;
  }

  /**
   * Grants the methods of an object that are annotated with {@link HostMethod} to all runs.
   *
   * @param name see {@link IsolateBuilder#install}
   * @param object the object; must be safe for use by many threads
   * @return this
   * @throws IllegalArgumentException likewise
   */
  public IsolatedRuntimeBuilder install(String name, Object object) {
    HostMethods.of(name, object).forEach(this::hostFunction);
    return this;
  }

  /**
   * Grants anything else that an isolate can be granted: files, builtin modules, a clock, a seed.
   *
   * @param grants is called for each run, on its thread
   * @return this
   */
  public IsolatedRuntimeBuilder grant(Consumer<IsolateBuilder> grants) {
    Objects.requireNonNull(grants, "grant");
    return grant((request, isolate) -> grants.accept(isolate));
  }

  /**
   * Grants what depends on the request, such as a directory beside its root. Replaces what {@link
   * #grant(Consumer)} was given.
   *
   * @param grants is called for each run, on its thread
   * @return this
   */
  public IsolatedRuntimeBuilder grant(BiConsumer<RunRequest, IsolateBuilder> grants) {
    grant = Objects.requireNonNull(grants, "grant");
    return this;
  }

  /**
   * Is told when {@link PoolOptions#verifyOnLease} drops an instance: memory was written that
   * nothing should have written, so somebody ought to look. The run goes on with a new instance.
   *
   * @param listener what to do, such as to raise an alarm or to {@linkplain
   *     IsolatedRuntime#shutdownNow shut down}; is called on a run's thread, must be safe for use
   *     by many threads, and what it throws ends that run with a {@link HookException}
   * @return this
   */
  public IsolatedRuntimeBuilder onInstanceDropped(Runnable listener) {
    onDrop = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Makes the runtime.
   *
   * @return a new runtime
   */
  public IsolatedRuntime build() {
    return new IsolatedRuntime(
        new RuntimeOptions(
            pool,
            limits,
            image,
            sourceExtensions,
            resolverFactory,
            compiler,
            console,
            functions,
            grant,
            onDrop));
  }
}
