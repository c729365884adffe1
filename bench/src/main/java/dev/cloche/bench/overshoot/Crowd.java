package dev.cloche.bench.overshoot;

import dev.cloche.IsolatedRuntime;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.PoolOptions;
import dev.cloche.RunRejectedException;
import dev.cloche.RunRequest;
import dev.cloche.bench.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tenants who want one pool at once and loop for ever. The queue's time-out is such that about half
 * of them get a thread, and the others are turned away. A processor is left for what is not guest.
 */
final class Crowd {

  private static final String LOOPS = "exports.run = () => { for (;;); };";

  private final Samples timeouts = new Samples();
  private final Samples rejections = new Samples();
  private final Duration timeout;
  private final Duration queueTimeout;
  private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  private final int tenants;

  /**
   * Prepares.
   *
   * @param timeout of each run
   * @param tenants how many there are for each thread of the pool
   */
  Crowd(Duration timeout, int tenants) {
    this.timeout = timeout;
    this.tenants = tenants * threads;
    this.queueTimeout = timeout.multipliedBy(tenants).dividedBy(2);
  }

  /** How late the runs ended that began, counted from when each got a thread. */
  Samples timeouts() {
    return timeouts;
  }

  /** How late those were turned away who did not get one. */
  Samples rejections() {
    return rejections;
  }

  void run() throws IOException {
    Path folder = Files.createTempDirectory("cloche-crowd");
    Path file = Files.writeString(folder.resolve("main.js"), LOOPS);
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .limits(Limits.builder().timeout(timeout).build())
            .poolOptions(PoolOptions.defaults().withMax(threads).withQueueTimeout(queueTimeout))
            .build()) {
      List<CompletableFuture<?>> ends =
          IntStream.range(0, tenants)
              .<CompletableFuture<?>>mapToObj(i -> send(runtime, folder))
              .toList();
      ends.forEach(CompletableFuture::join);
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  private CompletableFuture<?> send(IsolatedRuntime runtime, Path folder) {
    long sent = System.nanoTime();
    AtomicLong began = new AtomicLong();
    RunRequest request =
        RunRequest.builder()
            .root(folder)
            .file("main.js")
            .funcName("run")
            .args(
                () -> {
                  began.set(System.nanoTime());
                  return List.of();
                })
            .build();
    return runtime
        .run(request)
        .handle(
            (result, failure) -> {
              ended(failure, sent, began.get());
              return null;
            });
  }

  private synchronized void ended(@Nullable Throwable failure, long sent, long began) {
    long now = System.nanoTime();
    switch (failure) {
      case LimitExceededException ended when ended.limit() == Limit.TIMEOUT ->
          timeouts.add(now - began - timeout.toNanos());
      case RunRejectedException turnedAway -> rejections.add(now - sent - queueTimeout.toNanos());
      case null, default -> throw new IllegalStateException("an endless run ended", failure);
    }
  }
}
