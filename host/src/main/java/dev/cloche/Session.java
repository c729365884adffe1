package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An isolate: what it was granted and has been told, and the runs that it is asked for. {@link
 * Turns} gives them their turns.
 */
final class Session {

  /** So many callbacks are forgotten at once: a guest could answer for ever. */
  private static final int MAX_SWEPT = 100_000;

  private final IsolateOptions options;
  private final HostPromises promises = new HostPromises();
  private final FileCalls files;
  private final @Nullable Debugging debugging;
  private final HostCalls hostCalls;
  private final Turns turns;
  private boolean prepared;
  private int contexts;
  private final Requests requests;

  /** The definitions of host functions that were granted later. Engine's thread only. */
  private final Map<String, EngineRequest> defined = new LinkedHashMap<>();

  private final AtomicInteger references = new AtomicInteger();

  Session(IsolateOptions options) {
    this.options = options;
    this.requests = new Requests(options.limits());
    this.files = FileCalls.open(options); // Before an instance is leased, for it may fail.
    this.turns = new Turns(options.image(), promises, options.executor(), this::endDebugging);
    this.debugging = options.debuggable() ? new Debugging(this) : null;
    this.hostCalls = new HostCalls(this, options, promises, files, instance());
  }

  IsolateOptions options() {
    return options;
  }

  EngineInstance instance() {
    return turns.instance();
  }

  /** Null when it is not to be debugged. */
  @Nullable Debugging debugging() {
    return debugging;
  }

  HostCalls hostCalls() {
    return hostCalls;
  }

  /** Whose turn it is. */
  Turns turns() {
    return turns;
  }

  MemoryFiles memoryFiles() {
    return files.memoryFiles();
  }

  Usage usage() {
    return turns.totals().toUsage();
  }

  long functionCalls() {
    return hostCalls.functionCalls();
  }

  Requests requests() {
    return requests;
  }

  /** A request with a source text, of which a debugger is told. */
  EngineRequest source(int op, int form, ScriptOrigin origin, String source) {
    EngineRequest request = requests.source(op, form, origin, source);
    noteSource(origin, " ".repeat(origin.columnOffset()) + source);
    return request;
  }

  /** Tells a debugger of a text that is about to be compiled. */
  void noteSource(ScriptOrigin origin, String text) {
    if (debugging != null) {
      debugging.scriptAdded(origin.fileName(), text, origin.lineOffset());
    }
  }

  /** There is one more context. */
  void noteContext(int number) {
    if (debugging != null) {
      debugging.contextOpened(number);
    }
  }

  /** Another context may get its number. Any thread. */
  void forgetContext(int number) {
    hostCalls.forgetContext(number);
    if (debugging != null) {
      debugging.contextClosed(number);
    }
  }

  /** An image of the isolate, which stays as it is. */
  Image capture() {
    @Nullable Run<?> caller = Run.onThisThread();
    if (caller != null && caller.session() == this) {
      throw new IllegalStateException("a host function cannot capture the isolate that called it");
    }
    return run(exchange -> new Capture(this, promises, exchange).image());
  }

  /** A seed for one more context: random, or the next one after the seed that was fixed. */
  long freshSeed() {
    Long fixed = options.seed();
    return fixed == null ? Seeds.fresh() : fixed + ++contexts;
  }

  void countReference(int change) {
    references.addAndGet(change);
  }

  int references() {
    return references.get();
  }

  /** Sends a request and waits for its result. */
  <T extends @Nullable Object> T send(RunOptions<T> how, EngineRequest request) {
    return run(
        exchange -> how.read(this, exchange.settle(request)),
        how.timeoutNanos(options.limits()),
        request.uses());
  }

  /** Sends a request when its turn has come. */
  <T extends @Nullable Object> CompletableFuture<T> sendAsync(
      RunOptions<T> how, EngineRequest request) {
    return runAsync(
        exchange -> how.read(this, exchange.settle(request)),
        how.timeoutNanos(options.limits()),
        request.uses());
  }

  /** Runs something and waits for its result. */
  <T extends @Nullable Object> T run(RunBody<T> body) {
    return run(body, List.of());
  }

  /** Runs something that uses what may be closed meanwhile, and waits for its result. */
  <T extends @Nullable Object> T run(RunBody<T> body, List<Held> uses) {
    return run(body, options.limits().timeout().toNanos(), uses);
  }

  /**
   * Runs something and waits for its result, within a host function of this isolate at once.
   *
   * @param timeoutNanos how long it may take from its turn on
   * @param uses what its requests refer to
   * @throws IllegalStateException when the isolate is closed, or waits for the caller, or when
   *     something that it uses is closed
   */
  <T extends @Nullable Object> T run(RunBody<T> body, long timeoutNanos, List<Held> uses) {
    @Nullable Run<?> caller = Run.onThisThread();
    if (caller != null && caller.session() == this) {
      turns.requireOpen();
      return caller.nested(body);
    }
    if (caller != null && caller.isWaitedForBy(this)) {
      throw new IllegalStateException(
          "the isolate waits for the host function that wants to call it");
    }
    Run<T> run = new Run<>(this, body, timeoutNanos, caller, null);
    turns.submit(run, uses);
    return run.await();
  }

  /** Runs something when its turn has come. Cancelling the future ends it. */
  <T extends @Nullable Object> CompletableFuture<T> runAsync(
      RunBody<T> body, long timeoutNanos, List<Held> uses) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Run<T> run = new Run<>(this, body, timeoutNanos, null, future);
    try {
      turns.submit(run, uses);
    } catch (IllegalStateException refused) {
      return CompletableFuture.failedFuture(refused);
    }
    var unused =
        future.whenComplete(
            (value, failure) -> {
              if (future.isCancelled() && !turns.withdraw(run)) {
                turns.cancel(run);
              }
            });
    return future;
  }

  /** Makes the instance the tenant's, before anything else runs in it. Engine's thread only. */
  void prepareInstance() {
    if (!prepared) {
      prepared = true;
      new Preparation(options, instance(), hostCalls).run();
    }
  }

  /** For the requests of a run. Engine's thread only. */
  Exchange exchange(long turn, RunClock clock, boolean nested) {
    Exchange exchange =
        new Exchange(
            options, instance(), promises, hostCalls.times().guest(), clock, debugging, nested);
    @Nullable EngineRequest release = turns.dueReleases(turn);
    if (release != null) {
      exchange.settle(release);
    }
    if (!nested && hostCalls.functions().isSweepDue()) {
      sweep(exchange);
    }
    return exchange;
  }

  /** Forgets the callbacks that the guest cannot call any more. */
  private void sweep(Exchange exchange) {
    List<Integer> garbage = new ArrayList<>();
    List<Integer> some;
    do {
      some = Handles.numbers(exchange.settle(EngineRequest.callbacks()));
      garbage.addAll(some);
    } while (!some.isEmpty() && garbage.size() < MAX_SWEPT);
    hostCalls.functions().sweep(garbage);
  }

  /** The engine may forget a value when the runs that have a turn now have ended. Any thread. */
  void release(int handle) {
    turns.release(handle);
  }

  /** Makes a host function in the main context, whatever has that name, and in later ones. */
  void define(String name, HostFunction function) {
    JsValue definition =
        JsArray.of(name, hostCalls.functions().grant(new HostCalls.NamedFunction(name, function)));
    EngineRequest request =
        requests.request(EngineRequest.DEFINE, definition, Origin.named("function"));
    var unused =
        run(
            exchange -> {
              JsValue done = exchange.settle(request);
              defined.remove(name); // The last one is made last.
              defined.put(name, request);
              return done;
            });
  }

  /** Makes all host functions in a context that has none yet. Engine's thread only. */
  void defineIn(int context, Exchange exchange) {
    Preparation.define(options, request -> exchange.settle(request.in(context)));
    defined.values().forEach(request -> exchange.settle(request.in(context)));
  }

  /** Refuses what would wait for itself. */
  void requireOutside() {
    @Nullable Run<?> run = Run.onThisThread();
    if (run != null && run.session() == this) {
      throw new IllegalStateException(
          "a host function cannot wait for a later run of the isolate that called it");
    }
  }

  /** Ends the current run as soon as the host function that is going on has returned. */
  void abortOuter(RuntimeException failure) {
    hostCalls.abortWith(failure);
  }

  /** Has a guest that is stopped go on. */
  private void endDebugging() {
    if (debugging != null) {
      debugging.closed();
    }
  }

  /** Has a run that waits look whether a debugger has something for it. */
  void wake() {
    promises.wake();
  }

  boolean isClosed() {
    return turns.isClosed();
  }

  void close() {
    turns.close();
  }
}
