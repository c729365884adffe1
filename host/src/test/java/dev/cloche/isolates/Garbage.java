package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What happens some time after something has become garbage. */
final class Garbage {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private Garbage() {}

  /** Collects garbage until something is so. */
  static void collectUntil(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - start < PATIENCE_NANOS) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).as("what is garbage has been released").isTrue();
  }
}
