package dev.cloche.build.meter;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.OpCode;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.WasmModule;

/** Runs a module, metered or not, on an independent runtime, and plays the host of its counters. */
final class Guest {
  private static final int SLICE = 1000;

  private final Instance instance;
  private final boolean metered;
  private long granted;
  private long budget = Long.MAX_VALUE;
  private long executedCost;

  private Guest(WasmModule module, boolean metered) {
    this.metered = metered;
    var parsed = Parser.parse(ModuleWriter.write(module));
    var imports = ImportValues.builder();
    int hostFunctions = parsed.importSection().importCount();
    for (int i = 0; i < hostFunctions; i++) {
      var entry = (FunctionImport) parsed.importSection().getImport(i);
      FunctionType type = parsed.typeSection().getType(entry.typeIndex());
      imports.addFunction(
          new HostFunction(
              entry.module(), entry.name(), type, (in, args) -> answer(in, entry, type)));
    }
    instance =
        Instance.builder(parsed)
            .withImportValues(imports.build())
            .withUnsafeExecutionListener(
                (instruction, stack) ->
                    executedCost +=
                        cost(instruction.opcode(), instruction.operands(), hostFunctions))
            .build();
    if (metered) {
      set(Names.DEPTH_SOFT, 1 << 20);
      set(Names.DEPTH_HARD, 1 << 20);
    }
  }

  /** Loads a module without counters; {@link #executedCost} tells what it runs. */
  static Guest plain(WasmModule module) {
    return new Guest(module, false);
  }

  /** Meters, verifies and loads a module. */
  static Guest metered(WasmModule module) {
    WasmModule result = Meter.meter(module).module();
    MeterVerifier.verify(result);
    return alreadyMetered(result);
  }

  static Guest alreadyMetered(WasmModule module) {
    return new Guest(module, true);
  }

  /** Calls an export; answers its first result, or 0. */
  int call(String export, long... arguments) {
    long[] results = callAll(export, arguments);
    return results == null || results.length == 0 ? 0 : (int) results[0];
  }

  long[] callAll(String export, long... arguments) {
    return instance.export(export).apply(arguments);
  }

  /** Answers the fuel that {@code call} uses. */
  long fuelOf(String export, long... arguments) {
    long before = fuel();
    call(export, arguments);
    return fuel() - before;
  }

  /** Answers the fuel used so far: what was granted less what is left. */
  long fuel() {
    return granted - get(Names.FUEL);
  }

  /**
   * Answers the cost of the instructions run so far, by the price list; bulk lengths not counted.
   */
  long executedCost() {
    return executedCost;
  }

  Guest budget(long fuel) {
    budget = fuel;
    return this;
  }

  int get(String global) {
    return (int) instance.exports().global(global).getValue();
  }

  void set(String global, int value) {
    instance.exports().global(global).setValue(value);
  }

  /** Serves any import; at instantiation {@code instance} is not set yet. */
  private long[] answer(Instance caller, FunctionImport entry, FunctionType type) {
    if (metered && entry.name().equals(Names.OUT_OF_FUEL_IMPORT)) {
      GlobalInstance left = caller.exports().global(Names.FUEL);
      if (granted - (int) left.getValue() > budget) {
        throw new IllegalStateException("out of fuel");
      }
      granted += SLICE - (int) left.getValue();
      left.setValue(SLICE);
    }
    return new long[type.returns().size()];
  }

  private static int cost(OpCode opcode, long[] operands, int hostFunctions) {
    return switch (opcode) {
      case NOP, BLOCK, LOOP, ELSE, END -> 0;
      case CALL -> operands[0] < hostFunctions ? FuelCosts.IMPORT_CALL : FuelCosts.CALL;
      case CALL_INDIRECT -> FuelCosts.INDIRECT_CALL;
      case MEMORY_COPY, MEMORY_FILL, MEMORY_INIT -> FuelCosts.BULK;
      case MEMORY_GROW -> FuelCosts.GROW;
      default -> 1;
    };
  }
}
