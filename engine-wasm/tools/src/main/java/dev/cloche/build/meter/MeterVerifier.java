package dev.cloche.build.meter;

import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmModule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proves what the meter promises from the metered module alone, without the meter's analysis:
 *
 * <ul>
 *   <li>every loop and every cycle of calls charges, and every instruction is paid for before it
 *       runs (by the same price list, {@code FuelCosts});
 *   <li>every cycle of calls counts depth, and what enters leaves on every normal exit;
 *   <li>bulk memory instructions and {@code memory.grow} are charged by length;
 *   <li>only the helpers touch the counters, and they have no loops.
 * </ul>
 *
 * <p>Indirect calls are taken to reach every function of their type whose address is taken.
 */
public final class MeterVerifier {
  private final MeteredCode code;

  private MeterVerifier(WasmModule module) {
    this.code = new MeteredCode(module);
  }

  /**
   * Verifies a metered module.
   *
   * @throws MeterException with the first thing that does not hold
   */
  public static void verify(WasmModule module) {
    new MeterVerifier(module).run();
  }

  private void run() {
    code.helpers().forEach(this::checkHelper);
    List<Integer> counters =
        Names.GLOBALS.stream()
            .map(
                name ->
                    code.module()
                        .exported(ExternalKind.GLOBAL, name)
                        .orElseThrow(() -> new MeterException("No export " + name + ".")))
            .toList();
    code.programFunctions()
        .forEach(
            function -> {
              List<Instruction> body = code.body(function);
              IntStream.range(0, body.size())
                  .forEach(at -> checkInstruction(function, body, at, counters));
            });
    var calls = new CallProof(code);
    new CreditProof(code, calls).run();
    new DepthProof(code).run(calls);
  }

  private void checkHelper(int helper) {
    if (helper < code.importCount()) {
      throw new MeterException("The helper %d is an import.".formatted(helper));
    }
    for (Instruction instruction : code.body(helper)) {
      boolean callsOut =
          instruction.opcode() == Opcode.CALL
              && instruction.immediate() >= code.importCount()
              && instruction.immediate() != code.helpers().get(0);
      if (instruction.opcode() == Opcode.LOOP
          || instruction.opcode() == Opcode.CALL_INDIRECT
          || callsOut) {
        throw new MeterException("The helper %d is not plain.".formatted(helper));
      }
    }
  }

  private void checkInstruction(
      int function, List<Instruction> body, int at, List<Integer> counters) {
    Instruction instruction = body.get(at);
    switch (instruction.opcode()) {
      case Opcode.MEMORY_COPY, Opcode.MEMORY_FILL, Opcode.MEMORY_INIT ->
          require(at > 0 && code.calls(body.get(at - 1), Names.CHARGE_BULK), function, at);
      case Opcode.MEMORY_GROW ->
          require(at > 0 && code.calls(body.get(at - 1), Names.CHARGE_GROW), function, at);
      case Opcode.GLOBAL_SET, Opcode.GLOBAL_GET ->
          require(!counters.contains(instruction.immediate()), function, at);
      case Opcode.TABLE_SET,
          Opcode.TABLE_INIT,
          Opcode.TABLE_COPY,
          Opcode.TABLE_GROW,
          Opcode.TABLE_FILL ->
          require(false, function, at);
      default -> {}
    }
  }

  private static void require(boolean condition, int function, int at) {
    if (!condition) {
      throw new MeterException(
          "Function %d has an instruction at %d that is not charged or not allowed."
              .formatted(function, at));
    }
  }
}
