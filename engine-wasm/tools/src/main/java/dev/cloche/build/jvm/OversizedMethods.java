package dev.cloche.build.jvm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The functions that may be larger than HotSpot compiles, from a file of lines {@code NAME REASON};
 * {@code #} starts a comment.
 *
 * @param reasons from function names to why each is not split yet
 */
record OversizedMethods(Map<String, String> reasons) {
  private static final int MOST = 3;

  OversizedMethods {
    reasons = Map.copyOf(reasons);
  }

  /**
   * Reads the lines of the file.
   *
   * @throws LoweringException for a line without a reason, a second line for a name, the name that
   *     can never be allowed, and more than three
   */
  static OversizedMethods parse(List<String> lines, String never) {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : lines) {
      String entry = line.strip();
      if (entry.isEmpty() || entry.startsWith("#")) {
        continue;
      }
      String[] parts = entry.split("\\s+", 2);
      if (parts.length < 2) {
        throw new LoweringException("the entry for " + entry + " gives no reason");
      }
      if (parts[0].equals(never)) {
        throw new LoweringException(never + " can never be allowed to be oversized");
      }
      if (reasons.put(parts[0], parts[1]) != null) {
        throw new LoweringException("there are two entries for " + parts[0]);
      }
    }
    if (reasons.size() > MOST) {
      throw new LoweringException(
          "there are %d entries, and at most %d are allowed".formatted(reasons.size(), MOST));
    }
    return new OversizedMethods(reasons);
  }
}
