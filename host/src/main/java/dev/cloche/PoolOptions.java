package dev.cloche;

import java.time.Duration;
import java.util.Objects;

/**
 * How many runs an {@link IsolatedRuntime} has at once, and how the others wait. Immutable.
 *
 * @param min how many threads stay when there is nothing to do; default 0, at most {@code max}
 * @param max how many runs go on at once, each on a thread of its own with an instance of its own;
 *     default the number of processors, from 1 to 10,000
 * @param instancesPerThread how many instances, of about 0.6 MiB, a thread keeps ready; default 1,
 *     from 1 to 100. A thread needs one at a time
 * @param queueCapacity how many requests may wait; default 10,000, from 0
 * @param queueTimeout how long a request may wait; default a minute, from 1 ms to 1 day
 * @param idleTime after which a thread beyond {@code min} ends that has nothing to do, with its
 *     instances; default 30 s, from 1 ms to 1 day
 * @param verifyOnLease whether an instance that was used before is compared with the boot image,
 *     byte for byte, when a run gets it, and dropped where it differs; default false. A second lock
 *     on a door that is shut: instances are reset when they come back. Costs a little more than
 *     that, about 10 µs a run
 */
public record PoolOptions(
    int min,
    int max,
    int instancesPerThread,
    int queueCapacity,
    Duration queueTimeout,
    Duration idleTime,
    boolean verifyOnLease) {

  private static final int MAX_THREADS = 10_000;
  private static final int MAX_INSTANCES = 100;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final PoolOptions DEFAULTS =
      new PoolOptions(
          0,
          Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()),
          1,
          10_000,
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          false);

  /** Checks the ranges. */
  public PoolOptions {
    range("max", max, 1, MAX_THREADS);
    range("min", min, 0, max);
    range("instancesPerThread", instancesPerThread, 1, MAX_INSTANCES);
    range("queueCapacity", queueCapacity, 0, Integer.MAX_VALUE);
    range("queueTimeout", queueTimeout);
    range("idleTime", idleTime);
  }

  private static void range(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be from " + min + " to " + max + ", not " + value);
    }
  }

  private static void range(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " must be from 1 ms to 1 day, not " + value);
    }
  }

  /**
   * The defaults.
   *
   * @return as the parameters say
   */
  public static PoolOptions defaults() {
    return DEFAULTS;
  }

  /**
   * These options with another {@code min}.
   *
   * @param value the number of threads
   * @return a copy
   */
  public PoolOptions withMin(int value) {
    return new PoolOptions(
        value, max, instancesPerThread, queueCapacity, queueTimeout, idleTime, verifyOnLease);
  }

  /**
   * These options with another {@code max}; {@code min} is lowered where it has to be.
   *
   * @param value the number of runs
   * @return a copy
   */
  public PoolOptions withMax(int value) {
    int least = Math.max(0, Math.min(min, value));
    return new PoolOptions(
        least, value, instancesPerThread, queueCapacity, queueTimeout, idleTime, verifyOnLease);
  }

  /**
   * These options with another {@code instancesPerThread}.
   *
   * @param value the number of instances
   * @return a copy
   */
  public PoolOptions withInstancesPerThread(int value) {
    return new PoolOptions(min, max, value, queueCapacity, queueTimeout, idleTime, verifyOnLease);
  }

  /**
   * These options with another {@code queueCapacity}.
   *
   * @param value the number of requests
   * @return a copy
   */
  public PoolOptions withQueueCapacity(int value) {
    return new PoolOptions(
        min, max, instancesPerThread, value, queueTimeout, idleTime, verifyOnLease);
  }

  /**
   * These options with another {@code queueTimeout}.
   *
   * @param value the longest wait
   * @return a copy
   */
  public PoolOptions withQueueTimeout(Duration value) {
    return new PoolOptions(
        min, max, instancesPerThread, queueCapacity, value, idleTime, verifyOnLease);
  }

  /**
   * These options with another {@code idleTime}.
   *
   * @param value the time
   * @return a copy
   */
  public PoolOptions withIdleTime(Duration value) {
    return new PoolOptions(
        min, max, instancesPerThread, queueCapacity, queueTimeout, value, verifyOnLease);
  }

  /**
   * These options with another {@code verifyOnLease}.
   *
   * @param value whether instances are compared with the boot image
   * @return a copy
   */
  public PoolOptions withVerifyOnLease(boolean value) {
    return new PoolOptions(
        min, max, instancesPerThread, queueCapacity, queueTimeout, idleTime, value);
  }
}
