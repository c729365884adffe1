package dev.cloche.build.jvm;

/** What lowering changed, for its one line of output and its tests. */
final class LoweringCounts {
  int interruptionChecks;
  int memoryAccesses;
  int stackPointerAccesses;
  int meterCalls;
  int comparisons;

  @Override
  public String toString() {
    return ("%d interruption checks removed; bound: %d memory accesses, %d stack pointer accesses, %d meter calls;"
            + " fused: %d comparisons")
        .formatted(
            interruptionChecks, memoryAccesses, stackPointerAccesses, meterCalls, comparisons);
  }
}
