package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A look at the threads that run guest code. */
public final class EngineThreads {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private EngineThreads() {}

  /** Asserts that no run is going on, or that those that were told to end do so soon. */
  public static void assertIdle() {
    long start = System.nanoTime();
    while (anyRunning() && System.nanoTime() - start < PATIENCE_NANOS) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(anyRunning()).as("an engine thread runs on").isFalse();
  }

  private static boolean anyRunning() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("cloche-engine"))
        .flatMap(thread -> java.util.Arrays.stream(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().equals(Run.class.getName()));
  }
}
