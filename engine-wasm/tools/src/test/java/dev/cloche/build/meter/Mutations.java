package dev.cloche.build.meter;

import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes single things out of metered modules. */
final class Mutations {
  private Mutations() {}

  /** Answers a module for each call of the helper, with that call (and its operand) taken out. */
  static List<WasmModule> without(WasmModule metered, String helper) {
    var code = new MeteredCode(metered);
    boolean hasConstant = helper.equals(Names.CHARGE) || helper.equals(Names.ENTER);
    var mutants = new ArrayList<WasmModule>();
    code.programFunctions()
        .forEach(
            function -> {
              List<Instruction> body = code.body(function);
              for (int at = 0; at < body.size(); at++) {
                if (code.calls(body.get(at), helper)) {
                  var rest = new ArrayList<>(body.subList(0, hasConstant ? at - 1 : at));
                  rest.addAll(body.subList(at + 1, body.size()));
                  mutants.add(withBody(metered, function - code.importCount(), b -> rest));
                }
              }
            });
    return mutants;
  }

  /** Answers the module with one body changed; functions are numbered without the imports. */
  static WasmModule withBody(
      WasmModule module, int function, UnaryOperator<List<Instruction>> change) {
    var functions = new ArrayList<WasmFunction>(module.functions());
    functions.set(
        function, functions.get(function).withBody(change.apply(functions.get(function).body())));
    return new WasmModule(
        module.types(),
        module.imports(),
        functions,
        module.tables(),
        module.memories(),
        module.globals(),
        module.exports(),
        module.start(),
        module.elements(),
        module.dataCount(),
        module.data());
  }
}
