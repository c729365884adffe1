package dev.cloche.build.meter;

import dev.cloche.build.wasm.FlowGraph;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Proves that every instruction is paid for before it runs. Payments add to a credit and
 * instructions take from it; the least credit over all paths to each place is followed to a
 * fixpoint. A loop that does not pay for itself lowers it at every pass and is found by that.
 *
 * <p>What a function takes beyond its own payments is its need, which its callers must have left.
 * Functions that can be called from unknown places must have none.
 */
final class CreditProof {
  private static final long UNREACHED = Long.MAX_VALUE;

  /** The need of a function that was not checked before its caller: more than anyone pays. */
  private static final long UNKNOWN = 1L << 40;

  private final MeteredCode code;
  private final CallProof calls;
  private final Map<Integer, Long> needs = new HashMap<>();

  CreditProof(MeteredCode code, CallProof calls) {
    this.code = code;
    this.calls = calls;
  }

  void run() {
    calls.calleesFirst(code::paysAtEntry, "charges nowhere").forEach(this::check);
    code.programFunctions().filter(code::paysAtEntry).forEach(this::check);
  }

  private void check(int function) {
    List<Instruction> body = code.body(function);
    var flow = FlowGraph.of(body);
    checkLoopsPay(function, body, flow);
    long need = Math.max(0, -leastCredit(function, body, flow));
    boolean paysForItself = code.paysAtEntry(function) || calls.hasUnknownCallers(function);
    if (paysForItself && need > 0) {
      throw new MeterException(
          "Function %d can run instructions of weight %d unpaid.".formatted(function, need));
    }
    needs.put(function, need);
  }

  /** Finds cycles among the instructions that neither pay nor call a function that pays. */
  private void checkLoopsPay(int function, List<Instruction> body, FlowGraph flow) {
    var state = new byte[flow.exit() + 1];
    var path = new ArrayDeque<int[]>();
    for (int root = 0; root < flow.exit(); root++) {
      open(root, body, state, path);
      while (!path.isEmpty()) {
        int[] step = path.element();
        int[] next = flow.successors(step[0]);
        if (step[1] == next.length) {
          state[path.pop()[0]] = 2;
        } else if (state[next[step[1]]] == 1) {
          throw new MeterException(
              "Function %d has a loop at %d that charges nowhere."
                  .formatted(function, next[step[1]]));
        } else {
          open(next[step[1]++], body, state, path);
        }
      }
    }
  }

  private void open(int node, List<Instruction> body, byte[] state, ArrayDeque<int[]> path) {
    boolean pays = node < body.size() && pays(body, node);
    if (state[node] == 0 && !pays) {
      state[node] = 1;
      path.push(new int[] {node, 0});
    }
  }

  private boolean pays(List<Instruction> body, int at) {
    Instruction instruction = body.get(at);
    boolean callsProgram =
        instruction.opcode() == Opcode.CALL
            && instruction.immediate() >= code.importCount()
            && !code.helpers().contains(instruction.immediate());
    return code.isPayment(body, at) || (callsProgram && code.paysAtEntry(instruction.immediate()));
  }

  private long leastCredit(int function, List<Instruction> body, FlowGraph flow) {
    var credit = new long[flow.exit() + 1];
    Arrays.fill(credit, UNREACHED);
    credit[0] = 0;
    long loops = body.stream().filter(i -> i.opcode() == Opcode.LOOP).count();
    // Without a cycle that loses credit, each pass in program order settles one more back edge.
    for (long pass = 0; pass <= loops + 1; pass++) {
      if (!propagate(function, body, flow, credit)) {
        return Arrays.stream(credit).filter(c -> c != UNREACHED).min().orElse(0);
      }
    }
    throw new MeterException(
        "Function %d has a loop that charges less than it runs.".formatted(function));
  }

  private boolean propagate(int function, List<Instruction> body, FlowGraph flow, long[] credit) {
    boolean changed = false;
    for (int at = 0; at < body.size(); at++) {
      if (credit[at] == UNREACHED) {
        continue;
      }
      long after = credit[at] + gain(function, body, at);
      for (int next : flow.successors(at)) {
        if (after < credit[next]) {
          credit[next] = after;
          changed = true;
        }
      }
      if (flow.successors(at).length == 0 && after < credit[flow.exit()]) {
        credit[flow.exit()] = after; // a trap has to be paid for as well
        changed = true;
      }
    }
    return changed;
  }

  private long gain(int function, List<Instruction> body, int at) {
    Instruction instruction = body.get(at);
    if (code.isPayment(body, at)) {
      return code.payment(body, at, function);
    }
    boolean constantOfPayment = at + 1 < body.size() && code.isPayment(body, at + 1);
    if (constantOfPayment || code.isMeterCall(instruction)) {
      return 0;
    }
    if (instruction.opcode() != Opcode.CALL) {
      return -FuelCosts.of(instruction);
    }
    if (instruction.immediate() < code.importCount()) {
      return -FuelCosts.IMPORT_CALL;
    }
    boolean paidByCallee =
        code.helpers().contains(instruction.immediate())
            || code.paysAtEntry(instruction.immediate());
    return -FuelCosts.CALL
        - (paidByCallee ? 0 : needs.getOrDefault(instruction.immediate(), UNKNOWN));
  }
}
