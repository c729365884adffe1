package dev.cloche.build.meter;

import dev.cloche.build.wasm.Element;
import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may call whom among the functions defined in a module, numbered from 0 without the imports.
 *
 * <p>An indirect call may reach every address-taken function of the same type. Addresses are taken
 * by element segments and {@code ref.func}; when the table is exported, by exports as well.
 */
final class CallGraph {
  private final Digraph edges;
  private final BitSet entryPoints;

  private CallGraph(Digraph edges, BitSet entryPoints) {
    this.edges = edges;
    this.entryPoints = entryPoints;
  }

  static CallGraph of(WasmModule module) {
    int imports = module.importCount(ExternalKind.FUNCTION);
    BitSet addressTaken = addressTaken(module, imports);
    Map<FuncType, BitSet> targetsByType = new HashMap<>();
    addressTaken.stream()
        .forEach(
            f -> {
              var type = module.types().get(module.functions().get(f).typeIndex());
              targetsByType.computeIfAbsent(type, t -> new BitSet()).set(f);
            });
    List<BitSet> callees = new ArrayList<>();
    for (WasmFunction function : module.functions()) {
      var reached = new BitSet();
      for (Instruction instruction : function.body()) {
        if (instruction.opcode() == Opcode.CALL && instruction.immediate() >= imports) {
          reached.set(instruction.immediate() - imports);
        } else if (instruction.opcode() == Opcode.CALL_INDIRECT) {
          var type = module.types().get(instruction.immediate());
          reached.or(targetsByType.getOrDefault(type, new BitSet()));
        }
      }
      callees.add(reached);
    }
    var entryPoints = (BitSet) addressTaken.clone();
    entryPoints.or(exported(module, imports));
    module.start().ifPresent(f -> set(entryPoints, f - imports));
    return new CallGraph(new Digraph(callees), entryPoints);
  }

  /** Answers the edges from callers to callees. */
  Digraph edges() {
    return edges;
  }

  /** Answers whether a call of {@code function} can come from where no static call stands. */
  boolean isEntryPoint(int function) {
    return entryPoints.get(function);
  }

  private static BitSet addressTaken(WasmModule module, int imports) {
    var taken = new BitSet();
    for (Element element : module.elements()) {
      element.functions().stream()
          .filter(f -> f != Element.NULL)
          .forEach(f -> set(taken, f - imports));
    }
    for (WasmFunction function : module.functions()) {
      references(function.body(), imports, taken);
    }
    module.globals().forEach(global -> references(global.value(), imports, taken));
    if (module.exports().stream().anyMatch(e -> e.kind() == ExternalKind.TABLE)) {
      taken.or(exported(module, imports));
    }
    return taken;
  }

  private static void references(List<Instruction> code, int imports, BitSet taken) {
    for (Instruction instruction : code) {
      if (instruction.opcode() == Opcode.REF_FUNC) {
        set(taken, instruction.immediate() - imports);
      }
    }
  }

  private static BitSet exported(WasmModule module, int imports) {
    var exported = new BitSet();
    module.exports().stream()
        .filter(e -> e.kind() == ExternalKind.FUNCTION)
        .forEach(e -> set(exported, e.index() - imports));
    return exported;
  }

  private static void set(BitSet functions, int definedIndex) {
    if (definedIndex >= 0) {
      functions.set(definedIndex);
    }
  }
}
