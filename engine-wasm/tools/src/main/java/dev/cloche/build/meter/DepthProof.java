package dev.cloche.build.meter;

import dev.cloche.build.wasm.FlowGraph;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import java.util.List;

/**
 * Proves that depth is counted on every cycle of calls, and that each function which goes one level
 * deeper at its entry, and no other, comes back up exactly once on every way out.
 */
final class DepthProof {
  private static final byte UNREACHED = 0;
  private static final byte UP = 1;
  private static final byte DOWN = 2;

  private final MeteredCode code;

  DepthProof(MeteredCode code) {
    this.code = code;
  }

  void run(CallProof calls) {
    calls.calleesFirst(code::enters, "counts no depth");
    code.programFunctions().forEach(this::check);
  }

  private void check(int function) {
    List<Instruction> body = code.body(function);
    boolean counts =
        body.stream().anyMatch(i -> code.calls(i, Names.ENTER) || code.calls(i, Names.LEAVE));
    if (!counts) {
      return;
    }
    if (!code.enters(function)) {
      throw wrong(function, "counts depth, but not at its entry");
    }
    var flow = FlowGraph.of(body);
    var state = new byte[flow.exit() + 1];
    state[0] = UP;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int at = 0; at < body.size(); at++) {
        changed |= state[at] != UNREACHED && flowOn(function, body, flow, state, at);
      }
    }
    if (state[flow.exit()] == DOWN) {
      throw wrong(function, "returns without leaving");
    }
  }

  private boolean flowOn(
      int function, List<Instruction> body, FlowGraph flow, byte[] state, int at) {
    byte after = state[at];
    if (code.calls(body.get(at), Names.ENTER)) {
      after = changed(function, state[at], UP, "enters twice");
    } else if (code.calls(body.get(at), Names.LEAVE)) {
      after = changed(function, state[at], DOWN, "leaves twice");
    } else if (state[at] == UP && mayCallProgram(body.get(at))) {
      throw wrong(function, "calls after leaving");
    }
    boolean changed = false;
    for (int next : flow.successors(at)) {
      if (state[next] == UNREACHED) {
        state[next] = after;
        changed = true;
      } else if (state[next] != after) {
        throw wrong(function, "counts differently on two ways to %d".formatted(next));
      }
    }
    return changed;
  }

  private boolean mayCallProgram(Instruction instruction) {
    return instruction.opcode() == Opcode.CALL_INDIRECT
        || (instruction.opcode() == Opcode.CALL && !code.isMeterCall(instruction));
  }

  private static byte changed(int function, byte state, byte expected, String otherwise) {
    if (state != expected) {
      throw wrong(function, otherwise);
    }
    return expected == UP ? DOWN : UP;
  }

  private static MeterException wrong(int function, String what) {
    return new MeterException("Function %d %s.".formatted(function, what));
  }
}
