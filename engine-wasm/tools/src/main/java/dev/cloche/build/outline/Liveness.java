package dev.cloche.build.outline;

import dev.cloche.build.wasm.FlowGraph;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import java.util.BitSet;
import java.util.List;

/** Which local variables may still be read, before each instruction of a body and at its end. */
final class Liveness {
  private final BitSet[] before;

  private Liveness(BitSet[] before) {
    this.before = before;
  }

  static Liveness of(List<Instruction> body) {
    var flow = FlowGraph.of(body);
    var before = new BitSet[body.size() + 1];
    for (int place = 0; place < before.length; place++) {
      before[place] = new BitSet();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int at = body.size() - 1; at >= 0; at--) {
        changed |= update(body.get(at), flow.successors(at), before, at);
      }
    }
    return new Liveness(before);
  }

  private static boolean update(Instruction instruction, int[] next, BitSet[] before, int at) {
    var live = new BitSet();
    for (int successor : next) {
      live.or(before[successor]);
    }
    switch (instruction.opcode()) {
      case Opcode.LOCAL_GET -> live.set(instruction.immediate());
      case Opcode.LOCAL_SET, Opcode.LOCAL_TEE -> live.clear(instruction.immediate());
      default -> {}
    }
    boolean changed = !live.equals(before[at]);
    before[at] = live;
    return changed;
  }

  /** Answers the variables that may be read from {@code place} on before they are written. */
  BitSet at(int place) {
    return (BitSet) before[place].clone();
  }
}
