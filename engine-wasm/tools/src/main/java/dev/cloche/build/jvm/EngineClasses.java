package dev.cloche.build.jvm;

import java.util.OptionalInt;

/** The names of the classes involved in lowering, in internal form. */
record EngineClasses(String packagePath, String module) {

  private static final String FUNCTION = "func_";

  static final String MEMORY_INTERFACE = "com/dylibso/chicory/runtime/Memory";
  static final String OPCODES = "com/dylibso/chicory/runtime/OpcodeImpl";
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

  /** The class of the host's methods that the module imports. */
  String imports() {
    return in("EngineImports");
  }

  String operations() {
    return in("WasmOps");
  }

  boolean isFunctionGroup(String owner) {
    return owner.startsWith(machine() + "FuncGroup_");
  }

  /** Classes that lowered code does without: the entry by function number, and the helpers. */
  boolean isReplaced(String owner) {
    return owner.startsWith(machine() + "Dispatch_")
        || owner.equals(machine() + "MachineCall")
        || owner.equals(helpers());
  }

  static String function(int index) {
    return FUNCTION + index;
  }

  /** The index of the function that a method is, empty for other methods. */
  static OptionalInt functionIndex(String method) {
    return method.startsWith(FUNCTION)
        ? OptionalInt.of(Integer.parseInt(method.substring(FUNCTION.length())))
        : OptionalInt.empty();
  }

  /** Whether a method of the machine calls functions of one type through the table. */
  static boolean isIndirectCall(String method) {
    return method.startsWith("call_indirect_");
  }
}
