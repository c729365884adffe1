package dev.cloche.build.meter;

import static dev.cloche.build.wasm.FuncType.I32;
import static dev.cloche.build.wasm.Instruction.i32Const;
import static dev.cloche.build.wasm.Instruction.indexed;
import static dev.cloche.build.wasm.Instruction.open;

import dev.cloche.build.wasm.Export;
import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.ExternalType;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Global;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.TypeTable;
import dev.cloche.build.wasm.WasmFunction;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The functions and globals that the meter adds. All functions are exported and always called,
 * never inlined: the engine build finds them in the generated classes by their export and replaces
 * their bodies. The bodies here are the reference, and what other runtimes execute.
 *
 * <p>All counters start at 0: a module runs nothing until the host has granted fuel and depth.
 */
final class Helpers {
  private final FunctionIndices indices;
  private final TypeTable types;
  private final int firstGlobal;

  Helpers(FunctionIndices indices, TypeTable types, int firstGlobal) {
    this.indices = indices;
    this.types = types;
    this.firstGlobal = firstGlobal;
  }

  /** Answers the functions in the order of {@link Names#HELPERS}. */
  List<WasmFunction> functions() {
    return List.of(
        function(List.of(I32), List.of(), charge()),
        function(List.of(I32), List.of(I32), chargeBulk()),
        function(List.of(I32), List.of(I32), chargeGrow()),
        function(List.of(I32), List.of(), enter()),
        function(List.of(), List.of(), leave()),
        function(List.of(), List.of(I32), depthExceeded()));
  }

  /** Answers the globals in the order of {@link Names#GLOBALS}. */
  static List<Global> globals() {
    var zero = new Global(new ExternalType.OfGlobal(I32, true), List.of(i32Const(0)));
    return Names.GLOBALS.stream().map(name -> zero).toList();
  }

  List<Export> exports() {
    var functions =
        Names.HELPERS.stream()
            .map(name -> new Export(name, ExternalKind.FUNCTION, indices.helper(name)));
    var globals =
        IntStream.range(0, Names.GLOBALS.size())
            .mapToObj(i -> new Export(Names.GLOBALS.get(i), ExternalKind.GLOBAL, firstGlobal + i));
    return Stream.concat(functions, globals).toList();
  }

  private List<Instruction> charge() {
    return List.of(
        get(Names.FUEL),
        parameter(),
        Instruction.of(Opcode.I32_SUB),
        set(Names.FUEL),
        get(Names.FUEL),
        i32Const(0),
        Instruction.of(Opcode.I32_LT_S),
        open(Opcode.IF),
        indexed(Opcode.CALL, indices.outOfFuel()),
        Instruction.of(Opcode.END));
  }

  private List<Instruction> chargeBulk() {
    return List.of(
        parameter(),
        i32Const(FuelCosts.BULK_SHIFT),
        Instruction.of(Opcode.I32_SHR_U),
        call(Names.CHARGE),
        parameter());
  }

  private List<Instruction> chargeGrow() {
    return List.of(
        parameter(),
        i32Const(FuelCosts.MAX_PAGES),
        parameter(),
        i32Const(FuelCosts.MAX_PAGES),
        Instruction.of(Opcode.I32_LT_U),
        Instruction.of(Opcode.SELECT),
        i32Const(FuelCosts.PAGE_SHIFT),
        Instruction.of(Opcode.I32_SHL),
        call(Names.CHARGE),
        parameter());
  }

  private List<Instruction> enter() {
    return List.of(
        get(Names.DEPTH),
        i32Const(1),
        Instruction.of(Opcode.I32_ADD),
        set(Names.DEPTH),
        parameter(),
        call(Names.CHARGE),
        get(Names.DEPTH),
        get(Names.DEPTH_HARD),
        Instruction.of(Opcode.I32_GT_S),
        open(Opcode.IF),
        Instruction.of(Opcode.UNREACHABLE),
        Instruction.of(Opcode.END));
  }

  private List<Instruction> leave() {
    return List.of(get(Names.DEPTH), i32Const(1), Instruction.of(Opcode.I32_SUB), set(Names.DEPTH));
  }

  private List<Instruction> depthExceeded() {
    return List.of(get(Names.DEPTH), get(Names.DEPTH_SOFT), Instruction.of(Opcode.I32_GE_S));
  }

  private WasmFunction function(
      List<Integer> parameters, List<Integer> results, List<Instruction> body) {
    return new WasmFunction(types.indexOf(new FuncType(parameters, results)), List.of(), body);
  }

  private static Instruction parameter() {
    return indexed(Opcode.LOCAL_GET, 0);
  }

  private Instruction call(String helper) {
    return indexed(Opcode.CALL, indices.helper(helper));
  }

  private Instruction get(String global) {
    return indexed(Opcode.GLOBAL_GET, firstGlobal + Names.GLOBALS.indexOf(global));
  }

  private Instruction set(String global) {
    return indexed(Opcode.GLOBAL_SET, firstGlobal + Names.GLOBALS.indexOf(global));
  }
}
