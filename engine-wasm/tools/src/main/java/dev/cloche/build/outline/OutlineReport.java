package dev.cloche.build.outline;

import java.util.Arrays;

/**
 * What the outliner did to a module. Sizes are estimates, in bytes of JVM code after metering.
 *
 * @param functions functions of the module before
 * @param outlined how many of them were over the limit
 * @param parts functions that were made of their parts
 * @param largestBefore the size of the largest function before
 * @param largestAfter the size of the largest function afterwards
 */
public record OutlineReport(
    int functions, int outlined, int parts, int largestBefore, int largestAfter) {

  static OutlineReport of(int limit, int[] before, int[] after) {
    return new OutlineReport(
        before.length,
        (int) Arrays.stream(before).filter(size -> size > limit).count(),
        after.length - before.length,
        Arrays.stream(before).max().orElse(0),
        Arrays.stream(after).max().orElse(0));
  }

  /** Answers the report as one line. */
  public String toLine() {
    return "%d functions: %d taken apart into %d more; largest method %d -> %d bytes (estimated)"
        .formatted(functions, outlined, parts, largestBefore, largestAfter);
  }
}
