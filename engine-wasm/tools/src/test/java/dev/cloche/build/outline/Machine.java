package dev.cloche.build.outline;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import dev.cloche.build.wasm.ModuleWriter;
import java.util.Arrays;

/** Runs functions of a module without imports, and tells all that can be seen of what they did. */
final class Machine {
  private static final int WATCHED = 1024;

  private final WasmModule module;

  Machine(dev.cloche.build.wasm.WasmModule module) {
    this.module = Parser.parse(ModuleWriter.write(module));
  }

  /**
   * Calls an export of a new instance. Answers the results, or the trap, and what linear memory
   * holds then, if there is one.
   */
  String call(String export, long... arguments) {
    var instance = Instance.builder(module).build();
    String ending;
    try {
      ending = Arrays.toString(instance.export(export).apply(arguments));
    } catch (ChicoryException trap) {
      ending = "trap: " + trap.getMessage();
    }
    return instance.memory() == null
        ? ending
        : ending + " " + Arrays.hashCode(instance.memory().readBytes(0, WATCHED));
  }
}
