package dev.cloche.bench.stock;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import dev.cloche.bench.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An engine module in the classes that Chicory's compiler makes, on a flat memory. */
final class ChicoryEngine implements ScriptEngine {

  private static final int MAX_PAGES = 1024;
  private static final int HEAP_BYTES = 60 << 20;
  private static final int REPLY_BYTES = 16 << 20;
  private static final long SEED = 42;
  private static final long WASI_ENOSYS = 52;
  private static final int FUEL_SLICE = 1_000_000;

  private final FlatMemory memory;
  private final ExportFunction alloc;
  private final ExportFunction request;

  ChicoryEngine(WasmModule module, Function<Instance, Machine> machine) {
    int pages = module.memorySection().orElseThrow().getMemory(0).limits().initialPages();
    memory = new FlatMemory(pages, MAX_PAGES);
    Instance instance =
        Instance.builder(module)
            .withMachineFactory(machine)
            .withMemoryFactory(limits -> memory)
            .withImportValues(imports(module))
            .withStart(false)
            .build();
    alloc = instance.export("cloche_alloc");
    request = instance.export("cloche_request");
    if (isMetered(module)) {
      instance.exports().global("cloche_fuel").setValue(FUEL_SLICE);
      instance.exports().global("cloche_depth_soft").setValue(10_000);
      instance.exports().global("cloche_depth_hard").setValue(10_500);
    }
    instance.export("_initialize").apply();
    if (instance.export("cloche_boot").apply(0)[0] != 0) {
      throw new IllegalStateException("the engine does not boot");
    }
    instance.export("cloche_prepare").apply(SEED, HEAP_BYTES, REPLY_BYTES);
  }

  private static boolean isMetered(WasmModule module) {
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      if (module.exportSection().getExport(i).name().equals("cloche_fuel")) {
        return true;
      }
    }
    return false;
  }

  private static ImportValues imports(WasmModule module) {
    List<ImportFunction> functions = new ArrayList<>();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      FunctionImport wanted = (FunctionImport) module.importSection().getImport(i);
      functions.add(
          new HostFunction(
              wanted.module(),
              wanted.name(),
              module.typeSection().getType(wanted.typeIndex()),
              handler(wanted.name())));
    }
    return ImportValues.builder().addFunction(functions.toArray(ImportFunction[]::new)).build();
  }

  private static WasmFunctionHandle handler(String name) {
    return switch (name) {
      case "out_of_fuel" ->
          (instance, args) -> {
            instance.exports().global("cloche_fuel").setValue(FUEL_SLICE);
            return new long[0];
          };
      case "clock_time_get" ->
          (instance, args) -> {
            instance.memory().writeLong((int) args[2], System.nanoTime());
            return new long[] {0};
          };
      case "host_call", "host_take" ->
          (instance, args) -> {
            throw new IllegalStateException("a benchmark script called the host");
          };
      default -> (instance, args) -> new long[] {WASI_ENOSYS};
    };
  }

  @Override
  public byte[] run(byte[] body) {
    int address = (int) alloc.apply(body.length)[0];
    memory.write(address, body, 0, body.length);
    long answer = request.apply(Requests.EVAL, address, body.length)[0];
    return memory.readBytes((int) (answer >>> 32), (int) answer);
  }
}
