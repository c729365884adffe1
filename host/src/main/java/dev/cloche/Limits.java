package dev.cloche;

import java.time.Duration;
import java.util.Objects;

/**
 * What a tenant may use. Every limit is finite but fuel; each is enforced by the host or by the
 * compiled engine, never by code that the guest could change.
 *
 * <p>Unless said otherwise, running into a limit throws {@link LimitExceededException} with the
 * kind named here, and closes the isolate. See {@code docs/limits.md} for what each one does not
 * bound.
 *
 * @param memoryBytes linear memory in bytes: everything that guest code can allocate, the engine's
 *     own data and stack included. Default 32 MiB, at least 2 MiB, at most {@value
 *     #MAX_MEMORY_BYTES}; rounded down to 64 KiB. The guest first sees a catchable out-of-memory
 *     error, which becomes {@link Limit#MEMORY} when it is not caught. Does not bound what host
 *     functions allocate
 * @param timeout wall-clock time of one run. Default 5 s, at least 1 ms, at most 1 day. {@link
 *     Limit#TIMEOUT}. Checked after at most some hundred microseconds of guest code; covers
 *     parsing, module loading, promise jobs, the reading of results and errors, and waiting for
 *     host functions
 * @param fuel instructions of one run; default {@link #UNLIMITED_FUEL}, at least 1. {@link
 *     Limit#FUEL}. Exact and reproducible, unlike time
 * @param callDepth nested calls inside the engine at which the guest gets a catchable {@code
 *     RangeError}; a JavaScript call takes one or two. Default and maximum {@value
 *     #DEFAULT_CALL_DEPTH}, at least 100. Past a reserve beyond it the run ends with {@link
 *     Limit#STACK}
 * @param resultBytes bytes of one encoded result, host call or thrown value. Default 16 MiB, at
 *     least 1 KiB, at most 1 GiB. {@link Limit#RESULT} for a result; a host call or console line
 *     over it is a {@code RangeError} in the guest, and in place of a thrown value over it comes an
 *     error without its texts
 * @param argumentBytes bytes of the encoded arguments of one call, of one host function's result,
 *     and of one file that the guest reads. Default 16 MiB, at least 1 KiB, at most 1 GiB. {@link
 *     Limit#ARGUMENT}, before anything runs: the isolate stays usable; the others are errors in the
 *     guest
 * @param sourceBytes bytes of UTF-8 of one source text or module file. Default 8 MiB, at least 1
 *     KiB, at most 1 GiB. {@link Limit#SOURCE}, before anything runs: the isolate stays usable; a
 *     module file over it ends the run
 * @param consoleBytes characters written to the console over the isolate's life. Default 1 Mi, at
 *     least 0, at most 1 Gi. {@link Limit#CONSOLE}
 * @param modules files that {@code require} may load over the isolate's life. Default 1000, at
 *     least 0, at most 1 Mi. {@link Limit#MODULES}
 * @param hostCalls calls of host functions and file operations over the isolate's life. Default 1
 *     million, at least 0. {@link Limit#HOST_CALLS}
 */
public record Limits(
    long memoryBytes,
    Duration timeout,
    long fuel,
    int callDepth,
    int resultBytes,
    int argumentBytes,
    int sourceBytes,
    int consoleBytes,
    int modules,
    long hostCalls) {

  /** Fuel without a bound. */
  public static final long UNLIMITED_FUEL = Long.MAX_VALUE;

  /** The least memory that an isolate can start in: 2 MiB. */
  public static final long MIN_MEMORY_BYTES = 2L << 20;

  /** The most memory that WebAssembly in an array can have: 2 GiB less two pages. */
  public static final long MAX_MEMORY_BYTES = 32_766L << 16;

  /** Default and greatest call depth. */
  public static final int DEFAULT_CALL_DEPTH = 10_000;

  private static final int MI = 1 << 20;
  private static final int GI = 1 << 30;

  private static final Limits DEFAULTS =
      new Limits(
          32L * MI,
          Duration.ofSeconds(5),
          UNLIMITED_FUEL,
          DEFAULT_CALL_DEPTH,
          16 * MI,
          16 * MI,
          8 * MI,
          MI,
          1000,
          1_000_000);

  /** Checks every range. */
  public Limits {
    range("memory", memoryBytes, MIN_MEMORY_BYTES, MAX_MEMORY_BYTES, "bytes");
    Objects.requireNonNull(timeout, "timeout");
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("timeout must be from 1 ms to 1 day, not " + timeout);
    }
    range("fuel", fuel, 1, UNLIMITED_FUEL, "instructions");
    range("callDepth", callDepth, 100, DEFAULT_CALL_DEPTH, "calls");
    range("resultBytes", resultBytes, 1024, GI, "bytes");
    range("argumentBytes", argumentBytes, 1024, GI, "bytes");
    range("sourceBytes", sourceBytes, 1024, GI, "bytes");
    range("consoleBytes", consoleBytes, 0, GI, "characters");
    range("modules", modules, 0, MI, "modules");
    range("hostCalls", hostCalls, 0, Long.MAX_VALUE, "calls");
  }

  private static void range(String name, long value, long min, long max, String unit) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be from " + min + " to " + max + " " + unit + ", not " + value);
    }
  }

  /**
   * The defaults named above.
   *
   * @return the default limits
   */
  public static Limits defaults() {
    return DEFAULTS;
  }

  /**
   * A builder that starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return DEFAULTS.toBuilder();
  }

  /**
   * A builder that starts from these limits.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Changes some limits of a set. Not thread-safe. */
  public static final class Builder {
    private long memoryBytes;
    private Duration timeout;
    private long fuel;
    private int callDepth;
    private int resultBytes;
    private int argumentBytes;
    private int sourceBytes;
    private int consoleBytes;
    private int modules;
    private long hostCalls;

    private Builder(Limits from) {
      memoryBytes = from.memoryBytes;
      timeout = from.timeout;
      fuel = from.fuel;
      callDepth = from.callDepth;
      resultBytes = from.resultBytes;
      argumentBytes = from.argumentBytes;
      sourceBytes = from.sourceBytes;
      consoleBytes = from.consoleBytes;
      modules = from.modules;
      hostCalls = from.hostCalls;
    }

    /**
     * Sets {@link Limits#memoryBytes()}.
     *
     * @param bytes linear memory
     * @return this
     */
    public Builder memoryBytes(long bytes) {
      memoryBytes = bytes;
      return this;
    }

    /**
     * Sets {@link Limits#timeout()}.
     *
     * @param time time of one run
     * @return this
     */
    public Builder timeout(Duration time) {
      timeout = time;
      return this;
    }

    /**
     * Sets {@link Limits#fuel()}.
     *
     * @param instructions instructions of one run
     * @return this
     */
    public Builder fuel(long instructions) {
      fuel = instructions;
      return this;
    }

    /**
     * Sets {@link Limits#callDepth()}.
     *
     * @param calls nested calls
     * @return this
     */
    public Builder callDepth(int calls) {
      callDepth = calls;
      return this;
    }

    /**
     * Sets {@link Limits#resultBytes()}.
     *
     * @param bytes bytes of one result
     * @return this
     */
    public Builder resultBytes(int bytes) {
      resultBytes = bytes;
      return this;
    }

    /**
     * Sets {@link Limits#argumentBytes()}.
     *
     * @param bytes bytes of the arguments of one call
     * @return this
     */
    public Builder argumentBytes(int bytes) {
      argumentBytes = bytes;
      return this;
    }

    /**
     * Sets {@link Limits#sourceBytes()}.
     *
     * @param bytes bytes of one source text
     * @return this
     */
    public Builder sourceBytes(int bytes) {
      sourceBytes = bytes;
      return this;
    }

    /**
     * Sets {@link Limits#consoleBytes()}.
     *
     * @param characters characters of console output
     * @return this
     */
    public Builder consoleBytes(int characters) {
      consoleBytes = characters;
      return this;
    }

    /**
     * Sets {@link Limits#modules()}.
     *
     * @param count loaded modules
     * @return this
     */
    public Builder modules(int count) {
      modules = count;
      return this;
    }

    /**
     * Sets {@link Limits#hostCalls()}.
     *
     * @param count calls of host functions and file operations
     * @return this
     */
    public Builder hostCalls(long count) {
      hostCalls = count;
      return this;
    }

    /**
     * The limits.
     *
     * @return an immutable set
     * @throws IllegalArgumentException when a limit is outside its range
     */
    public Limits build() {
      return new Limits(
          memoryBytes,
          timeout,
          fuel,
          callDepth,
          resultBytes,
          argumentBytes,
          sourceBytes,
          consoleBytes,
          modules,
          hostCalls);
    }
  }
}
