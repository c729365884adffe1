package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import dev.cloche.build.wasm.ExternalType;
import dev.cloche.build.wasm.Import;
import dev.cloche.build.wasm.WasmModule;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Binds the module's imports: the function that stands for one becomes a direct call of the host's
 * method. A module that asks for anything else is refused.
 */
final class ImportCalls {

  /** All that a module may import, with the host's method for it. */
  private static final Map<String, String> HOST =
      Map.of(
          "cloche.host_call", "hostCall",
          "cloche.host_take", "hostTake",
          "cloche.out_of_fuel", "outOfFuel",
          "wasi_snapshot_preview1.clock_time_get", "clockTimeGet",
          "wasi_snapshot_preview1.fd_close", "fdClose",
          "wasi_snapshot_preview1.fd_fdstat_get", "fdFdstatGet",
          "wasi_snapshot_preview1.fd_seek", "fdSeek",
          "wasi_snapshot_preview1.fd_write", "fdWrite");

  private final EngineClasses names;
  private final List<String> methods;

  /** Reads a module's imports; all must be functions that the host has. */
  ImportCalls(EngineClasses names, WasmModule wasm) {
    this.names = names;
    this.methods = wasm.imports().stream().map(ImportCalls::method).toList();
  }

  private static String method(Import wanted) {
    String name = wanted.module() + "." + wanted.name();
    String method = HOST.get(name);
    if (method == null || !(wanted.type() instanceof ExternalType.OfFunction)) {
      throw new LoweringException("the module imports " + name + ", which the host does not have");
    }
    return method;
  }

  /** Answers whether a method of the compiler's stands for an import. */
  boolean isImport(MethodNode function) {
    return EngineClasses.functionIndex(function.name).orElse(Integer.MAX_VALUE) < methods.size();
  }

  /** Replaces the body of such a method. */
  void bind(MethodNode function) {
    Bodies.clear(function, InstanceRemoval.without(function.desc));
    for (int i = 0; i < Bodies.parameters(function).size(); i++) {
      Bodies.load(function, i);
    }
    String host = methods.get(EngineClasses.functionIndex(function.name).orElseThrow());
    function.instructions.add(
        new MethodInsnNode(INVOKESTATIC, names.imports(), host, function.desc, false));
    Bodies.returnResult(function);
  }
}
