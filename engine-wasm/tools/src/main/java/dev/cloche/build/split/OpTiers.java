package dev.cloche.build.split;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which opcodes the dispatch loop reaches how. Read from a text of opcode names under the headings
 * {@code [inline]} and {@code [warm]}; every other opcode is cold. {@code #} starts a comment.
 */
final class OpTiers {
  private final Map<String, Tier> tiers;

  private OpTiers(Map<String, Tier> tiers) {
    this.tiers = Map.copyOf(tiers);
  }

  /**
   * Parses a table.
   *
   * @throws IllegalArgumentException when an opcode stands twice or in front of any heading
   */
  static OpTiers parse(String table) {
    Map<String, Tier> tiers = new HashMap<>();
    Tier current = Tier.COLD;
    for (String line : table.split("\n")) {
      for (String word : line.replaceFirst("#.*", "").strip().split("\\s+")) {
        switch (word) {
          case "" -> {}
          case "[inline]" -> current = Tier.INLINE;
          case "[warm]" -> current = Tier.WARM;
          default -> {
            if (current == Tier.COLD || tiers.put(word, current) != null) {
              throw new IllegalArgumentException("misplaced opcode in the tier table: " + word);
            }
          }
        }
      }
    }
    return new OpTiers(tiers);
  }

  /** The tier of a group is the hottest one of its opcodes. */
  Tier of(CaseGroup group) {
    return group.opcodes().stream()
        .map(opcode -> tiers.getOrDefault(opcode, Tier.COLD))
        .min(Enum::compareTo)
        .orElse(Tier.COLD);
  }

  /**
   * Checks the table against the interpreter.
   *
   * @throws ShapeException when the table names an opcode that no group has
   */
  void requireKnown(List<CaseGroup> groups) {
    List<String> known = groups.stream().flatMap(group -> group.opcodes().stream()).toList();
    tiers.keySet().stream()
        .sorted()
        .filter(opcode -> !known.contains(opcode))
        .findFirst()
        .ifPresent(
            opcode -> {
              throw new ShapeException(
                  "there is no opcode '%s' of the tier table".formatted(opcode));
            });
  }
}
