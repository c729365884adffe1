package dev.cloche.internal.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Grants fuel in slices and looks, at the end of each, at the budget, the deadline and the cancel
 * flag. No watchdog thread is needed: guest code cannot run past a slice without coming here.
 *
 * <p>What is used does not depend on how it is sliced, so the slices follow the clock: about
 * {@value #SLICE_NANOS} ns each, shorter before the deadline, whether the JVM has compiled the
 * engine yet or not.
 *
 * <p>Used by the thread that runs the isolate, but for {@link #cancel()} and {@link #granted()},
 * which any thread may call.
 */
public final class FuelMeter {

  /** A budget without a bound, for a caller that limits time only. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private static final long SLICE_NANOS = 200_000;

  /** How often a run that waits for another thread looks at its deadline and its cancel flag. */
  private static final long LOOK_NANOS = 1_000_000;

  private static final int MIN_SLICE = 5_000;
  private static final int MAX_SLICE = 4_000_000;

  private volatile boolean cancelled;
  private volatile boolean asked;
  private @Nullable FuelMeter leader;
  private long budget = UNLIMITED;
  private long deadline;
  private boolean timed;
  private volatile long granted;
  private long sliceStart;
  private int slice = MIN_SLICE;
  private boolean sampled;
  private volatile @Nullable FuelSampling sampling;

  /**
   * Starts a run.
   *
   * @param budget instructions that the run may use, {@link #UNLIMITED} for no bound
   * @param deadline the {@link System#nanoTime()} at which the run must end
   */
  void start(LinearMemory memory, long budget, long deadline) {
    begin(memory, budget, deadline);
    FuelSampling active = sampling;
    if (active != null) {
      active.runBegins();
    }
    sampled = true;
  }

  /** As {@link #start}, for work that is no tenant's: without a budget, and never sampled. */
  void startSetup(LinearMemory memory, long deadline) {
    begin(memory, UNLIMITED, deadline);
  }

  private void begin(LinearMemory memory, long budget, long deadline) {
    FuelSampling active = sampling;
    if (active != null) {
      active.runEnded(used(memory));
    }
    sampled = false;
    this.budget = budget;
    this.deadline = deadline;
    this.timed = true;
    this.granted = 0;
    this.sliceStart = System.nanoTime();
    memory.fuel = 0;
    memory.depth = 0;
  }

  /** As {@link #start}, but with another's deadline, and cancelled with it. */
  void startFor(FuelMeter other, LinearMemory memory, long instructions) {
    start(memory, instructions, other.deadline);
    leader = other;
  }

  /** Sets what samples the runs from now on; null for none. Any thread may call it. */
  void sample(@Nullable FuelSampling value) {
    sampling = value;
  }

  /** Waits for another thread, as long as this run may take. */
  void await(CountDownLatch latch) {
    try {
      do {
        check();
      } while (!latch.await(LOOK_NANOS, TimeUnit.NANOSECONDS));
    } catch (InterruptedException left) {
      throw EngineInterrupt.of(EngineInterrupt.Reason.CANCELLED);
    }
  }

  /** Forgets what an earlier tenant used, and a cancel that came for it. */
  void clear() {
    cancelled = false;
    asked = false;
    leader = null;
    sampling = null;
    sampled = false;
    timed = false;
    granted = 0;
    budget = UNLIMITED;
    slice = MIN_SLICE;
  }

  /** Ends the current run, or the next one, at its next slice. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Asks the guest to stop for a debugger, at its next statement behind its next slice. */
  void askToStop() {
    asked = true;
  }

  /** Passes on to the guest that it was asked to stop. */
  void passOn(LinearMemory memory) {
    if (asked) {
      asked = false;
      memory.writeByte(Engine.get().layout().at("debug.asked"), (byte) 1);
    }
  }

  /** Puts the deadline of a run that is going on off. */
  void extend(long nanos) {
    deadline += nanos;
  }

  /** Instructions used since {@link #start}. */
  long used(LinearMemory memory) {
    return granted - memory.fuel;
  }

  /** Instructions granted since {@link #start}, in whole slices. */
  long granted() {
    return granted;
  }

  /** Called by compiled code when a slice is over. */
  void refill(LinearMemory memory) {
    long now = System.nanoTime();
    passOn(memory);
    FuelSampling active = sampled ? sampling : null;
    if (active == null || active.isStopped()) {
      check(now);
      adaptSlice(now);
      grant(memory, slice);
      sliceStart = now;
    } else {
      long most = active.sliceEnded(memory, used(memory));
      check(now);
      grant(memory, most);
      sliceStart = System.nanoTime();
    }
  }

  /** Grants what was used too much, and a slice of at most so much. */
  private void grant(LinearMemory memory, long most) {
    long total = granted;
    while (memory.fuel < 0) {
      long rest = budget - total;
      if (rest <= 0) {
        throw EngineInterrupt.of(EngineInterrupt.Reason.FUEL);
      }
      int grant = (int) Math.min(Math.min(slice, most - memory.fuel), rest);
      total += grant;
      granted = total; // Only this thread writes it.
      memory.fuel += grant;
    }
  }

  /** Looks at the clock and the flag between slices, such as after a host function. */
  void check() {
    check(System.nanoTime());
  }

  private void check(long now) {
    FuelMeter other = leader;
    if (cancelled || (other != null && other.cancelled)) {
      throw EngineInterrupt.of(EngineInterrupt.Reason.CANCELLED);
    }
    if (timed && now - deadline >= 0) {
      throw EngineInterrupt.of(EngineInterrupt.Reason.TIMEOUT);
    }
  }

  private void adaptSlice(long now) {
    long took = Math.max(1, now - sliceStart);
    long aim = timed ? Math.min(SLICE_NANOS, Math.max(1, deadline - now)) : SLICE_NANOS;
    long fitting = (long) ((double) slice * aim / took);
    long bounded = Math.min(fitting, 4L * slice);
    slice = (int) Math.max(MIN_SLICE, Math.min(MAX_SLICE, bounded));
  }
}
