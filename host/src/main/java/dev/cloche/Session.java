package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.FuelSampling;
import dev.cloche.internal.pool.InstancePool;
import dev.cloche.internal.value.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An isolate's life: the lease of an instance, its runs one after another in the order in which
 * they were asked for, its end.
 *
 * <p>{@code lock} guards whose turn it is, who waits, and the lease. It is held for moments only,
 * never while guest code or a host function runs. The thread that ends a run goes on with the next
 * one; whoever ends the last one of a closed isolate gives the instance back.
 */
final class Session {

  /** So many callbacks are forgotten at once: a guest could answer for ever. */
  private static final int MAX_SWEPT = 100_000;

  private final IsolateOptions options;
  private final HostPromises promises = new HostPromises();
  private final FileCalls files;
  private final @Nullable Debugging debugging;
  private final HostCalls hostCalls;
  private final InstancePool pool;
  private final EngineInstance instance;

  private final Releases releases = new Releases();

  private final Object lock = new Object();
  private final Queue<Run<?>> waiting = new ArrayDeque<>();
  private volatile @Nullable Run<?> current;

  /** How many runs have been given a turn. */
  private long turns;

  /** Whether the instance may be another's by now. */
  private boolean dropped;

  private volatile boolean closed;
  private volatile String closedBecause = "it was closed";
  private boolean prepared;
  private int contexts;
  private volatile UsageTotals totals = UsageTotals.NONE;
  private final Requests requests;

  /** The definitions of host functions that were granted later. Engine's thread only. */
  private final Map<String, EngineRequest> defined = new LinkedHashMap<>();

  private final AtomicInteger references = new AtomicInteger();

  Session(IsolateOptions options) {
    this.options = options;
    this.requests = new Requests(options.limits());
    this.files = FileCalls.open(options); // Before an instance is leased, for it may fail.
    @Nullable Image image = options.image();
    InstancePool own = InstancePool.ofThisThread();
    this.pool = image == null ? own : image.pool();
    this.instance = pool.leaseAs(own);
    this.debugging = options.debuggable() ? new Debugging(this) : null;
    this.hostCalls = new HostCalls(this, options, promises, files, instance);
  }

  IsolateOptions options() {
    return options;
  }

  EngineInstance instance() {
    return instance;
  }

  /** Null when it is not to be debugged. */
  @Nullable Debugging debugging() {
    return debugging;
  }

  HostCalls hostCalls() {
    return hostCalls;
  }

  /** Has the instance sampled, for as long as it is this session's. */
  void sample(FuelSampling sampling) {
    synchronized (lock) {
      requireOpen();
      instance.sample(sampling);
    }
  }

  MemoryFiles memoryFiles() {
    return files.memoryFiles();
  }

  Usage usage() {
    return totals.toUsage();
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
      requireOpen();
      return caller.nested(body);
    }
    if (caller != null && caller.isWaitedForBy(this)) {
      throw new IllegalStateException(
          "the isolate waits for the host function that wants to call it");
    }
    Run<T> run = new Run<>(this, body, timeoutNanos, caller, null);
    submit(run, uses);
    return run.await();
  }

  /** Runs something when its turn has come. Cancelling the future ends it. */
  <T extends @Nullable Object> CompletableFuture<T> runAsync(
      RunBody<T> body, long timeoutNanos, List<Held> uses) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Run<T> run = new Run<>(this, body, timeoutNanos, null, future);
    try {
      submit(run, uses);
    } catch (IllegalStateException refused) {
      return CompletableFuture.failedFuture(refused);
    }
    var unused =
        future.whenComplete(
            (value, failure) -> {
              if (future.isCancelled() && !withdraw(run)) {
                cancel(run);
              }
            });
    return future;
  }

  /** Gives a run its turn, before what it uses is forgotten. */
  private void submit(Run<?> run, List<Held> uses) {
    synchronized (lock) {
      requireOpen();
      uses.forEach(Held::requireOpen);
      run.setTurn(++turns);
      if (current != null) {
        waiting.add(run);
        return;
      }
      current = run;
    }
    run.begin();
    options.executor().execute(run);
  }

  private void requireOpen() {
    if (closed) {
      throw closedException();
    }
  }

  private IllegalStateException closedException() {
    return new IllegalStateException("the isolate cannot be used: " + closedBecause);
  }

  /** Takes back a run whose turn has not come yet; false when it has. */
  boolean withdraw(Run<?> run) {
    synchronized (lock) {
      return waiting.remove(run);
    }
  }

  /** A run has ended by itself; answers the one whose turn it is now. */
  @Nullable Run<?> ended(Run<?> run) {
    @Nullable Run<?> next;
    List<Run<?>> refused;
    synchronized (lock) {
      if (current != run) {
        return null; // It was abandoned.
      }
      RuntimeException failure = run.failure();
      if (failure != null && Failures.isFatal(failure)) {
        closeBecause(failure);
      }
      totals = totals.plus(run.used());
      refused = closed ? drain() : List.of();
      next = waiting.poll();
      current = next;
    }
    if (next != null) {
      next.begin();
    } else {
      releaseIfClosed();
    }
    if (closed) {
      endDebugging();
    }
    refused.forEach(other -> other.refuse(closedException()));
    return next;
  }

  /**
   * Leaves a run alone, with the instance, and cancels it: something still holds its thread.
   *
   * @return false when it has ended after all, and nothing was done
   */
  boolean abandoned(Run<?> run, SandboxException reason) {
    List<Run<?>> refused;
    synchronized (lock) {
      if (current != run) {
        return false;
      }
      closeBecause(reason);
      totals = totals.plus(run.used());
      instance.cancel();
      dropped = true;
      current = null;
      refused = drain();
    }
    promises.wake();
    endDebugging();
    refused.forEach(other -> other.refuse(closedException()));
    return true;
  }

  private void closeBecause(RuntimeException failure) {
    if (!closed) {
      closedBecause = "it ended with: " + failure.getMessage();
      closed = true;
    }
  }

  private List<Run<?>> drain() {
    List<Run<?>> all = new ArrayList<>(waiting);
    waiting.clear();
    return all;
  }

  /** Makes the instance the tenant's, before anything else runs in it. Engine's thread only. */
  void prepareInstance() {
    if (!prepared) {
      prepared = true;
      new Preparation(options, instance, hostCalls).run();
    }
  }

  /** For the requests of a run. Engine's thread only. */
  Exchange exchange(long turn, RunClock clock, boolean nested) {
    Exchange exchange =
        new Exchange(
            options, instance, promises, hostCalls.times().guest(), clock, debugging, nested);
    @Nullable EngineRequest release = releases.due(turn);
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
    synchronized (lock) {
      if (!closed) {
        releases.add(handle, turns);
      }
    }
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

  /** Ends a run, and never the one that follows it. */
  private void cancel(Run<?> run) {
    synchronized (lock) {
      if (current != run || dropped) {
        return;
      }
      instance.cancel();
    }
    promises.wake();
    endDebugging();
  }

  /** Ends the run that holds the instance, and never one of a tenant that leased it after this. */
  void cancel() {
    synchronized (lock) {
      if (!dropped) {
        instance.cancel();
      }
    }
    promises.wake();
    endDebugging();
  }

  /** Has a guest that is stopped go on. */
  private void endDebugging() {
    if (debugging != null) {
      debugging.closed();
    }
  }

  /** Has a guest that runs stop at its next statement; in one that does not, the next run does. */
  void askToStop() {
    synchronized (lock) {
      if (!dropped) {
        instance.askToStop();
      }
    }
  }

  /** Has a run that waits look whether a debugger has something for it. */
  void wake() {
    promises.wake();
  }

  /** Ends the run that is going on as its caller does that leaves it at the deadline. */
  void abandon() {
    @Nullable Run<?> run = current;
    if (run != null) {
      run.leave();
    }
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    List<Run<?>> refused;
    boolean running;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      running = current != null;
      refused = drain();
    }
    if (running) {
      cancel(); // The run gives the instance back when it ends.
    } else {
      releaseIfClosed();
      endDebugging();
    }
    refused.forEach(other -> other.refuse(closedException()));
  }

  private void releaseIfClosed() {
    synchronized (lock) {
      if (!closed || dropped || current != null) {
        return;
      }
      dropped = true;
    }
    pool.giveBack(instance);
  }
}
