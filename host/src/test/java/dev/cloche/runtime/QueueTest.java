package dev.cloche.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cloche.CancelledException;
import dev.cloche.IsolatedRuntime;
import dev.cloche.IsolatedRuntimeBuilder;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.PoolOptions;
import dev.cloche.RunRejectedException;
import dev.cloche.RunRejectedException.Reason;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How runs wait, end early, and what shutting down does. */
class QueueTest {

  private static final long PATIENCE = 30;

  /** Holds guests in a host function until the test lets them go. */
  private final CountDownLatch gate = new CountDownLatch(1);

  private final CountDownLatch inside = new CountDownLatch(1);
  private final List<Integer> order = java.util.Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path folder = Path.of("unset");
  private Tenant tenant = Tenant.in(Path.of("unset"));

  @BeforeEach
  void makeTenant() {
    tenant =
        Tenant.of(
            folder,
            """
            exports.hold = () => hold();
            exports.note = n => note(n);
            exports.spin = () => { for (;;); };
            exports.one = () => 1;
            """);
  }

  private IsolatedRuntimeBuilder runtime(PoolOptions pool) {
    return IsolatedRuntime.builder()
        .poolOptions(pool)
        .timeout(Duration.ofSeconds(20))
        .hostFunction(
            "hold",
            arguments -> {
              inside.countDown();
              gate.await();
              return null;
            })
        .hostFunction(
            "note",
            arguments -> {
              order.add(arguments.get(0).asInt());
              return null;
            });
  }

  private static <T> T causeOf(ExecutionException failure, Class<T> type) {
    assertThat(failure.getCause()).isInstanceOf(type);
    return type.cast(Objects.requireNonNull(failure.getCause()));
  }

  private static Reason rejectionOf(CompletableFuture<RunResult> result) {
    ExecutionException failure =
        catchThrowableOfType(
            ExecutionException.class, () -> result.get(PATIENCE, TimeUnit.SECONDS));
    assertThat(failure).isNotNull();
    return causeOf(failure, RunRejectedException.class).reason();
  }

  private CompletableFuture<RunResult> hold(IsolatedRuntime runtime) throws InterruptedException {
    CompletableFuture<RunResult> held = runtime.run(tenant.call("hold").build());
    assertThat(inside.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    return held;
  }

  @Test
  void requests_beyondMax_waitInOrder() throws Exception {
    try (IsolatedRuntime runtime = runtime(PoolOptions.defaults().withMax(1)).build()) {
      CompletableFuture<RunResult> held = hold(runtime);
      List<CompletableFuture<RunResult>> waiting = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        waiting.add(runtime.run(tenant.call("note", i).build()));
      }
      assertThat(runtime.statistics().running()).isEqualTo(1);
      assertThat(runtime.statistics().waiting()).isEqualTo(20);
      long let = System.nanoTime();
      gate.countDown();

      RunResult last = waiting.get(19).get(PATIENCE, TimeUnit.SECONDS);

      assertThat(order).isSorted().hasSize(20);
      assertThat(last.queueWait()).isPositive().isGreaterThan(last.usage().cpu());
      assertThat(last.runTime().toNanos()).isLessThan(System.nanoTime() - let);
      assertThat(held.get(PATIENCE, TimeUnit.SECONDS).value().isNullish()).isTrue();
    }
  }

  @Test
  void queue_thatIsFull_rejectsAtOnce() throws Exception {
    try (IsolatedRuntime runtime =
        runtime(PoolOptions.defaults().withMax(1).withQueueCapacity(1)).build()) {
      var unused = hold(runtime);
      CompletableFuture<RunResult> waits = runtime.run(tenant.call("one").build());

      assertThat(rejectionOf(runtime.run(tenant.call("one").build()))).isEqualTo(Reason.QUEUE_FULL);
      gate.countDown();
      assertThat(waits.get(PATIENCE, TimeUnit.SECONDS).value().asInt()).isEqualTo(1);
    }
  }

  @Test
  void request_thatWaitsTooLong_isRejected_andNeverRuns() throws Exception {
    PoolOptions pool = PoolOptions.defaults().withMax(1).withQueueTimeout(Duration.ofMillis(30));
    try (IsolatedRuntime runtime = runtime(pool).build()) {
      var unused = hold(runtime);

      assertThat(rejectionOf(runtime.run(tenant.call("note", 1).build())))
          .isEqualTo(Reason.QUEUE_TIMEOUT);
      gate.countDown();
      assertThat(runtime.runBlocking(tenant.call("one").build()).value().asInt()).isEqualTo(1);
      assertThat(order).isEmpty();
    }
  }

  @Test
  void queueWait_isNoPartOfTheTimeout() throws Exception {
    try (IsolatedRuntime runtime = runtime(PoolOptions.defaults().withMax(1)).build()) {
      RunRequest spin =
          tenant
              .call("spin")
              .limits(dev.cloche.Limits.builder().timeout(Duration.ofMillis(200)).build())
              .build();
      CompletableFuture<RunResult> first = runtime.run(spin);
      CompletableFuture<RunResult> second = runtime.run(spin);
      long began = System.nanoTime();

      for (CompletableFuture<RunResult> run : List.of(first, second)) {
        ExecutionException failure =
            catchThrowableOfType(
                ExecutionException.class, () -> run.get(PATIENCE, TimeUnit.SECONDS));
        assertThat(causeOf(failure, LimitExceededException.class).limit()).isEqualTo(Limit.TIMEOUT);
      }
      // Had the second's time begun in the queue, both would have ended by now.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(350));
    }
  }

  @Test
  void cancel_ofAWaitingRequest_takesItOut() throws Exception {
    try (IsolatedRuntime runtime = runtime(PoolOptions.defaults().withMax(1)).build()) {
      var unused = hold(runtime);
      CompletableFuture<RunResult> waits = runtime.run(tenant.call("note", 1).build());

      assertThat(waits.cancel(true)).isTrue();

      assertThat(runtime.statistics().waiting()).isZero();
      gate.countDown();
      runtime.runBlocking(tenant.call("one").build());
      assertThat(order).isEmpty();
    }
  }

  @Test
  void cancel_ofARun_endsIt() throws Exception {
    try (IsolatedRuntime runtime = runtime(PoolOptions.defaults().withMax(1)).build()) {
      CompletableFuture<RunResult> spins = runtime.run(tenant.call("spin").build());
      assertThat(spins.cancel(true)).isTrue();

      // The only slot is free again, long before the timeout.
      assertThat(
              runtime
                  .run(tenant.call("one").build())
                  .get(PATIENCE / 3, TimeUnit.SECONDS)
                  .value()
                  .asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void interrupt_ofABlockedCaller_endsTheRun() throws Exception {
    try (IsolatedRuntime runtime = runtime(PoolOptions.defaults().withMax(1)).build()) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  runtime.runBlocking(tenant.call("hold").build());
                } catch (CancelledException cancelled) {
                  thrown.set(Thread.currentThread().isInterrupted() ? cancelled : null);
                }
              });
      caller.start();
      assertThat(inside.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
      caller.interrupt();
      caller.join(TimeUnit.SECONDS.toMillis(PATIENCE));

      assertThat(thrown.get()).isInstanceOf(CancelledException.class);
      assertThat(runtime.runBlocking(tenant.call("one").build()).value().asInt()).isEqualTo(1);
    }
  }

  @Test
  void hostFunction_thatNeverReturns_givesItsSlotUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Thread[] stuck = new Thread[1];
    try (IsolatedRuntime runtime =
        runtime(PoolOptions.defaults().withMax(1))
            .timeout(Duration.ofMillis(50))
            .hostFunction(
                "deaf",
                arguments -> {
                  stuck[0] = Thread.currentThread();
                  while (never.getCount() > 0) {
                    try {
                      never.await();
                    } catch (InterruptedException ignored) {
                      // Deaf.
                    }
                  }
                  return null;
                })
            .build()) {
      tenant.with("deaf.js", "exports.f = () => deaf();");
      RunRequest deaf = RunRequest.builder().root(folder).file("deaf.js").funcName("f").build();

      assertThat(
              catchThrowableOfType(LimitExceededException.class, () -> runtime.runBlocking(deaf))
                  .limit())
          .isEqualTo(Limit.TIMEOUT);
      assertThat(
              runtime
                  .runBlocking(tenant.call("one").limits(dev.cloche.Limits.defaults()).build())
                  .value()
                  .asInt())
          .isEqualTo(1);
      assertThat(stuck[0].isAlive()).isTrue();
      never.countDown();
    }
  }

  @Test
  void run_afterShutdown_isRejectedAtOnce() throws Exception {
    IsolatedRuntime runtime = runtime(PoolOptions.defaults()).build();
    runtime.close();

    assertThat(rejectionOf(runtime.run(tenant.call("one").build()))).isEqualTo(Reason.SHUT_DOWN);
    runtime.close();
    runtime.shutdownNow();
  }

  @Test
  void shutdown_drainsWhatWasAccepted() throws Exception {
    IsolatedRuntime runtime = runtime(PoolOptions.defaults().withMax(1)).build();
    CompletableFuture<RunResult> held = hold(runtime);
    CompletableFuture<RunResult> waits = runtime.run(tenant.call("one").build());

    CompletableFuture<Void> drained = runtime.shutdown();

    assertThat(rejectionOf(runtime.run(tenant.call("one").build()))).isEqualTo(Reason.SHUT_DOWN);
    assertThat(drained).isNotDone();
    gate.countDown();
    drained.get(PATIENCE, TimeUnit.SECONDS);
    assertThat(held).isCompleted();
    assertThat(waits.get().value().asInt()).isEqualTo(1);
  }

  @Test
  void shutdownNow_rejectsAndCancels() throws Exception {
    IsolatedRuntime runtime = runtime(PoolOptions.defaults().withMax(1)).build();
    CompletableFuture<RunResult> held = hold(runtime);
    CompletableFuture<RunResult> waits = runtime.run(tenant.call("one").build());

    runtime.shutdownNow();

    assertThat(rejectionOf(waits)).isEqualTo(Reason.SHUT_DOWN);
    assertThat(held).isCancelled();
    runtime.shutdown().get(PATIENCE, TimeUnit.SECONDS);
  }

  @Test
  void threads_comeAndGo() throws Exception {
    PoolOptions pool =
        PoolOptions.defaults().withMax(3).withMin(1).withIdleTime(Duration.ofMillis(20));
    try (IsolatedRuntime runtime = runtime(pool).build()) {
      assertThat(runtime.statistics().threads()).isEqualTo(1);
      List<CompletableFuture<RunResult>> held = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        held.add(runtime.run(tenant.call("hold").build()));
      }
      await(() -> runtime.statistics().threads() == 3);
      gate.countDown();
      for (CompletableFuture<RunResult> run : held) {
        run.get(PATIENCE, TimeUnit.SECONDS);
      }

      await(() -> runtime.statistics().threads() == 1);
      runtime.shutdown().get(PATIENCE, TimeUnit.SECONDS);
      await(() -> runtime.statistics().threads() == 0);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()
        && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(PATIENCE)) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
