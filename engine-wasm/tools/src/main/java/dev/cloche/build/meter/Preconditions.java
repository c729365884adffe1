package dev.cloche.build.meter;

import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.ExternalType;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Import;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmModule;
import java.util.List;

/** What a module must be like so that the meter's reasoning about it holds. */
final class Preconditions {
  private Preconditions() {}

  /**
   * Checks {@code module}.
   *
   * @throws MeterException when the table could change at run time, there are several tables or
   *     memories, a name is taken, or an import has the wrong type
   */
  static void check(WasmModule module) {
    require(module.tables().size() <= 1, "A module with several tables is not supported");
    require(
        module.importCount(ExternalKind.TABLE) == 0,
        "An imported table is not supported: the host could put functions into it");
    require(
        module.memories().size() + module.importCount(ExternalKind.MEMORY) <= 1,
        "A module with several memories is not supported");
    module.exports().forEach(e -> checkName(e.name()));
    module.imports().forEach(i -> checkImport(module, i));
    for (int f = 0; f < module.functions().size(); f++) {
      checkBody(module.functions().get(f).body(), f + module.importCount(ExternalKind.FUNCTION));
    }
  }

  private static void checkName(String name) {
    require(
        !Names.HELPERS.contains(name) && !Names.GLOBALS.contains(name),
        "The module already exports %s: it was metered before".formatted(name));
  }

  private static void checkImport(WasmModule module, Import entry) {
    if (!entry.module().equals(Names.IMPORT_MODULE)) {
      return;
    }
    List<Integer> results =
        switch (entry.name()) {
          case Names.OUT_OF_FUEL_IMPORT -> List.of();
          case Names.DEPTH_EXCEEDED_IMPORT -> List.of(FuncType.I32);
          default -> null;
        };
    if (results == null) {
      return;
    }
    boolean fits =
        entry.type() instanceof ExternalType.OfFunction function
            && module.types().get(function.typeIndex()).equals(new FuncType(List.of(), results));
    require(fits, "The import cloche.%s has the wrong type".formatted(entry.name()));
  }

  private static void checkBody(List<Instruction> body, int function) {
    for (Instruction instruction : body) {
      switch (instruction.opcode()) {
        case Opcode.TABLE_SET,
            Opcode.TABLE_INIT,
            Opcode.TABLE_COPY,
            Opcode.TABLE_GROW,
            Opcode.TABLE_FILL ->
            throw new MeterException(
                "Function %d changes a table at run time, which is not supported."
                    .formatted(function));
        default -> {}
      }
    }
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new MeterException(sentence + ".");
    }
  }
}
