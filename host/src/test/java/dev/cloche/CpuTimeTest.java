package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.internal.pool.ThreadClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What processor time a run is said to have used. */
class CpuTimeTest {

  private static final long WORK = Duration.ofMillis(5).toNanos();

  private static long ofThisThread() {
    return ThreadClock.of(Thread.currentThread().threadId());
  }

  /** Keeps the processor until the thread has used so much of it. */
  private static void work() {
    for (long end = ofThisThread() + WORK; ofThisThread() < end; ) {
      Thread.onSpinWait();
    }
  }

  @Test
  void stop_afterWork_isWhatTheThreadHasUsed() {
    long outer = ofThisThread();
    CpuTime time = CpuTime.start();
    work();
    long soFar = time.nanos();
    long inner = time.stop();

    assertThat(inner).isBetween(WORK, ofThisThread() - outer);
    assertThat(soFar).isBetween(WORK, inner);
  }

  @Test
  void stop_atOnce_isNoMoreThanHasPassed() {
    long before = System.nanoTime();
    long used = CpuTime.start().stop();

    assertThat(used).isBetween(0L, System.nanoTime() - before);
  }

  /** Short runs in a row, whose beginnings and ends are told and not read. */
  @Test
  void usage_ofShortRuns_isNoMoreThanTheyTook() {
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      Reference add = isolate.context().eval("(a, b) => a + b", RunOptions.reference());
      for (int i = 0; i < 2_000; i++) {
        add.call(i, 1);
      }
      Usage used = isolate.usage();

      assertThat(used.cpu()).isBetween(Duration.ofNanos(2_000), used.wall());
    }
  }

  @Test
  void usage_ofARunThatWaits_doesNotCountTheWait() {
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      isolate.eval("new Promise((resolve) => setTimeout(resolve, 200)).then(() => 1)");
      Usage used = isolate.usage();

      assertThat(used.wall().minus(used.cpu())).isGreaterThan(Duration.ofMillis(100));
    }
  }
}
