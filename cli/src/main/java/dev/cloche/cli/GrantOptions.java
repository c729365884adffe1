package dev.cloche.cli;

import dev.cloche.Limits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the options that say what a program may use. */
final class GrantOptions {

  /** Where option values come from. */
  @FunctionalInterface
  interface Source {
    /** The value of an option, null when it was not given. */
    @Nullable String value(String option) throws UsageException;
  }

  /** Reads or applies one value. */
  @FunctionalInterface
  private interface Step<T, R> {
    R apply(T value) throws UsageException;
  }

  private static final String MEMORY =
      "from " + Limits.MIN_MEMORY_BYTES + " to " + Limits.MAX_MEMORY_BYTES + " bytes";

  private static final String TIMEOUT = "from 1ms to 1440m";

  private static final String FUEL = "from 1 to " + Limits.UNLIMITED_FUEL;

  private GrantOptions() {}

  static Invocation.Grants read(Source options) throws UsageException {
    Limits.Builder limits = Limits.builder();
    limit(options, "--memory", MEMORY, text -> limits.memoryBytes(Quantities.bytes(text)));
    limit(options, "--timeout", TIMEOUT, text -> limits.timeout(Quantities.duration(text)));
    limit(options, "--fuel", FUEL, text -> limits.fuel(Quantities.integer(text)));
    @Nullable Long seed = optional(options, "--seed", Quantities::integer);
    @Nullable Instant time = optional(options, "--time", Quantities::instant);
    return new Invocation.Grants(limits.build(), seed, time);
  }

  /**
   * Builds after each limit, so that a value out of range is blamed on its option, in the words
   * that were typed.
   *
   * @param range what values it may have
   */
  private static void limit(
      Source options, String option, String range, Step<String, Limits.Builder> set)
      throws UsageException {
    optional(
        options,
        option,
        text -> {
          try {
            return set.apply(text).build();
          } catch (IllegalArgumentException outOfRange) {
            throw Quantities.wrong(text, "must be " + range);
          }
        });
  }

  private static <R> @Nullable R optional(Source options, String option, Step<String, R> read)
      throws UsageException {
    @Nullable String text = options.value(option);
    if (text == null) {
      return null;
    }
    try {
      return read.apply(text);
    } catch (UsageException wrong) {
      throw UsageException.in(option, String.valueOf(wrong.getMessage()));
    }
  }
}
