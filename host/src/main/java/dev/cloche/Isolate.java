package dev.cloche;

import dev.cloche.internal.modules.Builtins;
import dev.cloche.internal.pool.EngineThreads;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A JavaScript engine of its own: heap, globals and limits that nothing else shares.
 *
 * <p><b>Threads.</b> Any thread may call any method; runs of one isolate follow one another, runs
 * of different isolates do not wait for each other. Guest code runs on threads of Cloche's own, so
 * the caller's stack does not matter, and virtual threads are welcome. A host function must not
 * call the isolate that called it ({@link IllegalStateException}).
 *
 * <p><b>Lifetime.</b> State lasts from run to run until {@link #close}. A {@link GuestException}
 * leaves the isolate usable; every other {@link SandboxException} closes it, but for a limit that
 * is checked before anything runs ({@link Limit#SOURCE}, {@link Limit#ARGUMENT}).
 *
 * <p><b>Cost.</b> An isolate is a copy of a boot image into a pooled memory: tens of microseconds
 * and about 0.6 MiB of heap; see docs/benchmarks.md.
 *
 * {@snippet :
 * try (Isolate isolate = Isolate.create()) {
 *   isolate.eval("const greet = name => `Hello, ${name}!`; globalThis.greet = greet; 0");
 *   String text = isolate.call("greet", "world").asString();
 * }
 * }
 */
public final class Isolate implements AutoCloseable {

  private static final String DEFAULT_FILE = "main.js";

  private final Session session;

  private Isolate(IsolateOptions options) {
    session = new Session(options);
  }

  /**
   * An isolate with the default limits, in which everything that could be granted is denied.
   *
   * @return a new isolate
   */
  public static Isolate create() {
    return builder().build();
  }

  /**
   * An isolate with these limits, in which everything that could be granted is denied.
   *
   * @param limits its limits
   * @return a new isolate
   */
  public static Isolate create(Limits limits) {
    return builder().limits(limits).build();
  }

  /**
   * A builder, for isolates that are granted something.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs a script and waits for its result.
   *
   * @param source a script (not a module); variables declared at its top level stay for later runs
   * @return a copy of the value of its last expression; when that is a promise, what it fulfils to
   * @throws GuestException when it throws, or the promise rejects or can never settle
   * @throws LimitExceededException when it runs into a limit
   * @throws CancelledException when the run is cancelled
   * @throws EngineFaultException when the engine breaks
   * @throws IllegalStateException when the isolate is closed, or is calling this host function
   */
  public JsValue eval(String source) {
    return eval(source, DEFAULT_FILE);
  }

  /**
   * Runs a script under a file name. See {@link #eval(String)}.
   *
   * @param source a script
   * @param fileName the name that the guest's stacks show
   * @return a copy of the script's value
   */
  public JsValue eval(String source, String fileName) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(fileName, "fileName");
    return session.eval(source, fileName);
  }

  /**
   * Calls a global function and waits for its result.
   *
   * @param function the name of an own property of the global object, such as a function declared
   *     in a script or assigned to {@code globalThis}
   * @param arguments values for {@link JsValue#of}
   * @return a copy of what it returns, awaited as in {@link #eval(String)}
   * @throws IllegalArgumentException when an argument cannot be transferred; the message names the
   *     path in it, and nothing has run
   * @throws GuestException as for {@link #eval(String)}; also when there is no such function
   */
  public JsValue call(String function, @Nullable Object... arguments) {
    Objects.requireNonNull(function, "function");
    return session.call(JsValue.undefined(), JsValue.of(function), arguments);
  }

  /**
   * Requires a CommonJS module and calls a function that it exports.
   *
   * @param module a specifier relative to the root, such as {@code ./main.js}
   * @param function the name of a property of the module's exports, their own or inherited from a
   *     class of the guest's
   * @param arguments values for {@link JsValue#of}
   * @return a copy of what it returns, awaited as in {@link #eval(String)}
   * @throws IllegalArgumentException when an argument cannot be transferred
   * @throws GuestException as for {@link #eval(String)}; also when there is no such module or
   *     function
   */
  public JsValue callExport(String module, String function, @Nullable Object... arguments) {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(function, "function");
    return session.call(JsValue.of(module), JsValue.of(function), arguments);
  }

  /**
   * Requires a CommonJS module.
   *
   * @param module a specifier relative to the root, such as {@code ./main.js}
   * @return a copy of its exports, awaited as in {@link #eval(String)}
   * @throws GuestException as for {@link #eval(String)}; also when the exports cannot be copied (a
   *     function, say)
   */
  public JsValue require(String module) {
    Objects.requireNonNull(module, "module");
    return session.call(JsValue.of(module), JsValue.nullValue());
  }

  /**
   * Sets global variables. No guest code runs.
   *
   * @param values from names to values for {@link JsValue#of}
   * @throws IllegalArgumentException when a value cannot be transferred
   */
  public void setGlobals(Map<String, ?> values) {
    session.setGlobals(JsValue.of(values));
  }

  /**
   * What the isolate has used so far.
   *
   * @return totals over all runs; the last ones when the isolate is closed
   */
  public Usage usage() {
    return session.usage();
  }

  /**
   * The files that the guest has in memory; see {@link FileAccess.Builder#inMemory}.
   *
   * @return a view of them as they are whenever it is asked
   */
  public MemoryFiles memoryFiles() {
    return session.memoryFiles();
  }

  /**
   * Ends the run that is going on, which then throws {@link CancelledException}; without one, ends
   * the next. Returns at once; the run ends within a slice of fuel.
   */
  public void cancel() {
    session.cancel();
  }

  /**
   * Whether the isolate can run nothing any more.
   *
   * @return true after {@link #close} and after a failure that closes it
   */
  public boolean isClosed() {
    return session.isClosed();
  }

  /** As {@link #callExport}, with options of {@link EngineRequest}'s. */
  JsValue callExport(int options, String module, String function, @Nullable Object... arguments) {
    return session.call(options, JsValue.of(module), JsValue.of(function), arguments);
  }

  /** Sets what is told when an announced call begins. */
  void onStarting(Runnable callback) {
    session.onStarting(callback);
  }

  /** Ends the run that is going on without waiting for it, even where a host function blocks. */
  void abandon() {
    session.abandon();
  }

  /** Closes the isolate, cancelling a run that is going on. Has no effect the second time. */
  @Override
  public void close() {
    session.close();
  }

  /** Gathers what an isolate is granted. Not thread-safe; may build many isolates. */
  public static final class Builder {

    private Limits limits = Limits.defaults();
    private final List<HostCalls.NamedFunction> functions = new ArrayList<>();
    private Builtins builtins = Builtins.NONE;
    private FileAccess files = FileAccess.none();
    private ConsoleSink console = ConsoleSink.NONE;
    private final ModuleGrants modules = new ModuleGrants();
    private @Nullable SourceCompiler compiler;
    private InstantSource clock = IsolateOptions.SYSTEM_CLOCK;
    private @Nullable Long seed;
    private boolean measureCpu = true;
    private Executor executor = EngineThreads.shared();

    private Builder() {}

    /**
     * Sets the limits; default {@link Limits#defaults()}.
     *
     * @param value the limits
     * @return this
     */
    public Builder limits(Limits value) {
      limits = Objects.requireNonNull(value, "limits");
      return this;
    }

    /**
     * Sends {@code console} output somewhere; by default it is dropped.
     *
     * @param sink the receiver
     * @return this
     */
    public Builder console(ConsoleSink sink) {
      console = Objects.requireNonNull(sink, "console");
      return this;
    }

    /**
     * Grants a host function.
     *
     * @param name its global name, possibly dotted ({@code db.find}); the guest may overwrite it
     *     for itself
     * @param function what it does
     * @return this
     * @throws IllegalArgumentException when the name is no identifier path, or is taken
     */
    public Builder hostFunction(String name, HostFunction function) {
      if (!FunctionName.isValid(name)) {
        throw new IllegalArgumentException(
            "a host function's name must be identifiers with dots between, not '" + name + "'");
      }
      if (functions.stream().anyMatch(f -> f.name().equals(name))) {
        throw new IllegalArgumentException("there is a host function " + name + " already");
      }
      functions.add(
          new HostCalls.NamedFunction(name, Objects.requireNonNull(function, "function")));
      return this;
    }

    /**
     * Grants {@code require} of the files in a directory, which the guest sees as {@code /}.
     *
     * @param directory the root; links that lead out of it are not followed
     * @return this
     */
    public Builder root(Path directory) {
      modules.root = Objects.requireNonNull(directory, "root");
      return this;
    }

    /**
     * Grants {@code require} of packages by name, from the {@code node_modules} directories of the
     * module that asks and of the directories above it, as far as they lie under the root or an
     * {@link #allowedPaths allowed path}. What such a package requires itself, it gets from there
     * as well.
     *
     * @param packages exact names, such as {@code lodash} or {@code @scope/name}
     * @return this
     */
    public Builder externals(String... packages) {
      modules.externals.addAll(List.of(packages));
      return this;
    }

    /**
     * Allows {@link #externals packages} to lie in directories outside of the root, such as a
     * {@code node_modules} that tenants share. The guest sees the first one as {@code /:1}, the
     * second as {@code /:2} and so on; one that lies under the root is a part of that. Nothing in
     * them is reached but by a package's name or through the {@link #resolver resolver}.
     *
     * @param directories further roots
     * @return this
     */
    public Builder allowedPaths(Path... directories) {
      modules.allowed.addAll(List.of(directories));
      return this;
    }

    /**
     * Sets what source files are called; by default {@code .js} and {@code .cjs}. A specifier
     * without an extension is tried with each in turn, and files with other ones are not loaded,
     * but for {@code .json}.
     *
     * @param extensions with or without the dot; replace earlier ones
     * @return this
     * @throws IllegalArgumentException when there is none, or one is empty or holds a slash
     */
    public Builder sourceExtensions(String... extensions) {
      modules.extensions = ModuleGrants.extensions(extensions);
      return this;
    }

    /**
     * Asks somebody for modules that the usual lookup does not find.
     *
     * @param value the resolver
     * @return this
     */
    public Builder resolver(ModuleResolver value) {
      modules.resolver = Objects.requireNonNull(value, "resolver");
      return this;
    }

    /**
     * Passes every source file through a compiler before it is run. JSON files are not.
     *
     * @param value the compiler
     * @return this
     */
    public Builder compiler(SourceCompiler value) {
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
    public Builder builtins(String... names) {
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
    public Builder files(FileAccess access) {
      files = Objects.requireNonNull(access, "files");
      return this;
    }

    /**
     * Fixes the seed of {@code Math.random} and of {@code crypto}, whose values are then no secret
     * any more; by default every isolate has a secure random one, and {@code crypto} takes its
     * values from {@link java.security.SecureRandom}.
     *
     * @param value the seed
     * @return this
     */
    public Builder seed(long value) {
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
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /**
     * Whether {@link Usage#cpu()} is measured; default true. Costs about a microsecond a run, and
     * the loading of the JVM's management classes before the first.
     *
     * @param measure false to leave it zero
     * @return this
     */
    public Builder measureCpu(boolean measure) {
      measureCpu = measure;
      return this;
    }

    /** Runs the isolate on the engine thread that calls it. */
    Builder onCallingThread() {
      executor = Runnable::run;
      return this;
    }

    /**
     * Makes an isolate.
     *
     * @return a new isolate
     * @throws IllegalArgumentException when the root, an allowed path or a mount is not a directory
     *     that can be read
     */
    public Isolate build() {
      return new Isolate(
          new IsolateOptions(
              limits,
              functions,
              console,
              modules.open(),
              builtins,
              compiler,
              files,
              clock,
              seed,
              measureCpu,
              executor));
    }
  }
}
