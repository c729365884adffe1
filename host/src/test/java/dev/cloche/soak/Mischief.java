package dev.cloche.soak;

import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Cancels and closes things at moments that nobody has chosen. */
final class Mischief implements AutoCloseable {

  private static final int LONGEST_MICROS = 30_000;

  private final AtomicLong deeds = new AtomicLong();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("mischief").daemon().factory());

  /** Does something within 30 ms, in one of so many cases; says whether it will. */
  boolean oneIn(int cases, Random random, Runnable deed) {
    if (random.nextInt(cases) != 0) {
      return false;
    }
    var unused =
        clock.schedule(
            () -> {
              deeds.incrementAndGet();
              deed.run();
            },
            random.nextInt(LONGEST_MICROS),
            TimeUnit.MICROSECONDS);
    return true;
  }

  /** Waits until all that was to be done has been. */
  void settle() throws Exception {
    clock.schedule(() -> {}, LONGEST_MICROS, TimeUnit.MICROSECONDS).get();
  }

  long deeds() {
    return deeds.get();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
