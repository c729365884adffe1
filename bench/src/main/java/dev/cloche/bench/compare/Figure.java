package dev.cloche.bench.compare;

import java.util.Locale;

/**
 * What came of an engine's starts at a workload.
 *
 * @param phase what was measured
 * @param medianNanos the median of the starts
 * @param minNanos the quickest start
 * @param maxNanos the slowest start
 * @param starts how many processes were measured
 * @param runs how many runs were measured in all of them
 */
record Figure(Phase phase, long medianNanos, long minNanos, long maxNanos, int starts, long runs) {

  /** Each is one time of every start. */
  enum Phase {
    /** The median of the runs after the warm-up. */
    WARM,

    /** From nothing in a fresh process to the first answer: engine, sandbox, script, first run. */
    COLD,

    /** The first run alone. */
    FIRST;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  double medianMillis() {
    return medianNanos / 1e6;
  }

  /** The slowest start as a multiple of the median. */
  double spread() {
    return (double) maxNanos / medianNanos;
  }
}
