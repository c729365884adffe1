package dev.cloche;

import dev.cloche.internal.modules.Builtins;
import dev.cloche.internal.pool.EngineThreads;
import dev.cloche.internal.typed.HostMethods;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Gathers what an isolate is granted. Not thread-safe; may build many isolates. */
public final class IsolateBuilder {

  private Limits limits = Limits.defaults();
  private final List<HostCalls.NamedFunction> functions = new ArrayList<>();
  private Builtins builtins = Builtins.NONE;
  private FileAccess files = FileAccess.none();
  private ConsoleSink console = ConsoleSink.NONE;
  private @Nullable Image image;
  private final ModuleGrants modules = new ModuleGrants();
  private @Nullable SourceCompiler compiler;
  private InstantSource clock = IsolateOptions.SYSTEM_CLOCK;
  private @Nullable Long seed;
  private boolean measureCpu = true;
  private boolean debuggable;
  private Executor executor = EngineThreads.shared();

  IsolateBuilder() {}

  /**
   * Sets the limits; default {@link Limits#defaults()}.
   *
   * @param value the limits
   * @return this
   */
  public IsolateBuilder limits(Limits value) {
    limits = Objects.requireNonNull(value, "limits");
    return this;
  }

  /**
   * Sends {@code console} output somewhere; by default it is dropped.
   *
   * @param sink the receiver
   * @return this
   */
  public IsolateBuilder console(ConsoleSink sink) {
    console = Objects.requireNonNull(sink, "console");
    return this;
  }

  /**
   * Grants a host function.
   *
   * @param name its global name, possibly dotted ({@code db.find}); the guest may overwrite it for
   *     itself
   * @param function what it does
   * @return this
   * @throws IllegalArgumentException when the name is no identifier path, or is taken
   */
  public IsolateBuilder hostFunction(String name, HostFunction function) {
    FunctionName.require(name);
    if (functions.stream().anyMatch(f -> f.name().equals(name))) {
      throw new IllegalArgumentException("there is a host function " + name + " already");
    }
    functions.add(new HostCalls.NamedFunction(name, Objects.requireNonNull(function, "function")));
    return this;
  }

  /**
   * Grants the methods of an object that are annotated with {@link HostMethod}, as host functions
   * {@code name.method}.
   *
   * <p>Arguments are read as by {@link JsValue#as}, results written as by {@link JsValue#of}, but
   * records and beans as by {@link JsValue#ofBean}; see docs/typed-java.md.
   *
   * @param name the object's global name, possibly dotted
   * @param object the object; for many isolates at once, it must be safe for use by many threads
   * @return this
   * @throws IllegalArgumentException when no method is annotated, one is not public or cannot be
   *     read, or two have one name; or as for {@link #hostFunction}
   */
  public IsolateBuilder install(String name, Object object) {
    FunctionName.require(name);
    HostMethods.of(name, object).forEach(this::hostFunction);
    return this;
  }

  /**
   * Makes the isolate from an image in place of an empty one. All else is as for any isolate, and
   * granted anew: see {@link Image}.
   *
   * @param value the image
   * @return this
   */
  public IsolateBuilder image(Image value) {
    image = Objects.requireNonNull(value, "image");
    return this;
  }

  /**
   * Grants {@code require} of the files in a directory, which the guest sees as {@code /}.
   *
   * @param directory the root; links that lead out of it are not followed
   * @return this
   */
  public IsolateBuilder root(Path directory) {
    modules.root = Objects.requireNonNull(directory, "root");
    return this;
  }

  /**
   * Grants {@code require} of packages by name, from the {@code node_modules} directories of the
   * module that asks and of the directories above it, as far as they lie under the root or an
   * {@link #allowedPaths allowed path}. What such a package requires itself, it gets from there as
   * well.
   *
   * @param packages exact names, such as {@code lodash} or {@code @scope/name}
   * @return this
   */
  public IsolateBuilder externals(String... packages) {
    modules.externals.addAll(List.of(packages));
    return this;
  }

  /**
   * Allows {@link #externals packages} to lie in directories outside of the root, such as a {@code
   * node_modules} that tenants share. The guest sees the first one as {@code /:1}, the second as
   * {@code /:2} and so on; one that lies under the root is a part of that. Nothing in them is
   * reached but by a package's name or through the {@link #resolver resolver}.
   *
   * @param directories further roots
   * @return this
   */
  public IsolateBuilder allowedPaths(Path... directories) {
    modules.allowed.addAll(List.of(directories));
    return this;
  }

  /**
   * Sets what source files are called; by default {@code .js} and {@code .cjs}. A specifier without
   * an extension is tried with each in turn, and files with other ones are not loaded, but for
   * {@code .json}.
   *
   * @param extensions with or without the dot; replace earlier ones
   * @return this
   * @throws IllegalArgumentException when there is none, or one is empty or holds a slash
   */
  public IsolateBuilder sourceExtensions(String... extensions) {
    modules.extensions = ModuleGrants.extensions(extensions);
    return this;
  }

  /**
   * Asks somebody for modules that the usual lookup does not find.
   *
   * @param value the resolver
   * @return this
   */
  public IsolateBuilder resolver(ModuleResolver value) {
    modules.resolver = Objects.requireNonNull(value, "resolver");
    return this;
  }

  /**
   * Passes every source file through a compiler before it is run. JSON files are not.
   *
   * @param value the compiler
   * @return this
   */
  public IsolateBuilder compiler(SourceCompiler value) {
    compiler = Objects.requireNonNull(value, "compiler");
    return this;
  }

  /**
   * Grants {@code require} of modules of Node's own, with and without {@code node:} in front; by
   * default there are none, and asking for one reads like asking for a missing module. They are
   * JavaScript with the guest's own authority: they reach nothing that the guest does not. A
   * granted one goes before a package of the same name.
   *
   * @param names of {@code assert}, {@code buffer}, {@code crypto}, {@code events}, {@code path},
   *     {@code querystring}, {@code string_decoder}, {@code url}, {@code util}; replaces earlier
   *     ones
   * @return this
   * @throws IllegalArgumentException when there is no such module
   */
  public IsolateBuilder builtins(String... names) {
    builtins = Builtins.of(List.of(names));
    return this;
  }

  /**
   * Grants files, and with them the modules {@code fs} and {@code fs/promises}; by default there
   * are neither.
   *
   * @param access the mounts; replaces earlier ones
   * @return this
   */
  public IsolateBuilder files(FileAccess access) {
    files = Objects.requireNonNull(access, "files");
    return this;
  }

  /**
   * Fixes the seed of {@code Math.random} and of {@code crypto}, whose values are then no secret
   * any more; by default every isolate has a secure random one, and {@code crypto} takes its values
   * from {@link java.security.SecureRandom}.
   *
   * @param value the seed
   * @return this
   */
  public IsolateBuilder seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Gives the isolate another clock than the system's, for {@code Date} and {@code performance}.
   *
   * @param source the clock; {@link InstantSource#fixed} makes runs repeatable. The guest sees it
   *     in steps of 100 microseconds, and times before 1970 or after 2262 as the nearest between
   * @return this
   */
  public IsolateBuilder clock(InstantSource source) {
    clock = Objects.requireNonNull(source, "clock");
    return this;
  }

  /**
   * Whether {@link Usage#cpu()} is measured; default true. Costs up to a microsecond a run, and the
   * loading of the JVM's management classes before the first.
   *
   * @param measure false to leave it zero
   * @return this
   */
  public IsolateBuilder measureCpu(boolean measure) {
    measureCpu = measure;
    return this;
  }

  /**
   * Whether the isolate can be debugged, with an inspector session; default false. What is compiled
   * in one that can keeps all of its variables, stops where a debugger wants it to, and uses more
   * fuel and memory. Results are the same. Modules are compiled anew for each isolate.
   *
   * @param value true for isolates of developers, not of production
   * @return this
   */
  public IsolateBuilder debuggable(boolean value) {
    debuggable = value;
    return this;
  }

  /** Runs the isolate on the engine thread that calls it. */
  IsolateBuilder onCallingThread() {
    executor = Runnable::run;
    return this;
  }

  /**
   * Makes an isolate.
   *
   * @return a new isolate
   * @throws IllegalArgumentException when the root, an allowed path or a mount is not a directory
   *     that can be read, or the image takes more memory than the limits allow
   */
  public Isolate build() {
    Image from = image;
    if (from != null) {
      from.requireRoom(limits);
    }
    return new Isolate(
        new IsolateOptions(
            limits,
            from == null ? functions : from.bind(functions),
            console,
            from,
            modules.open(),
            modules.externals,
            builtins,
            compiler,
            files,
            clock,
            seed,
            measureCpu,
            debuggable,
            executor));
  }
}
