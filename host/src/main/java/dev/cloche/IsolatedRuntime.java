package dev.cloche;

import dev.cloche.internal.pool.EngineThreads;
import dev.cloche.internal.pool.FreshnessCheck;
import dev.cloche.internal.pool.LeaseCheck;
import dev.cloche.internal.pool.RunQueue;
import dev.cloche.internal.pool.Watchdog;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Runs functions out of tenants' folders of CommonJS code, each run in a fresh isolate, on a pool
 * of threads.
 *
 * <p><b>Threads.</b> Any thread may call any method. Runs go on at the same time, as many as {@link
 * PoolOptions#max()}; the others wait in a queue of bounded length and time. Futures are completed
 * by the pool's threads: give what takes long to an executor of your own.
 *
 * <p><b>Isolation.</b> Nothing of a run, neither its globals nor its modules, timers or memory,
 * reaches another one. Whatever happens in a run (a limit, a broken engine, a hook that throws),
 * the runtime stays usable.
 *
 * <p><b>Lifetime.</b> Threads are made as they are needed and end when they are not; {@link #close}
 * waits for what was accepted. One runtime for a process is enough.
 *
 * {@snippet :
 * try (IsolatedRuntime runtime = IsolatedRuntime.create()) {
 *   RunRequest request =
 *       RunRequest.builder().root(folder).file("index.js").funcName("add").args(2, 3).build();
 *   int five = runtime.runBlocking(request).value().asInt();
 * }
 * }
 */
public final class IsolatedRuntime implements AutoCloseable {

  private final RuntimeOptions options;
  private final FreshnessCheck check;
  private final EngineThreads threads;
  private final RunQueue queue;
  private final Watchdog watchdog = new Watchdog("cloche-watchdog");
  private final Set<RuntimeRun> runs = ConcurrentHashMap.newKeySet();

  IsolatedRuntime(RuntimeOptions options) {
    this.options = options;
    PoolOptions pool = options.pool();
    check = new FreshnessCheck(() -> Hook.run("the pool's listener failed", options.onDrop()));
    threads =
        new EngineThreads(
            "cloche-run",
            pool.idleTime(),
            pool.min(),
            pool.instancesPerThread(),
            pool.verifyOnLease() ? check : LeaseCheck.NONE);
    threads.start(pool.min());
    queue = new RunQueue(threads, pool.max(), pool.queueCapacity());
  }

  /**
   * A runtime with the defaults.
   *
   * @return a new runtime
   */
  public static IsolatedRuntime create() {
    return builder().build();
  }

  /**
   * A builder.
   *
   * @return a new builder
   */
  public static IsolatedRuntimeBuilder builder() {
    return new IsolatedRuntimeBuilder();
  }

  /**
   * Runs a function.
   *
   * @param request what to run
   * @return completed with the result; or exceptionally, with a {@link SandboxException} of {@link
   *     Isolate#callExport}, a {@link RunRejectedException} where it did not run, or an {@link
   *     IllegalArgumentException} where a directory cannot be read or an argument that a resolver
   *     made cannot be transferred. Cancelling it ends the run, at once where it waits, else within
   *     a slice of fuel
   */
  public CompletableFuture<RunResult> run(RunRequest request) {
    Objects.requireNonNull(request, "request");
    RuntimeRun run = new RuntimeRun(options, request, watchdog, queue);
    runs.add(run);
    CompletableFuture<RunResult> result = run.result();
    var unused = result.whenComplete((value, failure) -> runs.remove(run));
    switch (queue.submit(run)) {
      case TAKEN -> {}
      case FULL ->
          run.reject(
              RunRejectedException.Reason.QUEUE_FULL,
              "as many requests wait already as the queue holds: "
                  + options.pool().queueCapacity());
      case CLOSED ->
          run.reject(RunRejectedException.Reason.SHUT_DOWN, "the runtime has been shut down");
    }
    return result;
  }

  /**
   * Runs a function and waits for its result. An interrupt of the caller ends the run.
   *
   * @param request what to run
   * @return the result
   * @throws SandboxException as {@link #run} says
   * @throws RunRejectedException when it did not run
   * @throws IllegalArgumentException as {@link #run} says
   * @throws CancelledException when the caller is interrupted, which then stays so
   */
  public RunResult runBlocking(RunRequest request) {
    CompletableFuture<RunResult> result = run(request);
    try {
      return result.get();
    } catch (InterruptedException interrupted) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (CancellationException cancelled) {
      throw new CancelledException();
    } catch (ExecutionException failed) {
      RuntimeException cause = (RuntimeException) Objects.requireNonNull(failed.getCause());
      // It was made on another thread: show where the caller waited instead.
      cause.setStackTrace(new Throwable().getStackTrace());
      throw cause;
    }
  }

  /**
   * What the runtime is doing.
   *
   * @return numbers that may be stale at once
   */
  public Statistics statistics() {
    return new Statistics(queue.running(), queue.waiting(), threads.alive(), check.dropped());
  }

  /**
   * What a runtime is doing.
   *
   * @param running runs that go on
   * @param waiting requests in the queue
   * @param threads threads that there are, busy or not
   * @param dropped instances that {@link PoolOptions#verifyOnLease} has dropped; 0 is healthy
   */
  public record Statistics(int running, int waiting, int threads, long dropped) {}

  /**
   * Takes no requests from now on; those that it has are run.
   *
   * @return completed when none is left. The threads end then
   */
  public CompletableFuture<Void> shutdown() {
    return queue.close().whenComplete((nothing, never) -> watchdog.stop());
  }

  /** Takes no requests from now on, rejects those that wait, and cancels those that run. */
  public void shutdownNow() {
    var unused = shutdown();
    for (RuntimeRun run : runs) {
      if (queue.remove(run)) {
        run.reject(RunRejectedException.Reason.SHUT_DOWN, "the runtime has been shut down");
      } else {
        run.result().cancel(true);
      }
    }
  }

  /**
   * {@linkplain #shutdown Shuts down} and waits for all runs. Each of them ends by its timeout. An
   * interrupt makes it {@linkplain #shutdownNow shut down now}, and stays.
   */
  @Override
  public void close() {
    CompletableFuture<Void> drained = shutdown();
    try {
      drained.get();
    } catch (InterruptedException interrupted) {
      shutdownNow();
      Thread.currentThread().interrupt();
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }
}
