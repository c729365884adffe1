package dev.cloche.build.outline;

import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.WasmFunction;
import java.util.List;

/**
 * What is known of a function.
 *
 * @param function the function
 * @param results the types of its results
 * @param locals the types of its local variables, parameters first
 * @param shape its frames and operands
 * @param live which variables are read later on
 */
record Analysis(
    WasmFunction function,
    List<Integer> results,
    List<Integer> locals,
    Shape shape,
    Liveness live) {

  static Analysis of(WasmFunction function, Signatures signatures) {
    return new Analysis(
        function,
        signatures.of(function).results(),
        signatures.localTypes(function),
        Shape.of(function, signatures),
        Liveness.of(function.body()));
  }

  List<Instruction> body() {
    return function.body();
  }
}
