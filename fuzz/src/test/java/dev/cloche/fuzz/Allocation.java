package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;

/** What the current thread allocates. */
public final class Allocation {

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /**
   * Asserts that something allocates no more than so many bytes. It is done again when it does: the
   * first time loads classes, and instruments them.
   */
  public static void assertAtMost(long bytes, Runnable repeatable) {
    if (of(repeatable) > bytes) {
      assertThat(of(repeatable)).as("bytes allocated").isLessThanOrEqualTo(bytes);
    }
  }

  private static long of(Runnable action) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    action.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
