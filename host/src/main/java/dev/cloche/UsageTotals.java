package dev.cloche;

import java.time.Duration;

/** Sums of what runs used. */
record UsageTotals(long fuel, long cpuNanos, long wallNanos, long memoryBytes, long hostCalls) {

  static final UsageTotals NONE = new UsageTotals(0, 0, 0, 0, 0);

  /** Adds a run; memory and host calls are totals already. */
  UsageTotals plus(UsageTotals run) {
    return new UsageTotals(
        fuel + run.fuel,
        cpuNanos + run.cpuNanos,
        wallNanos + run.wallNanos,
        Math.max(memoryBytes, run.memoryBytes),
        Math.max(hostCalls, run.hostCalls));
  }

  Usage toUsage() {
    return new Usage(
        fuel, Duration.ofNanos(cpuNanos), Duration.ofNanos(wallNanos), memoryBytes, hostCalls);
  }
}
