package dev.cloche.build.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks that share labels and therefore have to stay in one function.
 *
 * @param blocks at least one, in source order
 */
record CaseGroup(List<CaseBlock> blocks) {

  CaseGroup {
    blocks = List.copyOf(blocks);
  }

  /** The opcodes of all blocks, in source order. */
  List<String> opcodes() {
    return blocks.stream().flatMap(block -> block.opcodes().stream()).toList();
  }

  /** The name of the C function that holds this group: that of its first opcode. */
  String handler() {
    return "cloche_op_" + opcodes().getFirst();
  }

  /** The C text of all bodies, without case labels. */
  String bodies() {
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> text.append(block.body()));
    return text.toString();
  }

  /**
   * Joins the blocks that jump to each other's labels.
   *
   * @throws ShapeException when a jump has no target or a label two definitions
   */
  static List<CaseGroup> of(List<CaseBlock> blocks) {
    Map<String, Integer> owners = new HashMap<>();
    int[] leader = new int[blocks.size()];
    for (int i = 0; i < leader.length; i++) {
      leader[i] = i;
      for (String label : blocks.get(i).labels()) {
        if (owners.put(label, i) != null || SwitchParser.INTERPRETER_LABELS.contains(label)) {
          throw new ShapeException("the label '%s' is defined twice".formatted(label));
        }
      }
    }
    for (int i = 0; i < leader.length; i++) {
      for (String jump : blocks.get(i).jumps()) {
        Integer owner = owners.get(jump);
        if (owner == null) {
          throw new ShapeException("'goto %s' leaves the interpreter's switch".formatted(jump));
        }
        join(leader, i, owner);
      }
    }
    Map<Integer, List<CaseBlock>> groups = new LinkedHashMap<>();
    for (int i = 0; i < leader.length; i++) {
      groups.computeIfAbsent(find(leader, i), key -> new ArrayList<>()).add(blocks.get(i));
    }
    return groups.values().stream().map(CaseGroup::new).toList();
  }

  private static void join(int[] leader, int a, int b) {
    leader[find(leader, a)] = find(leader, b);
  }

  private static int find(int[] leader, int block) {
    int found = block;
    while (leader[found] != found) {
      found = leader[found];
    }
    return found;
  }
}
