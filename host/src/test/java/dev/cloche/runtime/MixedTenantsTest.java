package dev.cloche.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.IsolatedRuntime;
import dev.cloche.Limits;
import dev.cloche.PoolOptions;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many runs, every tenth hostile: all good ones answer right, and heap, threads and metaspace stay
 * as they were. A thousand runs by default; {@code -Pstress} makes ten thousand.
 */
class MixedTenantsTest {

  private static final int RUNS = Integer.getInteger("cloche.stress.runs", 1000);
  private static final int WARM_UP = 300;
  private static final int AT_ONCE = 8;
  private static final long MEBIBYTE = 1 << 20;

  private static final Limits TIGHT =
      Limits.builder()
          .memoryBytes(8L << 20)
          .timeout(Duration.ofMillis(200))
          .fuel(20_000_000)
          .build();

  @TempDir private Path folder = Path.of("unset");

  private record Level(long heap, long metaspace, int threads) {}

  @Test
  void manyRuns_everyTenthHostile_leaveNothing() throws Exception {
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .poolOptions(PoolOptions.defaults().withMax(2))
            .timeout(Duration.ofSeconds(30))
            .build()) {
      Tenant tenant = HostileTenant.in(folder);
      run(runtime, tenant, WARM_UP);
      Level before = level(runtime);

      run(runtime, tenant, RUNS);

      Level after = level(runtime);
      assertThat(after.heap() - before.heap()).as("bytes of heap").isLessThan(4 * MEBIBYTE);
      assertThat(after.metaspace() - before.metaspace())
          .as("bytes of metaspace")
          .isLessThan(4 * MEBIBYTE);
      // One that has just ended a run may not be idle yet when the next begins on another.
      assertThat(after.threads()).as("threads").isLessThanOrEqualTo(4);
    }
  }

  private static void run(IsolatedRuntime runtime, Tenant tenant, int runs) throws Exception {
    Deque<CompletableFuture<RunResult>> good = new ArrayDeque<>();
    Deque<Integer> answers = new ArrayDeque<>();
    Deque<CompletableFuture<RunResult>> bad = new ArrayDeque<>();
    for (int i = 0; i < runs; i++) {
      if (i % 10 == 9) {
        String attack = HostileTenant.ATTACKS.get(i / 10 % HostileTenant.ATTACKS.size());
        bad.add(runtime.run(tenant.call(attack).limits(TIGHT).build()));
      } else {
        RunRequest request = tenant.call("add", i, 1).build();
        good.add(runtime.run(request));
        answers.add(i + 1);
      }
      while (good.size() > AT_ONCE) {
        check(good.remove(), answers.remove());
      }
      while (bad.size() > AT_ONCE) {
        settle(bad.remove());
      }
    }
    while (!good.isEmpty()) {
      check(good.remove(), answers.remove());
    }
    while (!bad.isEmpty()) {
      settle(bad.remove());
    }
  }

  private static void check(CompletableFuture<RunResult> run, int answer) throws Exception {
    assertThat(run.get(60, TimeUnit.SECONDS).value().asInt()).isEqualTo(answer);
  }

  private static void settle(CompletableFuture<RunResult> run) throws Exception {
    try {
      run.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException expected) {
      assertThat(expected.getCause()).isInstanceOf(dev.cloche.SandboxException.class);
    }
  }

  private static Level level(IsolatedRuntime runtime) {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long metaspace =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().contains("Metaspace"))
            .map(MemoryPoolMXBean::getUsage)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    return new Level(heap, metaspace, runtime.statistics().threads());
  }
}
