package dev.cloche.build.outline;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many bytes of JVM code instructions become once they are compiled and lowered. An estimate
 * that errs upwards, since it does not follow all that the lowering joins. The check of the classes
 * decides.
 */
public final class JvmSize {
  private static final int CALL = 3;
  private static final int JUMP = 3;
  private static final int SWITCH = 11;
  private static final int WIDE_CONSTANT = 3;

  private final int[] slots;
  private final int memory;

  private JvmSize(int[] slots, int memory) {
    this.slots = slots;
    this.memory = memory;
  }

  /** Answers the sizes of the functions defined in a module that is metered already. */
  public static int[] ofFunctions(WasmModule metered) {
    var signatures = Signatures.of(metered);
    return metered.functions().stream().mapToInt(f -> of(f, signatures)).toArray();
  }

  /** Answers the size of a whole function, which runs as it is. */
  static int of(WasmFunction function, Signatures signatures) {
    int parameters = signatures.of(function).parameters().size();
    var size = in(function, signatures);
    int zeroed = 0;
    for (int local = parameters; local < size.slots.length; local++) {
      zeroed += 1 + variable(size.slots[local]);
    }
    return zeroed + Arrays.stream(size.ofEach(function.body())).sum() + 1;
  }

  /** Answers the sizes of the instructions of a function. */
  static int[] ofEach(WasmFunction function, Signatures signatures) {
    return in(function, signatures).ofEach(function.body());
  }

  private static JvmSize in(WasmFunction function, Signatures signatures) {
    int parameters = signatures.of(function).parameters().size();
    var types = signatures.localTypes(function);
    var slots = new int[types.size()];
    int next = 0;
    int memory = 0;
    for (int local = 0; local <= slots.length; local++) {
      if (local == parameters) {
        memory = next;
        next++; // The memory follows the parameters.
      }
      if (local < slots.length) {
        slots[local] = next;
        next += types.get(local) == FuncType.I64 || types.get(local) == FuncType.F64 ? 2 : 1;
      }
    }
    return new JvmSize(slots, memory);
  }

  private int[] ofEach(List<Instruction> body) {
    var sizes = new int[body.size()];
    var loops = new ArrayList<Boolean>();
    loops.add(false);
    for (int at = 0; at < sizes.length; at++) {
      Instruction instruction = body.get(at);
      sizes[at] = of(instruction);
      if (at > 0 && jumpsOnAnswer(instruction.opcode())) {
        sizes[at - 1] -= saved(body.get(at - 1).opcode());
      }
      if (instruction.opensFrame()) {
        loops.add(instruction.opcode() == Opcode.LOOP);
      } else if (instruction.opcode() == Opcode.END) {
        loops.removeLast();
      } else if (instruction.opcode() == Opcode.BR_IF
          && loops.get(loops.size() - 1 - instruction.immediate())) {
        sizes[at] += JUMP; // Backwards it is a jump around a jump.
      }
    }
    return sizes;
  }

  private static boolean jumpsOnAnswer(int opcode) {
    return opcode == Opcode.IF
        || opcode == Opcode.BR_IF
        || opcode == Opcode.SELECT
        || opcode == Opcode.SELECT_TYPED;
  }

  /** What a comparison that is fused with the jump behind it is shorter than a call. */
  private static int saved(int opcode) {
    return switch (opcode) {
      case 0x45, 0x46, 0x47, 0x48, 0x4A, 0x4C, 0x4E -> CALL; // i32, eqz or signed
      case 0x51, 0x52, 0x53, 0x55, 0x57, 0x59 -> CALL - 1; // i64, signed
      case 0x50 -> CALL - 2; // i64.eqz
      default -> 0;
    };
  }

  private int of(Instruction instruction) {
    int opcode = instruction.opcode();
    return switch (opcode) {
      case Opcode.NOP, Opcode.BLOCK, Opcode.LOOP, Opcode.END -> 0;
      case Opcode.UNREACHABLE -> CALL + 1;
      case Opcode.BR, Opcode.ELSE, Opcode.IF, Opcode.BR_IF -> JUMP;
      case Opcode.BR_TABLE -> SWITCH + 4 * instruction.labels().size();
      case Opcode.CALL -> variable(memory) + CALL;
      case Opcode.CALL_INDIRECT -> 1 + variable(memory) + CALL;
      case Opcode.SELECT, Opcode.SELECT_TYPED -> JUMP + 2;
      case Opcode.LOCAL_GET, Opcode.LOCAL_SET -> variable(slots[instruction.immediate()]);
      case Opcode.LOCAL_TEE -> 1 + variable(slots[instruction.immediate()]);
      case Opcode.GLOBAL_GET,
          Opcode.GLOBAL_SET,
          Opcode.MEMORY_COPY,
          Opcode.MEMORY_FILL,
          Opcode.MEMORY_INIT,
          Opcode.MEMORY_GROW ->
          variable(memory) + CALL;
      case Opcode.I32_CONST -> constant(instruction.immediate());
      default ->
          Opcode.isLoad(opcode) || Opcode.isStore(opcode)
              ? constant(instruction.immediate()) + variable(memory) + CALL + conversion(opcode)
              : operation(opcode);
    };
  }

  /** What the JVM's type of a narrow access is not. */
  private static int conversion(int opcode) {
    return switch (opcode) {
      case 0x2D, 0x2F -> 4; // i32.load8_u, i32.load16_u
      case 0x30, 0x32, 0x34 -> 1; // i64.load8_s, i64.load16_s, i64.load32_s
      case 0x31, 0x33, 0x35 -> 5; // i64.load8_u, i64.load16_u, i64.load32_u
      case 0x3A, 0x3B, 0x3E -> 1; // i32.store8, i32.store16, i64.store32
      case 0x3C, 0x3D -> 2; // i64.store8, i64.store16
      default -> 0;
    };
  }

  /** What is not an instruction of the JVM's is a call of the runtime. */
  private static int operation(int opcode) {
    return switch (opcode) {
      case Opcode.DROP, Opcode.RETURN -> 1;
      case 0x6A, 0x6B, 0x6C, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76 -> 1; // i32
      case 0x7C, 0x7D, 0x7E, 0x83, 0x84, 0x85 -> 1; // i64
      case 0x86, 0x87, 0x88 -> 2; // i64 shifts, by an int
      case 0x8C, 0x92, 0x93, 0x94, 0x95 -> 1; // f32
      case 0x9A, 0xA0, 0xA1, 0xA2, 0xA3 -> 1; // f64
      case 0xA7, 0xAC, 0xB6, 0xBB -> 1; // i32.wrap, i64.extend_s, f32.demote, f64.promote
      case Opcode.I64_CONST, Opcode.F32_CONST, Opcode.F64_CONST -> WIDE_CONSTANT;
      default -> CALL;
    };
  }

  private static int variable(int slot) {
    return slot <= 3 ? 1 : slot <= 255 ? 2 : 4;
  }

  private static int constant(int value) {
    if (value >= -1 && value <= 5) {
      return 1;
    }
    return value == (byte) value ? 2 : WIDE_CONSTANT;
  }
}
