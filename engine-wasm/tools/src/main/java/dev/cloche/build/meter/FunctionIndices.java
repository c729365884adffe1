package dev.cloche.build.meter;

import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.ExternalType;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Import;
import dev.cloche.build.wasm.TypeTable;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the functions of a module end up when it is metered. The import {@code
 * cloche.depth_exceeded} goes away, {@code cloche.out_of_fuel} is appended to the imports unless it
 * is there, and the helpers follow the last function. Both changes move the defined functions, so
 * every function index of the module is mapped.
 */
final class FunctionIndices {
  private final List<Import> imports = new ArrayList<>();
  private final int[] importMap;
  private final int definedBase;
  private final int helperBase;
  private final int outOfFuel;

  FunctionIndices(WasmModule module, TypeTable types) {
    importMap = new int[module.importCount(ExternalKind.FUNCTION)];
    int defined = module.functions().size();
    int old = 0;
    int kept = 0;
    int fuelImport = -1;
    var replaced = new ArrayList<Integer>();
    for (Import entry : module.imports()) {
      if (entry.isFunction(Names.IMPORT_MODULE, Names.DEPTH_EXCEEDED_IMPORT)) {
        replaced.add(old++);
        continue;
      }
      if (entry.isFunction(Names.IMPORT_MODULE, Names.OUT_OF_FUEL_IMPORT)) {
        fuelImport = kept;
      }
      if (entry.type().kind() == ExternalKind.FUNCTION) {
        importMap[old++] = kept++;
      }
      imports.add(entry);
    }
    if (fuelImport < 0) {
      fuelImport = kept++;
      var type = new FuncType(List.of(), List.of());
      imports.add(
          new Import(
              Names.IMPORT_MODULE,
              Names.OUT_OF_FUEL_IMPORT,
              new ExternalType.OfFunction(types.indexOf(type))));
    }
    outOfFuel = fuelImport;
    definedBase = kept;
    helperBase = kept + defined;
    replaced.forEach(index -> importMap[index] = helper(Names.DEPTH_EXCEEDED));
  }

  /** Answers the imports of the metered module. */
  List<Import> imports() {
    return imports;
  }

  /** Answers the new index of a function of the module before metering. */
  int map(int index) {
    return index < importMap.length ? importMap[index] : index - importMap.length + definedBase;
  }

  /** Answers the new index of the helper of that name. */
  int helper(String name) {
    return helperBase + Names.HELPERS.indexOf(name);
  }

  boolean isHelper(int newIndex) {
    return newIndex >= helperBase;
  }

  int outOfFuel() {
    return outOfFuel;
  }
}
