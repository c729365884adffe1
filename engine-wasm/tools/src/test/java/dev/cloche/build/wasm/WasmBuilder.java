package dev.cloche.build.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Assembles small modules for tests. Imports have to be added before functions. */
public final class WasmBuilder {
  public static final List<Integer> NONE = List.of();
  public static final List<Integer> I32 = List.of(FuncType.I32);

  private final List<FuncType> types = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private final List<WasmFunction> functions = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private final List<Element> elements = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<ExternalType.OfTable> tables = new ArrayList<>();
  private final List<ExternalType.OfMemory> memories = new ArrayList<>();
  private OptionalInt start = OptionalInt.empty();
  private OptionalInt dataCount = OptionalInt.empty();
  private RawBytes data = RawBytes.EMPTY;

  public int type(List<Integer> parameters, List<Integer> results) {
    var type = new FuncType(parameters, results);
    if (!types.contains(type)) {
      types.add(type);
    }
    return types.indexOf(type);
  }

  public int importFunction(
      String module, String name, List<Integer> parameters, List<Integer> results) {
    imports.add(new Import(module, name, new ExternalType.OfFunction(type(parameters, results))));
    return imports.size() - 1;
  }

  /** Adds a function with {@code locals} variables of type i32 behind its parameters. */
  public int function(
      List<Integer> parameters, List<Integer> results, int locals, List<Instruction> body) {
    var declared =
        locals == 0
            ? List.<WasmFunction.Locals>of()
            : List.of(new WasmFunction.Locals(locals, FuncType.I32));
    return function(parameters, results, declared, body);
  }

  /** Adds a function with variables of any types behind its parameters. */
  public int function(
      List<Integer> parameters,
      List<Integer> results,
      List<WasmFunction.Locals> declared,
      List<Instruction> body) {
    functions.add(new WasmFunction(type(parameters, results), declared, body));
    return imports.size() + functions.size() - 1;
  }

  /** Answers the index that the next function will have. */
  public int next() {
    return imports.size() + functions.size();
  }

  public WasmBuilder export(String name, int function) {
    exports.add(new Export(name, ExternalKind.FUNCTION, function));
    return this;
  }

  public WasmBuilder start(int function) {
    start = OptionalInt.of(function);
    return this;
  }

  /** Adds a table that holds these functions from 0 on. */
  public WasmBuilder table(Integer... tableFunctions) {
    emptyTable();
    elements.add(new Element(0, 0, List.of(Instruction.i32Const(0)), 0, List.of(tableFunctions)));
    return this;
  }

  public WasmBuilder emptyTable() {
    tables.add(new ExternalType.OfTable(0x70, new Limits(16, OptionalLong.empty())));
    return this;
  }

  public WasmBuilder exportTable(String name) {
    exports.add(new Export(name, ExternalKind.TABLE, 0));
    return this;
  }

  public WasmBuilder importTable() {
    var type = new ExternalType.OfTable(0x70, new Limits(1, OptionalLong.empty()));
    imports.add(new Import("env", "table", type));
    return this;
  }

  public WasmBuilder element(Element element) {
    elements.add(element);
    return this;
  }

  public WasmBuilder memory(int pages, int maxPages) {
    memories.add(new ExternalType.OfMemory(new Limits(pages, OptionalLong.of(maxPages))));
    return this;
  }

  /** Adds one passive data segment. */
  public WasmBuilder passiveData(byte[] bytes) {
    dataCount = OptionalInt.of(1);
    data = RawBytes.of(new ByteWriter().u8(1).u8(1).sized(bytes).toByteArray());
    return this;
  }

  public WasmBuilder global(int valueType, boolean mutable, Instruction value) {
    globals.add(new Global(new ExternalType.OfGlobal(valueType, mutable), List.of(value)));
    return this;
  }

  public WasmModule build() {
    return new WasmModule(
        types, imports, functions, tables, memories, globals, exports, start, elements, dataCount,
        data);
  }
}
