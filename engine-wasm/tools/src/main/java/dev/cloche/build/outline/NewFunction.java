package dev.cloche.build.outline;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.TypeTable;
import dev.cloche.build.wasm.WasmFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a function of a region. Each exit has a block around the whole, and a jump to the exit
 * leaves that block; behind it, the function hands out the exit's number. Local variables are
 * numbered anew: the parameters first, then the others as they come.
 */
final class NewFunction {
  private final Analysis from;
  private final Region region;
  private final Map<Integer, Integer> renumbered = new HashMap<>();
  private final List<Integer> types = new ArrayList<>();
  private final List<Instruction> out = new ArrayList<>();
  private int returned = Region.NONE;

  private NewFunction(Analysis from, Region region) {
    this.from = from;
    this.region = region;
  }

  /** Makes the function; a new type is appended to {@code types}. */
  static WasmFunction of(Analysis from, Region region, TypeTable types) {
    return new NewFunction(from, region).make(types);
  }

  private WasmFunction make(TypeTable typeTable) {
    region.parameters().forEach(this::local);
    int exits = region.exits().size();
    for (int exit = 0; exit < exits; exit++) {
      out.add(Instruction.open(Opcode.BLOCK));
    }
    for (int at = region.start(); at < region.end(); at++) {
      copy(at);
    }
    int left = region.outcomes();
    if (region.continues()) {
      handOut(0, region.output(), --left == 0);
    }
    for (int exit : region.exits()) {
      out.add(Instruction.of(Opcode.END));
      boolean result = exit == Shape.FUNCTION && returned != Region.NONE;
      if (result) {
        handOutVariable(region.outcome(exit), returned, --left == 0);
      } else {
        handOut(region.outcome(exit), region.output(), --left == 0);
      }
    }
    int parameters = region.parameters().size();
    var type =
        new FuncType(
            region.parameters().stream().map(from.locals()::get).toList(), region.results());
    return new WasmFunction(
        typeTable.indexOf(type), runs(types.subList(parameters, types.size())), out);
  }

  /** Answers the new number of a variable of the old function. */
  private int local(int old) {
    return renumbered.computeIfAbsent(old, o -> newLocal(from.locals().get(o)));
  }

  private int newLocal(int type) {
    types.add(type);
    return types.size() - 1;
  }

  private void copy(int at) {
    Instruction instruction = from.body().get(at);
    int opcode = instruction.opcode();
    switch (opcode) {
      case Opcode.LOCAL_GET, Opcode.LOCAL_SET, Opcode.LOCAL_TEE ->
          out.add(Instruction.indexed(opcode, local(instruction.immediate())));
      case Opcode.BR, Opcode.BR_IF -> {
        if (opcode == Opcode.BR && from.shape().targets(at).get(0) == Shape.FUNCTION) {
          leaveFunction(at);
        } else {
          out.add(Instruction.indexed(opcode, label(at, 0, instruction.immediate())));
        }
      }
      case Opcode.BR_TABLE -> {
        var labels = new ArrayList<Integer>();
        for (int i = 0; i < instruction.labels().size(); i++) {
          labels.add(label(at, i, instruction.labels().get(i)));
        }
        out.add(Instruction.brTable(labels));
      }
      case Opcode.RETURN -> leaveFunction(at);
      default -> out.add(instruction);
    }
  }

  private void leaveFunction(int at) {
    var results = from.results();
    if (!results.isEmpty()) {
      if (returned == Region.NONE) {
        returned = newLocal(results.get(0));
      }
      out.add(Instruction.indexed(Opcode.LOCAL_SET, returned));
    }
    out.add(Instruction.indexed(Opcode.BR, label(at, 0, 0)));
  }

  /** The label of a jump: the same one inside the region, else that of the exit's block. */
  private int label(int at, int index, int label) {
    int target = from.shape().targets(at).get(index);
    if (target >= region.start()) {
      return label;
    }
    return from.shape().depth(at)
        - from.shape().depth(region.start())
        + region.exits().indexOf(target);
  }

  private void handOut(int outcome, int output, boolean last) {
    handOutVariable(outcome, output == Region.NONE ? Region.NONE : local(output), last);
  }

  private void handOutVariable(int outcome, int variable, boolean last) {
    if (region.packs()) {
      pack(outcome, variable);
    } else if (region.selects()) {
      out.add(Instruction.i32Const(outcome));
    } else if (region.payload() != Region.NONE) {
      out.add(Instruction.indexed(Opcode.LOCAL_GET, variable));
    }
    if (!last) {
      out.add(Instruction.of(Opcode.RETURN));
    }
  }

  /** The outcome in the upper half; the lower one holds the variable, if this outcome has one. */
  private void pack(int outcome, int variable) {
    if (variable == Region.NONE) {
      out.add(Instruction.i64Const((long) outcome << Integer.SIZE));
      return;
    }
    out.add(Instruction.indexed(Opcode.LOCAL_GET, variable));
    out.add(Instruction.of(Opcode.I64_EXTEND_I32_U));
    if (outcome > 0) {
      out.add(Instruction.i64Const((long) outcome << Integer.SIZE));
      out.add(Instruction.of(Opcode.I64_OR));
    }
  }

  private static List<WasmFunction.Locals> runs(List<Integer> types) {
    var runs = new ArrayList<WasmFunction.Locals>();
    for (int type : types) {
      if (!runs.isEmpty() && runs.getLast().valueType() == type) {
        runs.add(new WasmFunction.Locals(runs.removeLast().count() + 1, type));
      } else {
        runs.add(new WasmFunction.Locals(1, type));
      }
    }
    return runs;
  }
}
