package dev.cloche.build.meter;

import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.util.List;
import java.util.stream.IntStream;

/** A metered module as the verifier sees it: which calls are the meter's and what they pay. */
final class MeteredCode {
  private final WasmModule module;
  private final int imports;
  private final List<Integer> helpers;

  /**
   * Finds the helpers by their exports.
   *
   * @throws MeterException when one is missing
   */
  MeteredCode(WasmModule module) {
    this.module = module;
    this.imports = module.importCount(ExternalKind.FUNCTION);
    this.helpers =
        Names.HELPERS.stream()
            .map(
                name ->
                    module
                        .exported(ExternalKind.FUNCTION, name)
                        .orElseThrow(() -> new MeterException("No export " + name + ".")))
            .toList();
  }

  WasmModule module() {
    return module;
  }

  int importCount() {
    return imports;
  }

  /** Answers the indices, imports counted, of all defined functions that are not helpers. */
  IntStream programFunctions() {
    return IntStream.range(imports, imports + module.functions().size())
        .filter(f -> !helpers.contains(f));
  }

  List<Integer> helpers() {
    return helpers;
  }

  WasmFunction function(int index) {
    return module.definedFunction(index);
  }

  List<Instruction> body(int index) {
    return function(index).body();
  }

  /** Answers whether {@code instruction} calls the helper of that name. */
  boolean calls(Instruction instruction, String helper) {
    return instruction.opcode() == Opcode.CALL
        && instruction.immediate() == helpers.get(Names.HELPERS.indexOf(helper));
  }

  /** Answers whether the instruction is a call that only the meter makes. */
  boolean isMeterCall(Instruction instruction) {
    return instruction.opcode() == Opcode.CALL
        && helpers.contains(instruction.immediate())
        && !calls(instruction, Names.DEPTH_EXCEEDED);
  }

  /** Answers whether a fixed number of instructions is paid for at {@code at}. */
  boolean isPayment(List<Instruction> body, int at) {
    return calls(body.get(at), Names.CHARGE) || calls(body.get(at), Names.ENTER);
  }

  /**
   * Answers what the payment at {@code at} pays.
   *
   * @throws MeterException when it is not a positive constant that stands right before the call
   */
  int payment(List<Instruction> body, int at, int function) {
    boolean constant = at > 0 && body.get(at - 1).opcode() == Opcode.I32_CONST;
    if (!constant || body.get(at - 1).immediate() <= 0) {
      throw new MeterException(
          "Function %d pays at %d without a positive constant.".formatted(function, at));
    }
    return body.get(at - 1).immediate();
  }

  /** Answers whether the function starts with a payment. */
  boolean paysAtEntry(int function) {
    List<Instruction> body = body(function);
    return body.size() > 1
        && body.get(0).opcode() == Opcode.I32_CONST
        && isPayment(body, 1)
        && payment(body, 1, function) > 0;
  }

  /** Answers whether the function starts by going one level deeper. */
  boolean enters(int function) {
    return body(function).size() > 1
        && paysAtEntry(function)
        && calls(body(function).get(1), Names.ENTER);
  }
}
