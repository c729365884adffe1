package dev.cloche.build.meter;

import static dev.cloche.build.wasm.Code.block;
import static dev.cloche.build.wasm.Code.br;
import static dev.cloche.build.wasm.Code.brIf;
import static dev.cloche.build.wasm.Code.brTable;
import static dev.cloche.build.wasm.Code.call;
import static dev.cloche.build.wasm.Code.callIndirect;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.either;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.loop;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.set;
import static dev.cloche.build.wasm.Code.tee;
import static dev.cloche.build.wasm.Code.when;
import static dev.cloche.build.wasm.WasmBuilder.I32;

import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes valid modules with nested loops, all kinds of branches, dead code, and direct and indirect
 * recursion. They always end: a global countdown is taken at each loop head and function entry, and
 * everything is left when it is over. The export {@code f(seed)} answers a hash of what was done.
 */
final class RandomProgram {
  private static final int STEPS = 100;
  private static final int FUNCTIONS = 6;
  private static final int MAX_DEPTH = 4;
  private static final int PARAMETER = 0;
  private static final int ACCUMULATOR = 1;
  private static final int COUNTDOWN = 0;
  private static final int I32_MUL = 0x6C;
  private static final int I32_XOR = 0x73;
  private static final int I32_AND = 0x71;
  private static final int I32_EQZ = 0x45;

  private final Random random;
  private int type;

  private RandomProgram(long seed) {
    random = new Random(seed);
  }

  static WasmModule make(long seed) {
    return new RandomProgram(seed).module();
  }

  private WasmModule module() {
    var wasm = new WasmBuilder();
    wasm.global(0x7F, true, i32(0));
    type = wasm.type(I32, I32);
    for (int f = 0; f < FUNCTIONS; f++) {
      var body = new ArrayList<Instruction>(leaveWhenOver());
      body.addAll(statements(1, 1));
      body.add(get(ACCUMULATOR));
      wasm.function(I32, I32, 1, body);
    }
    wasm.table(0, 1, 2);
    int entry =
        wasm.function(
            I32,
            I32,
            0,
            code(i32(STEPS), Instruction.indexed(Opcode.GLOBAL_SET, COUNTDOWN), get(0), call(0)));
    return wasm.export("f", entry).build();
  }

  /** Statements inside {@code frames} open labels, the function's own included. */
  private List<Instruction> statements(int frames, int depth) {
    var code = new ArrayList<Instruction>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      code.addAll(statement(frames, depth));
    }
    return code;
  }

  private List<Instruction> statement(int frames, int depth) {
    int choice = random.nextInt(depth < MAX_DEPTH ? 12 : 5);
    return switch (choice) {
      case 0, 1 -> mix(random.nextInt(depth < 3 ? 25 : 5));
      case 2 -> code(condition(), when(leave(frames + 1)));
      case 3 -> code(random.nextInt(4) == 0 ? leave(frames) : mix(1));
      case 4 -> random.nextInt(3) == 0 ? code(get(ACCUMULATOR), calls(), set(ACCUMULATOR)) : mix(2);
      case 5, 6 -> loop(leaveWhenOver(), statements(frames + 1, depth + 1), condition(), brIf(0));
      case 7, 8 ->
          code(
              condition(),
              either(statements(frames + 1, depth + 1), statements(frames + 1, depth + 1)));
      case 9 -> code(condition(), when(statements(frames + 1, depth + 1)));
      case 10 ->
          block(
              block(block(selector(), brTable(0, 1, 2)), statements(frames + 2, depth + 1), br(1)),
              statements(frames + 1, depth + 1));
      default -> block(statements(frames + 1, depth + 1));
    };
  }

  private List<Instruction> calls() {
    return random.nextBoolean()
        ? code(call(random.nextInt(FUNCTIONS)))
        : code(selector(), callIndirect(type));
  }

  /** Leaves for any label of a block or the function, never back to a loop. */
  private List<Instruction> leave(int frames) {
    return switch (random.nextInt(3)) {
      case 0 -> code(get(ACCUMULATOR), op(Opcode.RETURN));
      case 1 -> code(get(ACCUMULATOR), br(frames - 1));
      default -> code(get(ACCUMULATOR), i32(1), brIf(frames - 1), op(0x1A));
    };
  }

  private static List<Instruction> leaveWhenOver() {
    return code(
        Instruction.indexed(Opcode.GLOBAL_GET, COUNTDOWN),
        i32(1),
        op(Opcode.I32_SUB),
        Instruction.indexed(Opcode.GLOBAL_SET, COUNTDOWN),
        Instruction.indexed(Opcode.GLOBAL_GET, COUNTDOWN),
        i32(0),
        op(Opcode.I32_LT_S),
        when(get(ACCUMULATOR), op(Opcode.RETURN)));
  }

  private List<Instruction> mix(int rounds) {
    var code = new ArrayList<Instruction>();
    for (int i = 0; i <= rounds; i++) {
      code.addAll(
          code(
              get(ACCUMULATOR),
              i32(31),
              op(I32_MUL),
              get(PARAMETER),
              op(Opcode.I32_ADD),
              i32(random.nextInt(1000)),
              op(I32_XOR),
              tee(ACCUMULATOR),
              set(PARAMETER)));
    }
    return code;
  }

  private List<Instruction> condition() {
    var bit = code(get(ACCUMULATOR), i32(1 << random.nextInt(12)), op(I32_AND));
    return random.nextBoolean() ? bit : code(bit, op(I32_EQZ));
  }

  private List<Instruction> selector() {
    return code(
        get(ACCUMULATOR), i32(random.nextInt(8)), op(Opcode.I32_SHR_U), i32(1), op(I32_AND));
  }
}
