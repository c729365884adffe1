package dev.cloche.containment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * That attacks leave nothing in the JVM's heap: neither bytes, nor the sessions of their isolates,
 * which whatever still goes on (a run, a timer, a promise) would hold.
 */
final class HostHeap {

  /** Two isolates' caps. Less than that is what pools keep ready, and what was loaded meanwhile. */
  private static final long MORE = 2 * HostileCase.LIMITS.memoryBytes();

  private final Duration patience;
  private final Queue<WeakReference<?>> sessions = new ConcurrentLinkedQueue<>();
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final long before = used();

  /**
   * Measures what is there before.
   *
   * @param patience how long what goes may take
   */
  HostHeap(Duration patience) {
    this.patience = patience;
  }

  private long used() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** Expects an object to be garbage at the end. */
  void expectGarbage(Object session) {
    sessions.add(new WeakReference<>(session));
  }

  /** Asserts that all of it is gone, or goes soon. */
  void assertAsBefore() {
    long start = System.nanoTime();
    while ((used() - before > MORE || sessionsLeft() > 0)
        && System.nanoTime() - start < patience.toNanos()) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(sessionsLeft()).as("isolates that something still holds").isZero();
    assertThat(used() - before).as("bytes of heap more than before").isLessThan(MORE);
  }

  private long sessionsLeft() {
    return sessions.stream().filter(session -> session.get() != null).count();
  }
}
