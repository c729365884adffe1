package dev.cloche;

import dev.cloche.internal.typed.GuestInterface;
import dev.cloche.internal.typed.HostMethods;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JavaScript engine of its own: heap, globals and limits that nothing else shares.
 *
 * <p><b>Threads.</b> Any thread may call any method; runs of one isolate follow one another, runs
 * of different isolates do not wait for each other. Guest code runs on threads of Cloche's own, so
 * the caller's stack does not matter, and virtual threads are welcome. A host function may call the
 * isolate that called it, but not wait there for a promise.
 *
 * <p><b>Lifetime.</b> State lasts from run to run until {@link #close}. A {@link GuestException}
 * leaves the isolate usable; every other {@link SandboxException} closes it, but for a limit that
 * is checked before anything runs ({@link Limit#SOURCE}, {@link Limit#ARGUMENT}).
 *
 * <p><b>Cost.</b> An isolate is a copy of a boot image, or of an {@link Image}, into a pooled
 * memory: tens of microseconds and about 0.6 MiB of heap; see docs/benchmarks.md.
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
  private final Context context;
  private final FuelProfiler profiler;

  Isolate(IsolateOptions options) {
    session = new Session(options);
    context = new Context(session, 0);
    profiler = new FuelProfiler(session);
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
  public static IsolateBuilder builder() {
    return new IsolateBuilder();
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
   * @throws IllegalStateException when the isolate is closed, or when it waits for the host
   *     function that asks: through another isolate, or for a promise of its own
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
    return context.eval(source, RunOptions.copy().origin(ScriptOrigin.of(fileName)));
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
    return send(0, JsValue.undefined(), JsValue.of(function), arguments);
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
    return send(0, JsValue.of(module), JsValue.of(function), arguments);
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
    return send(0, JsValue.of(module), JsValue.nullValue());
  }

  /**
   * A Java object whose methods call global functions of their names.
   *
   * <p>Arguments are written as by {@link JsValue#of}, but records and beans as by {@link
   * JsValue#ofBean}; results are read as by {@link JsValue#as}, without coercing. A method may
   * answer a {@code CompletableFuture}: its call takes its turn among the isolate's runs, and
   * cancelling it drops the call while it waits, and ends the isolate when it runs. {@code null} is
   * a result only of a method that is {@code @Nullable} or an {@code Optional}; default methods run
   * in Java. See docs/typed-java.md.
   *
   * @param type an interface without overloaded methods; nothing is looked up before a call
   * @param <T> the interface
   * @return an object that is as safe for use by many threads as this isolate. Its methods throw
   *     what {@link #call} does, and a {@link GuestException} when the result is not of their type
   * @throws IllegalArgumentException when the type is no such interface, or values cannot be read
   *     as a method's result
   */
  public <T> T export(Class<T> type) {
    return GuestInterface.proxy(type, new ExportedFunctions(session, JsValue.undefined()));
  }

  /**
   * As {@link #export(Class)}, for what a CommonJS module exports.
   *
   * @param type the interface
   * @param module as for {@link #callExport}; it is required when a method is called
   * @param <T> the interface
   * @return an object whose methods call the module's functions
   * @throws IllegalArgumentException likewise
   */
  public <T> T export(Class<T> type, String module) {
    return GuestInterface.proxy(type, new ExportedFunctions(session, JsValue.of(module)));
  }

  /**
   * As {@link #export(Class)}, for the methods of a guest's object, its own or inherited.
   *
   * @param type the interface
   * @param object a reference to the object, which is used until the last call
   * @param <T> the interface
   * @return an object whose methods call the other one's
   * @throws IllegalArgumentException likewise; also when the reference is another isolate's
   */
  public <T> T export(Class<T> type, Reference object) {
    return GuestInterface.proxy(type, ExportedMethods.of(context, object));
  }

  /**
   * Grants the annotated methods of an object from now on, in the main context and in those that
   * are made later. See {@link IsolateBuilder#install}.
   *
   * @param name the object's global name, possibly dotted; what the guest has there is replaced
   *     function by function
   * @param object the object
   * @throws IllegalArgumentException likewise
   * @throws GuestException when the guest keeps the name from being defined
   */
  public void install(String name, Object object) {
    FunctionName.require(name);
    HostMethods.of(name, object).forEach(this::hostFunction);
  }

  /**
   * Grants a host function from now on, in the main context and in those that are made later. See
   * {@link IsolateBuilder#hostFunction}.
   *
   * @param name its global name, possibly dotted; what the guest has there is replaced. An earlier
   *     function stays in memory with the isolate, for the guest may have kept it
   * @param function what it does
   * @throws IllegalArgumentException when the name is no identifier path
   * @throws GuestException when the guest keeps the name from being defined
   */
  public void hostFunction(String name, HostFunction function) {
    FunctionName.require(name);
    session.define(name, Objects.requireNonNull(function, "function"));
  }

  /**
   * Requires a CommonJS module and leaves its exports in the guest, where they may be anything.
   *
   * @param module a specifier, such as {@code ./main.js}, or the name of a package
   * @throws GuestException as for {@link #eval(String)}; also when there is no such module
   */
  public void preload(String module) {
    Objects.requireNonNull(module, "module");
    RunOptions<@Nullable Void> options = RunOptions.ignored().awaited(false);
    session.send(
        options, session.requests().call(options.form(), JsValue.of(module), JsValue.nullValue()));
  }

  /**
   * Collects garbage, runs the cleanup callbacks of {@code FinalizationRegistry} that follow from
   * it, and captures the isolate's state. The isolate stays as it then is. Waits for a run that is
   * going on. Costs some milliseconds and a few copies of the isolate's memory; each of its steps
   * in the guest is subject to the limits of a run.
   *
   * @return an image to make isolates from
   * @throws IllegalStateException when the isolate is closed, is calling this host function, has
   *     promises of host functions that have not settled, or has looked for more modules than an
   *     image holds
   * @throws GuestException when a cleanup callback throws
   * @throws LimitExceededException when it runs into a limit; the isolate is closed then
   */
  public Image capture() {
    return session.capture();
  }

  /**
   * Sets global variables. No guest code runs.
   *
   * @param values from names to values for {@link JsValue#of}
   * @throws IllegalArgumentException when a value cannot be transferred
   */
  public void setGlobals(Map<String, ?> values) {
    session.send(RunOptions.ignored(), session.requests().globals(JsValue.of(values)));
  }

  /**
   * The context that {@link #eval(String)} and {@link #call} work in, which every isolate has.
   *
   * @return the main context; closing it has no effect
   */
  public Context context() {
    return context;
  }

  /**
   * Makes one more context, with what the isolate was granted by its builder and since.
   *
   * @return a new context
   * @throws LimitExceededException when the isolate's memory does not hold it
   */
  public Context createContext() {
    return Context.create(session);
  }

  /**
   * Compiles a script, to be run later in any context of the isolate.
   *
   * @param source the script
   * @param origin where it comes from
   * @return the script
   * @throws GuestException when it does not compile
   */
  public Script compileScript(String source, ScriptOrigin origin) {
    return new ScriptCompiling(session).compile(source, origin);
  }

  /**
   * Makes a script of cached data, which is read in place of compiling the source. When the data is
   * not of this source and origin, or was made by another version of the engine, the script is
   * compiled; {@link Script#cachedDataRejected} tells. An isolate that may be debugged compiles
   * always.
   *
   * @param source the script
   * @param origin where it comes from
   * @param data what {@link #produceCachedData} made of the same source and origin; never a
   *     tenant's
   * @return the script
   * @throws GuestException when it does not compile
   */
  public Script compileScript(String source, ScriptOrigin origin, CachedData data) {
    return new ScriptCompiling(session).compile(source, origin, data);
  }

  /**
   * Compiles a script for other isolates, of this process or of another one with the same version
   * of Cloche. It is compiled twice: here, under this isolate's limits, to see that it can be, and
   * where no guest code has run.
   *
   * @param source the script
   * @param origin where it comes from
   * @return what to keep; empty when that would take more memory than this isolate may use
   * @throws GuestException when it does not compile
   */
  public Optional<CachedData> produceCachedData(String source, ScriptOrigin origin) {
    return new ScriptCompiling(session).produce(source, origin);
  }

  /**
   * How many references to values of the isolate there are.
   *
   * @return {@link Reference}s that have been neither closed nor collected
   */
  public int referenceCount() {
    return session.references();
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
   * Elapsed time in which guest code ran, also in a run that is going on.
   *
   * @return the time of all runs, less calls of the host and waiting
   */
  public Duration cpuTime() {
    return session.hostCalls().times().guest().elapsed();
  }

  /**
   * Elapsed time of runs, also of one that is going on.
   *
   * @return the time of all runs, calls of the host and waiting included
   */
  public Duration wallTime() {
    return session.hostCalls().times().wall().elapsed();
  }

  /**
   * Counts what is in memory, without running anything in the guest. Waits for its turn like a run.
   *
   * @return the counts
   */
  public HeapStatistics heapStatistics() {
    return session.run(exchange -> HeapStatistics.of(session));
  }

  /** {@return the profiler of the isolate: which functions use how much fuel} */
  public FuelProfiler profiler() {
    return profiler;
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
    session.turns().cancel();
  }

  /**
   * Whether the isolate can run nothing any more.
   *
   * @return true after {@link #close} and after a failure that closes it
   */
  public boolean isClosed() {
    return session.isClosed();
  }

  /**
   * Connects a debugger's front end, whose files have the names that the guest knows.
   *
   * @param frontEnd takes messages to the front end, one at a time, by any thread; must be quick;
   *     one that throws gets no more
   * @return the session
   * @throws IllegalStateException when the isolate is closed or not {@linkplain
   *     IsolateBuilder#debuggable debuggable}, or there is a session already
   */
  public InspectorSession createInspectorSession(Consumer<String> frontEnd) {
    return createInspectorSession(frontEnd, UnaryOperator.identity());
  }

  /**
   * Connects a debugger's front end. See {@link #createInspectorSession(Consumer)}.
   *
   * @param frontEnd takes messages to the front end
   * @param urls what the front end is to call a file, by the name that the guest has for it; called
   *     by any thread
   * @return the session
   */
  public InspectorSession createInspectorSession(
      Consumer<String> frontEnd, UnaryOperator<String> urls) {
    return InspectorSession.open(session, frontEnd, urls);
  }

  /** A call in one of {@link EngineRequest}'s forms. */
  JsValue send(int form, JsValue module, JsValue function, @Nullable Object... arguments) {
    return session.send(
        RunOptions.copy(), session.requests().call(form, module, function, arguments));
  }

  /** What is behind it. */
  Session session() {
    return session;
  }

  /** Closes the isolate, cancelling a run that is going on. Has no effect the second time. */
  @Override
  public void close() {
    session.close();
  }
}
