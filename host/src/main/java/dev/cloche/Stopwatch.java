package dev.cloche;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Elapsed time, while it is running. One thread at a time starts and stops it; any thread reads it,
 * running or not. Starting what runs and stopping what stands has no effect.
 */
final class Stopwatch {

  private static final long ORIGIN = System.nanoTime();
  private static final long RUNNING = 1;

  /**
   * In one word, so that it is read in one piece: twice the elapsed nanoseconds; or, while it is
   * running, twice the moment at which it would have been started without a stop, and 1.
   */
  private final AtomicLong state = new AtomicLong();

  private static long now() {
    return System.nanoTime() - ORIGIN;
  }

  private static boolean runs(long state) {
    return (state & RUNNING) != 0;
  }

  void start() {
    long before = state.getPlain();
    if (!runs(before)) {
      state.setRelease((now() - (before >> 1)) << 1 | RUNNING);
    }
  }

  void stop() {
    long before = state.getPlain();
    if (runs(before)) {
      state.setRelease((now() - (before >> 1)) << 1);
    }
  }

  Duration elapsed() {
    long read = state.getAcquire();
    return Duration.ofNanos(runs(read) ? now() - (read >> 1) : read >> 1);
  }
}
