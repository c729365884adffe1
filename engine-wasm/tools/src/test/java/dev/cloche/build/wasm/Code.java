package dev.cloche.build.wasm;

import java.util.ArrayList;
import java.util.List;

/** Short names for instructions, so that test programs read like the text format. */
public final class Code {
  private Code() {}

  /** Joins instructions and lists of instructions. */
  public static List<Instruction> code(Object... parts) {
    var code = new ArrayList<Instruction>();
    for (Object part : parts) {
      if (part instanceof Instruction instruction) {
        code.add(instruction);
      } else {
        ((List<?>) part).forEach(i -> code.add((Instruction) i));
      }
    }
    return code;
  }

  public static Instruction op(int opcode) {
    return Instruction.of(opcode);
  }

  public static Instruction i32(int value) {
    return Instruction.i32Const(value);
  }

  public static Instruction get(int local) {
    return Instruction.indexed(Opcode.LOCAL_GET, local);
  }

  public static Instruction set(int local) {
    return Instruction.indexed(Opcode.LOCAL_SET, local);
  }

  public static Instruction tee(int local) {
    return Instruction.indexed(Opcode.LOCAL_TEE, local);
  }

  public static Instruction call(int function) {
    return Instruction.indexed(Opcode.CALL, function);
  }

  public static Instruction callIndirect(int type) {
    var out = new ByteWriter().u8(Opcode.CALL_INDIRECT).u32(type).u8(0);
    return new Instruction(Opcode.CALL_INDIRECT, type, List.of(), out.toByteArray());
  }

  public static Instruction br(int label) {
    return Instruction.indexed(Opcode.BR, label);
  }

  public static Instruction brIf(int label) {
    return Instruction.indexed(Opcode.BR_IF, label);
  }

  public static Instruction brTable(Integer... labels) {
    return Instruction.brTable(List.of(labels));
  }

  /** Makes an instruction behind the prefix 0xFC, or any other, from its immediates' bytes. */
  public static Instruction raw(int opcode, int... immediates) {
    var out = new ByteWriter();
    if (opcode > 0xFF) {
      out.u8(opcode >> 8).u32(opcode & 0xFF);
    } else {
      out.u8(opcode);
    }
    for (int b : immediates) {
      out.u8(b);
    }
    return new Instruction(opcode, 0, List.of(), out.toByteArray());
  }

  public static List<Instruction> block(Object... body) {
    return code(Instruction.open(Opcode.BLOCK), code(body), op(Opcode.END));
  }

  public static List<Instruction> loop(Object... body) {
    return code(Instruction.open(Opcode.LOOP), code(body), op(Opcode.END));
  }

  public static List<Instruction> when(Object... body) {
    return code(Instruction.open(Opcode.IF), code(body), op(Opcode.END));
  }

  public static List<Instruction> either(List<Instruction> then, List<Instruction> otherwise) {
    return code(Instruction.open(Opcode.IF), then, op(Opcode.ELSE), otherwise, op(Opcode.END));
  }

  /** Runs {@code body} as often as the local says, counting it down; at least once. */
  public static List<Instruction> repeat(int local, Object... body) {
    return loop(code(body), get(local), i32(1), op(Opcode.I32_SUB), tee(local), brIf(0));
  }
}
