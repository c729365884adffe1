package dev.cloche;

import dev.cloche.internal.pool.RunQueue;
import dev.cloche.internal.pool.Watchdog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a runtime: it waits, runs in an isolate of its own on an engine
 * thread, and completes a future, exactly once, whoever is first: the run itself, its watchdog, or
 * the caller who cancels.
 */
final class RuntimeRun implements RunQueue.Task {

  /** As long after the deadline as the caller of an isolate waits: see {@link Run}. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final RuntimeOptions options;
  private final RunRequest request;
  private final Limits limits;
  private final Watchdog watchdog;
  private final CompletableFuture<RunResult> result = new CompletableFuture<>();
  private final List<ConsoleLine> lines = Collections.synchronizedList(new ArrayList<>());
  private final long queued = System.nanoTime();
  private final Watchdog.Alarm queueAlarm;
  private volatile @Nullable Isolate isolate;
  private volatile @Nullable Thread thread;

  RuntimeRun(RuntimeOptions options, RunRequest request, Watchdog watchdog, RunQueue queue) {
    this.options = options;
    this.request = request;
    this.watchdog = watchdog;
    Limits own = request.limits();
    this.limits = own == null ? options.limits() : own;
    long longest = options.pool().queueTimeout().toNanos();
    this.queueAlarm = watchdog.set(longest, () -> waitedTooLong(queue));
    var unused = result.whenComplete((value, failure) -> ended(queue));
  }

  CompletableFuture<RunResult> result() {
    return result;
  }

  void reject(RunRejectedException.Reason reason, String message) {
    result.completeExceptionally(new RunRejectedException(reason, message));
  }

  private void waitedTooLong(RunQueue queue) {
    if (queue.remove(this)) {
      reject(
          RunRejectedException.Reason.QUEUE_TIMEOUT,
          "the request waited for more than " + options.pool().queueTimeout().toMillis() + " ms");
    }
  }

  /** Whoever completed the future: nothing of the run goes on. */
  private void ended(RunQueue queue) {
    watchdog.callOff(queueAlarm);
    if (result.isCancelled() && !queue.remove(this)) {
      leave();
    }
  }

  /** Ends what runs, without waiting for it. */
  private synchronized void leave() {
    Isolate running = isolate;
    if (running != null) {
      running.session().turns().abandon();
    }
    Thread on = thread;
    if (on != null) {
      on.interrupt();
    }
  }

  @Override
  public void run(RunQueue.Slot slot) {
    watchdog.callOff(queueAlarm);
    if (result.isDone()) {
      return;
    }
    thread = Thread.currentThread();
    Watchdog.Alarm alarm =
        watchdog.set(limits.timeout().toNanos() + GRACE_NANOS, () -> timeOut(slot));
    try {
      execute();
    } catch (HookAbort failed) {
      result.completeExceptionally(failed.toException());
    } catch (GuestVisibleException early) {
      result.completeExceptionally(new HookException("a hook failed before the run began", early));
    } catch (RuntimeException failed) {
      result.completeExceptionally(failed);
    } catch (Error broken) {
      result.completeExceptionally(new EngineFaultException(broken));
    } finally {
      watchdog.callOff(alarm);
      synchronized (this) {
        thread = null;
      }
      // An interrupt that came for this run must not meet the thread's next one.
      Thread.interrupted();
    }
  }

  private void timeOut(RunQueue.Slot slot) {
    String text = "the run took longer than " + limits.timeout().toMillis() + " ms";
    result.completeExceptionally(new LimitExceededException(Limit.TIMEOUT, text));
    leave();
    slot.giveUp();
  }

  private void execute() {
    long began = System.nanoTime();
    @Nullable Object[] arguments = arguments();
    try (Isolate own = builder().build()) {
      isolate = own;
      if (result.isDone()) {
        return; // Cancelled before there was an isolate to leave.
      }
      if (!request.context().isEmpty()) {
        own.setGlobals(request.context());
      }
      JsValue value = call(own, arguments);
      long now = System.nanoTime();
      // The isolate is closed after this: the caller need not wait for that.
      result.complete(
          new RunResult(
              value,
              own.usage(),
              Duration.ofNanos(began - queued),
              Duration.ofNanos(now - began),
              List.copyOf(lines),
              own.memoryFiles().copy()));
    } finally {
      synchronized (this) {
        isolate = null;
      }
    }
  }

  private @Nullable Object[] arguments() {
    ArgumentResolver resolver = request.argumentResolver();
    if (resolver == null) {
      return request.args();
    }
    List<? extends @Nullable Object> made =
        Hook.call("the resolver of the arguments failed", resolver::resolve);
    return made.toArray();
  }

  private JsValue call(Isolate own, @Nullable Object[] arguments) {
    int callOptions = request.jsonResult() ? EngineRequest.JSON_RESULT : 0;
    Runnable running = request.running();
    if (running != null) {
      callOptions |= EngineRequest.ANNOUNCED;
      own.session().hostCalls().onStarting(running);
    }
    JsValue value =
        own.send(
            callOptions,
            JsValue.of("./" + request.file()),
            JsValue.of(request.funcName()),
            arguments);
    return request.jsonResult() ? JsonText.parse(value) : value;
  }

  private IsolateBuilder builder() {
    IsolateBuilder builder =
        Isolate.builder()
            .onCallingThread()
            .limits(limits)
            .console(this::console)
            .root(request.root())
            .externals(request.external().toArray(new String[0]))
            .allowedPaths(request.whitelistedPaths().toArray(new java.nio.file.Path[0]))
            .sourceExtensions(options.sourceExtensions().toArray(new String[0]));
    Image image = options.image();
    if (image != null) {
      builder.image(image);
    }
    SourceCompiler compiler = options.compiler();
    if (compiler != null) {
      builder.compiler(compiler);
    }
    ModuleResolver.Factory factory = options.resolverFactory();
    if (factory != null) {
      builder.resolver(
          Hook.call(
              "the resolver factory failed", () -> factory.create(request.resolverOptions())));
    }
    options.functions().forEach(f -> builder.hostFunction(f.name(), f.function()));
    Hook.run("the runtime's grants failed", () -> options.grant().accept(request, builder));
    Hook.run("the request's grants failed", () -> request.grant().accept(builder));
    return builder;
  }

  private void console(String level, String text) {
    lines.add(new ConsoleLine(level, text));
    Hook.run("the console sink failed", () -> options.console().accept(level, text));
    ConsoleSink own = request.console();
    if (own != null) {
      Hook.run("the console sink failed", () -> own.accept(level, text));
    }
  }
}
