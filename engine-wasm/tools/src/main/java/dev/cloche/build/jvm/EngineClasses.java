package dev.cloche.build.jvm;

/** The names of the classes involved in lowering, in internal form. */
record EngineClasses(String packagePath, String module) {

  static final String MEMORY_INTERFACE = "com/dylibso/chicory/runtime/Memory";
  static final String INSTANCE = "com/dylibso/chicory/runtime/Instance";

  private String in(String simpleName) {
    return packagePath + "/" + simpleName;
  }

  String machine() {
    return in(module + "Machine");
  }

  /** The compiler's copy of the runtime's helpers. */
  String helpers() {
    return in(module + "MachineShaded");
  }

  String exports() {
    return in(module + "Exports");
  }

  String exportsInterface() {
    return in("EngineExports");
  }

  String memory() {
    return in("LinearMemory");
  }

  String operations() {
    return in("WasmOps");
  }

  boolean isFunctionGroup(String owner) {
    return owner.startsWith(machine() + "FuncGroup_");
  }

  /** Classes of the generic entry by function number, which lowered code does without. */
  boolean isDispatcher(String owner) {
    return owner.startsWith(machine() + "Dispatch_") || owner.equals(machine() + "MachineCall");
  }

  static String function(int index) {
    return "func_" + index;
  }
}
