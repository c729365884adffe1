package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.EngineThreads;
import dev.cloche.Isolate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good and hostile tenants of all kinds at once, with cancels and closes at any moment: every
 * answer is right, and the JVM holds no more afterwards than before. A fixed number of runs by
 * default; {@code -Psoak} goes on for {@code cloche.soak.minutes} and prints a line for each.
 */
class SoakTest {

  private static final int MINUTES = Integer.getInteger("cloche.soak.minutes", 0);
  private static final long SEED = Long.getLong("cloche.soak.seed", 41);
  private static final int THREADS = 4;
  private static final int WARM_UP = 60;
  private static final int ACTS = 80;

  private final AtomicInteger acts = new AtomicInteger();

  @Test
  void tenantsOfAllKinds_goodAndHostile_leaveNothing(@TempDir Path folder) throws Exception {
    try (Mischief mischief = new Mischief();
        HeldIsolates held = new HeldIsolates(mischief);
        RuntimeRuns runs = new RuntimeRuns(mischief, folder);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Images images = new Images(mischief);
      List<Activity> activities =
          List.of(new Isolates(mischief, Isolate::builder), held, runs, images);
      List<Level> levels = new ArrayList<>();
      for (int round = 0; round <= Math.max(1, MINUTES); round++) {
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          Random random = new Random(SEED + (long) round * THREADS + i);
          BooleanSupplier more = more(round);
          workers.add(
              threads.submit(
                  () -> {
                    while (more.getAsBoolean()) {
                      activities.get(random.nextInt(activities.size())).act(random);
                      acts.incrementAndGet();
                    }
                    return null;
                  }));
        }
        for (Future<?> worker : workers) {
          worker.get();
        }
        mischief.settle();
        held.letGo();
        images.renew();
        EngineThreads.assertIdle();
        levels.add(Level.now());
        report(round, levels.getLast(), mischief.deeds());
      }
      Level.assertFlat(levels);
      assertThat(mischief.deeds()).isPositive();
    }
  }

  /** Whether a worker goes on: for a number of acts each, or, when it is to last, for a minute. */
  private static BooleanSupplier more(int round) {
    if (MINUTES > 0) {
      long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      return () -> System.nanoTime() - end < 0;
    }
    AtomicInteger left = new AtomicInteger((round == 0 ? WARM_UP : ACTS) / THREADS);
    return () -> left.getAndDecrement() > 0;
  }

  private void report(int round, Level level, long deeds) {
    if (MINUTES > 0) {
      if (round == 0) {
        System.out.println(
            "minute |   acts | cut off | heap MiB | metaspace MiB | classes | threads | files");
      }
      System.out.printf("%6d | %6d | %7d | %s%n", round, acts.get(), deeds, level);
    }
  }
}
