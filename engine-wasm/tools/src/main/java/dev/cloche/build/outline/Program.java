package dev.cloche.build.outline;

import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.TypeTable;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A module while functions are taken apart: new ones are appended behind the last. */
final class Program {
  private final WasmModule original;
  private final int imports;
  private final TypeTable types;
  private final List<WasmFunction> functions;
  private final Map<Integer, String> names;
  private final Map<Integer, Integer> parts = new TreeMap<>();

  /**
   * @param names the names of functions by index, where there are any
   */
  Program(WasmModule original, Map<Integer, String> names) {
    this.original = original;
    this.names = new TreeMap<>(names);
    imports = original.importCount(ExternalKind.FUNCTION);
    types = new TypeTable(original.types());
    functions = new ArrayList<>(original.functions());
  }

  /** Answers the module as it is now. */
  WasmModule module() {
    return original.withFunctions(types.all(), functions);
  }

  Map<Integer, String> names() {
    return names;
  }

  /** Answers the name of a function defined here, or its index. */
  String name(int defined) {
    int index = imports + defined;
    return names.getOrDefault(index, "function " + index);
  }

  Signatures signatures() {
    return Signatures.of(module());
  }

  WasmFunction function(int defined) {
    return functions.get(defined);
  }

  /** Makes a function of the region. */
  void moveOut(int defined, Region region) {
    var from = Analysis.of(functions.get(defined), signatures());
    int callee = imports + functions.size();
    functions.add(NewFunction.of(from, region, types));
    functions.set(defined, CallSite.in(from, region, callee));
    int part = parts.merge(defined, 1, Integer::sum);
    names.put(callee, "%s.outlined.%d".formatted(name(defined), part));
  }
}
