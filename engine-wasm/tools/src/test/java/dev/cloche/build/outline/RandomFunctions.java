package dev.cloche.build.outline;

import static dev.cloche.build.wasm.Code.block;
import static dev.cloche.build.wasm.Code.br;
import static dev.cloche.build.wasm.Code.brIf;
import static dev.cloche.build.wasm.Code.brTable;
import static dev.cloche.build.wasm.Code.call;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.either;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.loop;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.raw;
import static dev.cloche.build.wasm.Code.set;
import static dev.cloche.build.wasm.Code.tee;
import static dev.cloche.build.wasm.Code.when;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmFunction.Locals;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes valid modules whose functions {@code f0} to {@code f3} have variables of three types,
 * loops, branches to any frame, returns, switches, traps, blocks with a value, and writes to
 * memory. They always end: a loop takes from a countdown and the function is left when that is
 * over.
 */
final class RandomFunctions {
  static final int FUNCTIONS = 4;

  private static final List<Integer> PARAMETERS = List.of(FuncType.I32, FuncType.I32);
  private static final List<List<Integer>> RESULTS =
      List.of(List.of(FuncType.I32), List.of(FuncType.I64), List.of(), List.of(FuncType.F64));
  private static final int COUNTDOWN = 0;
  private static final int INTS = 6;
  private static final int LONG = 6;
  private static final int DOUBLE = 7;
  private static final int MAX_DEPTH = 4;
  private static final int[] INT_OPERATIONS = {0x6A, 0x6B, 0x6C, 0x72, 0x73, 0x48};
  private static final int DIVIDE = 0x6D;
  private static final int I64_ADD = 0x7C;
  private static final int F64_ADD = 0xA0;
  private static final int F64_FROM_I32 = 0xB7;

  private final Random random;
  private int function;

  /** For each open frame, whether it is a loop; the function's own is the first. */
  private final List<Boolean> frames = new ArrayList<>();

  private RandomFunctions(long seed) {
    random = new Random(seed);
  }

  static WasmModule make(long seed) {
    return new RandomFunctions(seed).module();
  }

  private WasmModule module() {
    var wasm = new WasmBuilder().memory(1, 1).global(FuncType.I32, true, i32(200));
    var locals =
        List.of(new Locals(4, FuncType.I32), new Locals(1, FuncType.I64), new Locals(1, 0x7C));
    for (function = 0; function < FUNCTIONS; function++) {
      frames.clear();
      frames.add(false);
      var body = new ArrayList<>(beginnings());
      for (int i = 0; i < 5; i++) {
        body.addAll(statement(0));
      }
      body.addAll(result());
      wasm.export("f" + function, wasm.function(PARAMETERS, RESULTS.get(function), locals, body));
    }
    return wasm.build();
  }

  /** Gives the variables that are numbers values that depend on the arguments. */
  private List<Instruction> beginnings() {
    var code = new ArrayList<Instruction>();
    for (int local = PARAMETERS.size(); local < INTS; local++) {
      code.addAll(
          code(get(local % 2), i32(random.nextInt(9)), op(0x6C), get(1), op(0x6A), set(local)));
    }
    return code;
  }

  private List<Instruction> statements(int depth) {
    var code = new ArrayList<Instruction>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      code.addAll(statement(depth));
    }
    return code;
  }

  private List<Instruction> statement(int depth) {
    return switch (random.nextInt(depth < MAX_DEPTH ? 18 : 8)) {
      case 0, 1 -> code(number(2), set(random.nextInt(INTS)));
      case 2 -> code(get(LONG), number(1), op(0xAC), op(I64_ADD), set(LONG));
      case 3 -> code(get(DOUBLE), number(1), op(F64_FROM_I32), op(F64_ADD), set(DOUBLE));
      case 4 -> code(number(1), i32(252), op(0x71), number(2), raw(0x36, 2, 4));
      case 5 -> code(number(1), i32(12), op(0x71), inFrame(false, () -> when(leave())));
      case 6 ->
          depth > 1 && random.nextInt(4) == 0
              ? leave()
              : code(number(1), set(random.nextInt(INTS)));
      case 7 -> callAnother();
      case 8, 9, 10 ->
          code(
              number(1),
              inFrame(false, () -> either(statements(depth + 1), statements(depth + 1))));
      case 11, 12 -> code(inFrame(true, () -> loop(guard(), statements(depth + 1), again())));
      case 13, 14 -> choice(depth);
      case 15 ->
          code(
              Instruction.openWithResult(Opcode.BLOCK, FuncType.I32),
              number(1),
              number(1),
              brIf(0),
              op(Opcode.DROP),
              number(1),
              op(Opcode.END),
              set(random.nextInt(INTS)));
      default -> inFrame(false, () -> block(statements(depth + 1)));
    };
  }

  /** Three cases of a switch; each goes on with the next one or leaves for any frame. */
  private List<Instruction> choice(int depth) {
    return inFrame(
        false,
        () ->
            block(
                inFrame(
                    false,
                    () ->
                        block(
                            inFrame(false, () -> block(number(1), i32(3), op(0x71), table())),
                            statements(depth + 1),
                            random.nextBoolean() ? leave() : List.of())),
                statements(depth + 1)));
  }

  private List<Instruction> table() {
    int last = frames.size() - (RESULTS.get(function).isEmpty() ? 1 : 2);
    return code(brTable(0, 1, random.nextInt(last + 1), random.nextInt(last + 1)));
  }

  private interface Part {
    List<Instruction> make();
  }

  private List<Instruction> inFrame(boolean isLoop, Part part) {
    frames.add(isLoop);
    var code = part.make();
    frames.removeLast();
    return code;
  }

  /** Leaves for any label, returns, or traps. */
  private List<Instruction> leave() {
    int choice = random.nextInt(12);
    if (choice == 0) {
      return code(op(Opcode.UNREACHABLE));
    } else if (choice < 3) {
      return code(result(), op(Opcode.RETURN));
    } else if (choice == 3) {
      return code(result(), br(frames.size() - 1));
    }
    int label = random.nextInt(frames.size());
    return label == frames.size() - 1 ? code(result(), br(label)) : code(br(label));
  }

  private List<Instruction> again() {
    return code(number(1), i32(1 << random.nextInt(5)), op(0x71), brIf(0));
  }

  private List<Instruction> guard() {
    return code(
        Instruction.indexed(Opcode.GLOBAL_GET, COUNTDOWN),
        i32(1),
        op(Opcode.I32_SUB),
        Instruction.indexed(Opcode.GLOBAL_SET, COUNTDOWN),
        Instruction.indexed(Opcode.GLOBAL_GET, COUNTDOWN),
        i32(0),
        op(Opcode.I32_LT_S),
        when(result(), op(Opcode.RETURN)));
  }

  /** Calls an earlier function and keeps its result. */
  private List<Instruction> callAnother() {
    if (function == 0) {
      return code(number(2), set(0));
    }
    int callee = random.nextInt(function);
    var result = RESULTS.get(callee);
    var called = code(number(1), number(1), call(callee));
    return result.isEmpty() ? called : code(called, set(variableOf(result.get(0))));
  }

  private int variableOf(int type) {
    return switch (type) {
      case FuncType.I32 -> random.nextInt(INTS);
      case FuncType.I64 -> LONG;
      default -> DOUBLE;
    };
  }

  private List<Instruction> result() {
    var result = RESULTS.get(function);
    return result.isEmpty() ? code() : code(get(variableOf(result.get(0))));
  }

  /** Rarely zero. */
  private List<Instruction> divisor() {
    int bits = random.nextInt(12) == 0 ? 0 : 8;
    return code(get(random.nextInt(INTS)), i32(7), op(0x71), i32(bits), op(0x72));
  }

  private List<Instruction> number(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 5)) {
      case 0 -> code(i32(random.nextInt(1000) - 100));
      case 1, 2, 3, 4 -> code(get(random.nextInt(INTS)));
      case 5 -> code(number(depth - 1), tee(random.nextInt(INTS)));
      case 6 -> code(number(depth - 1), i32(252), op(0x71), raw(0x28, 2, 4));
      case 7 -> code(get(LONG), op(Opcode.I32_WRAP_I64));
      case 8 -> code(number(depth - 1), divisor(), op(DIVIDE));
      default ->
          code(
              number(depth - 1),
              number(depth - 1),
              op(INT_OPERATIONS[random.nextInt(INT_OPERATIONS.length)]));
    };
  }
}
