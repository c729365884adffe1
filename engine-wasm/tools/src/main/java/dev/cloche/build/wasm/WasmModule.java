package dev.cloche.build.wasm;

import java.util.List;
import java.util.OptionalInt;

/**
 * A WebAssembly module. Immutable. Custom sections (names, producers) are not part of it: reading
 * drops them, because their indices go stale when the module is changed.
 *
 * @param types the function types
 * @param imports all imports in order
 * @param functions the functions defined here; their indices follow the imported ones
 * @param tables the tables defined here
 * @param memories the memories defined here
 * @param globals the global variables defined here
 * @param exports all exports in order
 * @param start the function that runs at instantiation
 * @param elements the element segments
 * @param dataCount the data count section's number
 * @param data the content of the data section, empty when there is none
 */
public record WasmModule(
    List<FuncType> types,
    List<Import> imports,
    List<WasmFunction> functions,
    List<ExternalType.OfTable> tables,
    List<ExternalType.OfMemory> memories,
    List<Global> globals,
    List<Export> exports,
    OptionalInt start,
    List<Element> elements,
    OptionalInt dataCount,
    RawBytes data) {

  /** Copies the lists. */
  public WasmModule {
    types = List.copyOf(types);
    imports = List.copyOf(imports);
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    memories = List.copyOf(memories);
    globals = List.copyOf(globals);
    exports = List.copyOf(exports);
    elements = List.copyOf(elements);
  }

  /** Answers this module with other types and functions. */
  public WasmModule withFunctions(List<FuncType> newTypes, List<WasmFunction> newFunctions) {
    return new WasmModule(
        newTypes,
        imports,
        newFunctions,
        tables,
        memories,
        globals,
        exports,
        start,
        elements,
        dataCount,
        data);
  }

  /** Answers the type indices of the imported functions, in index order. */
  public List<Integer> importedFunctionTypes() {
    return imports.stream()
        .filter(i -> i.type() instanceof ExternalType.OfFunction)
        .map(i -> ((ExternalType.OfFunction) i.type()).typeIndex())
        .toList();
  }

  /** Answers how many imports are of that kind. */
  public int importCount(ExternalKind kind) {
    return (int) imports.stream().filter(i -> i.type().kind() == kind).count();
  }

  /** Answers the function of that index among the ones defined here. */
  public WasmFunction definedFunction(int functionIndex) {
    return functions.get(functionIndex - importCount(ExternalKind.FUNCTION));
  }

  /** Answers the index of the export of that kind and name, or empty. */
  public OptionalInt exported(ExternalKind kind, String name) {
    return exports.stream()
        .filter(e -> e.kind() == kind && e.name().equals(name))
        .mapToInt(Export::index)
        .findFirst();
  }
}
