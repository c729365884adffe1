package dev.cloche.build.outline;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a call in the place of a region: it passes the parameters, takes what is handed out, and
 * goes on where the function says.
 */
final class CallSite {
  private final Analysis from;
  private final Region region;
  private final boolean returnsValue;
  private final List<WasmFunction.Locals> locals;
  private final List<Instruction> out = new ArrayList<>();
  private int nextLocal;

  private CallSite(Analysis from, Region region) {
    this.from = from;
    this.region = region;
    returnsValue = region.exits().contains(Shape.FUNCTION) && !from.results().isEmpty();
    locals = new ArrayList<>(from.function().locals());
    nextLocal = from.locals().size();
  }

  /** Answers the function with a call of {@code callee} in the place of the region. */
  static WasmFunction in(Analysis from, Region region, int callee) {
    return new CallSite(from, region).replace(callee);
  }

  private WasmFunction replace(int callee) {
    out.addAll(from.body().subList(0, region.start()));
    if (!region.selects()) {
      callWithOneOutcome(callee);
    } else if (region.outcomes() == 2 && region.continues()) {
      callAndLeaveOrContinue(callee);
    } else {
      callAndSwitch(callee);
    }
    out.addAll(from.body().subList(region.end(), from.body().size()));
    return new WasmFunction(from.function().typeIndex(), locals, out);
  }

  private void callWithOneOutcome(int callee) {
    invoke(callee);
    if (returnsValue) {
      out.add(Instruction.of(Opcode.RETURN));
      return;
    }
    if (region.output() != Region.NONE) {
      add(Opcode.LOCAL_SET, region.output());
    }
    if (!region.continues()) {
      add(Opcode.BR, label(region.exits().get(0)));
    }
  }

  private void callAndLeaveOrContinue(int callee) {
    invoke(callee);
    int value = unpack();
    if (returnsValue) {
      out.add(Instruction.open(Opcode.IF));
      add(Opcode.LOCAL_GET, value);
      out.add(Instruction.of(Opcode.RETURN));
      out.add(Instruction.of(Opcode.END));
    } else {
      add(Opcode.BR_IF, label(region.exits().get(0)));
    }
  }

  /** A switch inside a block for going on and one for returning with a value, where there is. */
  private void callAndSwitch(int callee) {
    int blocks = (region.continues() ? 1 : 0) + (returnsValue ? 1 : 0);
    for (int block = 0; block < blocks; block++) {
      out.add(Instruction.open(Opcode.BLOCK));
    }
    invoke(callee);
    int value = unpack();
    var labels = new ArrayList<Integer>();
    if (region.continues()) {
      labels.add(blocks - 1);
    }
    for (int exit : region.exits()) {
      labels.add(exit == Shape.FUNCTION && returnsValue ? 0 : label(exit) + blocks);
    }
    out.add(Instruction.brTable(labels));
    if (returnsValue) {
      out.add(Instruction.of(Opcode.END));
      add(Opcode.LOCAL_GET, value);
      out.add(Instruction.of(Opcode.RETURN));
    }
    if (region.continues()) {
      out.add(Instruction.of(Opcode.END));
    }
  }

  private void invoke(int callee) {
    region.parameters().forEach(local -> add(Opcode.LOCAL_GET, local));
    add(Opcode.CALL, callee);
  }

  /** Leaves the outcome on the stack; answers the variable with the value, if there is one. */
  private int unpack() {
    if (!region.packs()) {
      return Region.NONE;
    }
    int both = newLocal(FuncType.I64);
    int value = region.output() == Region.NONE ? newLocal(FuncType.I32) : region.output();
    add(Opcode.LOCAL_TEE, both);
    out.add(Instruction.of(Opcode.I32_WRAP_I64));
    add(Opcode.LOCAL_SET, value);
    add(Opcode.LOCAL_GET, both);
    out.add(Instruction.i64Const(Integer.SIZE));
    out.add(Instruction.of(Opcode.I64_SHR_U));
    out.add(Instruction.of(Opcode.I32_WRAP_I64));
    return value;
  }

  private int newLocal(int type) {
    locals.add(new WasmFunction.Locals(1, type));
    return nextLocal++;
  }

  /** The label of a frame, or of the function, from where the region began. */
  private int label(int frame) {
    int depth = frame == Shape.FUNCTION ? 0 : from.shape().depth(frame) + 1;
    return from.shape().depth(region.start()) - depth;
  }

  private void add(int opcode, int index) {
    out.add(Instruction.indexed(opcode, index));
  }
}
