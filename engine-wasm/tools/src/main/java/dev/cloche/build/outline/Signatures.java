package dev.cloche.build.outline;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of a module and of its functions.
 *
 * @param types the types by index
 * @param functions the functions' types by function index, imports first
 */
record Signatures(List<FuncType> types, List<FuncType> functions) {

  static Signatures of(WasmModule module) {
    var functions = new ArrayList<FuncType>();
    module.importedFunctionTypes().forEach(index -> functions.add(module.types().get(index)));
    module.functions().forEach(f -> functions.add(module.types().get(f.typeIndex())));
    return new Signatures(module.types(), functions);
  }

  FuncType of(WasmFunction function) {
    return types.get(function.typeIndex());
  }

  /** Answers the types of all local variables, parameters first. */
  List<Integer> localTypes(WasmFunction function) {
    var all = new ArrayList<>(of(function).parameters());
    for (var run : function.locals()) {
      for (int i = 0; i < run.count(); i++) {
        all.add(run.valueType());
      }
    }
    return all;
  }

  /** Answers how many operands a frame takes. */
  int parameters(Instruction opener) {
    int type = opener.immediate();
    return type < 0 ? 0 : types.get(type).parameters().size();
  }

  /** Answers how many operands a frame leaves. */
  int results(Instruction opener) {
    int type = opener.immediate();
    if (type < 0) {
      return type == Instruction.VOID_BLOCK ? 0 : 1;
    }
    return types.get(type).results().size();
  }
}
