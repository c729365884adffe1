package dev.cloche.build.meter;

import dev.cloche.build.meter.ChargePlan.Entry;
import dev.cloche.build.meter.ChargePlan.FunctionPlan;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.TypeTable;
import dev.cloche.build.wasm.WasmFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Rewrites function bodies: puts in what the plan says and maps function indices. */
final class Instrumenter {
  private final FunctionIndices indices;
  private final TypeTable types;

  Instrumenter(FunctionIndices indices, TypeTable types) {
    this.indices = indices;
    this.types = types;
  }

  WasmFunction instrument(WasmFunction function, FunctionPlan plan) {
    boolean entered = plan.entry() == Entry.ENTERED;
    var out = new ArrayList<Instruction>(function.body().size() + 8);
    if (entered) {
      pay(out, plan.weight(), Names.ENTER);
      out.add(block(types.get(function.typeIndex()).results()));
    } else if (plan.entry() == Entry.CHARGED && plan.weight() > 0) {
      pay(out, plan.weight(), Names.CHARGE);
    }
    body(function.body(), plan.charges().iterator(), entered, out);
    if (entered) {
      out.add(Instruction.of(Opcode.END));
      out.add(call(Names.LEAVE));
    }
    return function.withBody(out);
  }

  /** Answers code outside functions, with its function indices mapped. */
  List<Instruction> map(List<Instruction> expression) {
    return expression.stream().map(this::map).toList();
  }

  private void body(
      List<Instruction> body,
      Iterator<Regions.Charge> charges,
      boolean entered,
      List<Instruction> out) {
    Regions.Charge next = charges.hasNext() ? charges.next() : null;
    int open = 0;
    for (int position = 0; position < body.size(); position++) {
      if (next != null && next.position() == position) {
        pay(out, (int) next.weight(), Names.CHARGE);
        next = charges.hasNext() ? charges.next() : null;
      }
      Instruction instruction = body.get(position);
      switch (instruction.opcode()) {
        case Opcode.MEMORY_COPY, Opcode.MEMORY_FILL, Opcode.MEMORY_INIT ->
            out.add(call(Names.CHARGE_BULK));
        case Opcode.MEMORY_GROW -> out.add(call(Names.CHARGE_GROW));
        case Opcode.BLOCK, Opcode.LOOP, Opcode.IF -> open++;
        case Opcode.END -> open--;
        default -> {}
      }
      boolean returns = entered && instruction.opcode() == Opcode.RETURN;
      out.add(returns ? Instruction.indexed(Opcode.BR, open) : map(instruction));
    }
  }

  private Instruction map(Instruction instruction) {
    int opcode = instruction.opcode();
    return opcode == Opcode.CALL || opcode == Opcode.REF_FUNC
        ? Instruction.indexed(opcode, indices.map(instruction.immediate()))
        : instruction;
  }

  /** Opens the block that takes the place of the function: returning means leaving the block. */
  private Instruction block(List<Integer> results) {
    return switch (results.size()) {
      case 0 -> Instruction.open(Opcode.BLOCK);
      case 1 -> Instruction.openWithResult(Opcode.BLOCK, results.get(0));
      default ->
          Instruction.openWithType(Opcode.BLOCK, types.indexOf(new FuncType(List.of(), results)));
    };
  }

  private void pay(List<Instruction> out, int weight, String helper) {
    out.add(Instruction.i32Const(weight));
    out.add(call(helper));
  }

  private Instruction call(String helper) {
    return Instruction.indexed(Opcode.CALL, indices.helper(helper));
  }
}
