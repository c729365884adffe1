package dev.cloche.bench.compare;

/**
 * How long a task takes where the engine is not slower than that.
 *
 * @param warmupMillis how long it is run before it is measured
 * @param measureMillis how long it is measured
 * @param minRuns how many runs are measured even if that takes somewhat longer
 */
record Pace(long warmupMillis, long measureMillis, int minRuns) {}
