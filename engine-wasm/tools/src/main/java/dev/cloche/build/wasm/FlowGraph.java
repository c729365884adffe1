package dev.cloche.build.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Where control goes from each instruction of a function: nodes are positions in the body, and the
 * exit is the position after the last one. Immutable.
 */
public final class FlowGraph {
  private final List<int[]> successors;

  private FlowGraph(List<int[]> successors) {
    this.successors = successors;
  }

  /** Follows the control of a function's body. */
  public static FlowGraph of(List<Instruction> body) {
    int exit = body.size();
    int[] ends = new int[exit];
    int[] secondArms = new int[exit];
    matchFrames(body, ends, secondArms);
    var successors = new ArrayList<int[]>(exit);
    var targets = new ArrayList<Integer>();
    targets.add(exit);
    for (int at = 0; at < exit; at++) {
      Instruction instruction = body.get(at);
      int next = at + 1;
      switch (instruction.opcode()) {
        case Opcode.BLOCK -> targets.add(ends[at]);
        case Opcode.LOOP -> targets.add(at);
        case Opcode.IF -> targets.add(ends[at]);
        case Opcode.END -> targets.removeLast();
        default -> {}
      }
      int[] to =
          switch (instruction.opcode()) {
            case Opcode.IF -> new int[] {next, secondArms[at] > 0 ? secondArms[at] + 1 : ends[at]};
            // Reached from the first arm only, which is over.
            case Opcode.ELSE -> new int[] {ends[at]};
            case Opcode.BR -> new int[] {label(targets, instruction.immediate())};
            case Opcode.BR_IF -> new int[] {next, label(targets, instruction.immediate())};
            case Opcode.BR_TABLE ->
                instruction.labels().stream().mapToInt(l -> label(targets, l)).toArray();
            case Opcode.RETURN -> new int[] {exit};
            case Opcode.UNREACHABLE -> new int[0];
            default -> new int[] {next};
          };
      successors.add(to);
    }
    return new FlowGraph(successors);
  }

  /** Answers the node at which the function returns. */
  public int exit() {
    return successors.size();
  }

  /** Answers the nodes that may follow {@code node}; the array is not to be changed. */
  public int[] successors(int node) {
    return node == exit() ? new int[0] : successors.get(node);
  }

  private static int label(List<Integer> targets, int label) {
    return targets.get(targets.size() - 1 - label);
  }

  /** Finds the end of each frame, also from its second arm on, and where second arms begin. */
  private static void matchFrames(List<Instruction> body, int[] ends, int[] secondArms) {
    var open = new ArrayList<Integer>();
    for (int at = 0; at < body.size(); at++) {
      Instruction instruction = body.get(at);
      if (instruction.opensFrame()) {
        open.add(at);
      } else if (instruction.opcode() == Opcode.ELSE) {
        secondArms[open.getLast()] = at;
      } else if (instruction.opcode() == Opcode.END) {
        int opener = open.removeLast();
        ends[opener] = at;
        if (secondArms[opener] > 0) {
          ends[secondArms[opener]] = at;
        }
      }
    }
  }
}
