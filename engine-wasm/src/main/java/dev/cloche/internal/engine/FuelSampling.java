package dev.cloche.internal.engine;

import java.util.List;

/**
 * Looks at the guest's stack each time a number of instructions has been used, and charges them to
 * what it finds.
 *
 * <p>When it looks depends on the fuel used and on nothing else, so that the same runs give the
 * same samples everywhere. The distances vary around the interval, in a sequence that is always the
 * same: with equal ones, a loop whose pass costs as much would be met at the same place each time.
 *
 * <p>Used by the thread that runs the isolate, but for {@link #stop}.
 */
public final class FuelSampling {

  /** Receives samples, on the thread that runs the isolate. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes a sample.
     *
     * @param stack active functions, outermost first; never empty
     * @param fuel what was used since the last sample
     */
    void sample(List<GuestFrame> stack, long fuel);
  }

  private static final long NOT_IN_A_RUN = -1;

  private final int interval;
  private final GuestStack stack;
  private final Sink sink;
  private volatile boolean stopped;
  private long random;
  private long distance;
  private long carried;
  private long lastUsed = NOT_IN_A_RUN;

  FuelSampling(int interval, GuestStack stack, Sink sink) {
    this.interval = interval;
    this.stack = stack;
    this.sink = sink;
    this.distance = nextDistance();
  }

  /** Takes no more samples. Any thread may call it. */
  public void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** A run begins. */
  void runBegins() {
    lastUsed = 0;
  }

  /**
   * A run has ended; what it has used since its last sample counts for the next.
   *
   * @param used what it has used
   */
  void runEnded(long used) {
    if (lastUsed != NOT_IN_A_RUN) {
      carried += used - lastUsed;
      lastUsed = NOT_IN_A_RUN;
    }
  }

  /**
   * A slice has ended. Takes a sample when it is time.
   *
   * @param used what the run has used
   * @return how much it may use before the next slice has to end
   */
  long sliceEnded(LinearMemory memory, long used) {
    if (lastUsed == NOT_IN_A_RUN) {
      lastUsed = used; // Begun in the middle of a run.
    }
    long fuel = carried + used - lastUsed;
    // Not when it is reached: only what goes beyond the end of a slice ends it.
    if (fuel > distance) {
      sink.sample(stack.read(memory), fuel);
      carried = 0;
      lastUsed = used;
      fuel = 0;
      distance = nextDistance();
    }
    return distance - fuel;
  }

  /** From half the interval to one and a half. */
  private long nextDistance() {
    long z = random += 0x9E3779B97F4A7C15L; // SplitMix64
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return interval / 2 + Long.remainderUnsigned(z ^ (z >>> 31), interval + 1L);
  }
}
