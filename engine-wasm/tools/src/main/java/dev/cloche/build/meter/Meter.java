package dev.cloche.build.meter;

import dev.cloche.build.meter.ChargePlan.Entry;
import dev.cloche.build.wasm.Export;
import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.Global;
import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.TypeTable;
import dev.cloche.build.wasm.WasmFormatException;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Makes a module count fuel and call depth. The rules are in {@code docs/fuel.md}. The output
 * depends on the input alone, and is proven by {@link MeterVerifier} before anyone sees it.
 */
public final class Meter {
  private Meter() {}

  /**
   * A metered module and what was done to it.
   *
   * @param module the metered module
   * @param report the figures
   */
  public record Result(WasmModule module, MeterReport report) {}

  /**
   * Reads one module, writes the metered one and prints a line of figures. Exits with status 1 and
   * a sentence on standard error when the module is unsupported or unreadable, 2 on wrong usage.
   *
   * @param args the input file and the output file
   */
  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length != 2) {
      err.println("usage: Meter IN.wasm OUT.wasm");
      return 2;
    }
    try {
      Result result = meter(ModuleReader.read(Files.readAllBytes(Path.of(args[0]))));
      byte[] binary = ModuleWriter.write(result.module());
      // What is proven is what a reader of the file sees, not the model that was written.
      MeterVerifier.verify(ModuleReader.read(binary));
      Files.write(Path.of(args[1]), binary);
      out.println(result.report().toLine());
      return 0;
    } catch (MeterException | WasmFormatException e) {
      err.println("meter: " + args[0] + ": " + e.getMessage());
    } catch (IOException e) {
      err.println("meter: cannot read or write " + e.getMessage());
    }
    return 1;
  }

  /**
   * Meters {@code module}. Pure: the same module gives the same result. The result is not verified.
   *
   * @throws MeterException when the module is not supported
   */
  public static Result meter(WasmModule module) {
    Preconditions.check(module);
    var types = new TypeTable(module.types());
    var indices = new FunctionIndices(module, types);
    var plan = ChargePlan.of(module, indices);
    var instrumenter = new Instrumenter(indices, types);
    int firstGlobal = module.importCount(ExternalKind.GLOBAL) + module.globals().size();
    var helpers = new Helpers(indices, types, firstGlobal);

    List<WasmFunction> functions = new ArrayList<>();
    for (int f = 0; f < module.functions().size(); f++) {
      functions.add(instrumenter.instrument(module.functions().get(f), plan.function(f)));
    }
    functions.addAll(helpers.functions());
    var metered =
        new WasmModule(
            types.all(),
            indices.imports(),
            functions,
            module.tables(),
            module.memories(),
            globals(module, instrumenter),
            exports(module, indices, helpers),
            module.start().isPresent()
                ? OptionalInt.of(indices.map(module.start().getAsInt()))
                : OptionalInt.empty(),
            module.elements().stream().map(e -> e.mapFunctions(indices::map)).toList(),
            module.dataCount(),
            module.data());
    return new Result(metered, report(module, metered, plan, instrumenter));
  }

  private static List<Global> globals(WasmModule module, Instrumenter instrumenter) {
    var globals = new ArrayList<Global>();
    module.globals().forEach(g -> globals.add(new Global(g.type(), instrumenter.map(g.value()))));
    globals.addAll(Helpers.globals());
    return globals;
  }

  private static List<Export> exports(WasmModule module, FunctionIndices indices, Helpers helpers) {
    var exports = new ArrayList<Export>();
    for (Export export : module.exports()) {
      boolean function = export.kind() == ExternalKind.FUNCTION;
      int index = function ? indices.map(export.index()) : export.index();
      exports.add(new Export(export.name(), export.kind(), index));
    }
    exports.addAll(helpers.exports());
    return exports;
  }

  private static MeterReport report(
      WasmModule before, WasmModule after, ChargePlan plan, Instrumenter instrumenter) {
    // The linker pads the indices of calls; without that both sizes compare.
    var mapped =
        before.functions().stream().map(f -> f.withBody(instrumenter.map(f.body()))).toList();
    return new MeterReport(
        before.functions().size(),
        plan.count(Entry.ENTERED),
        plan.count(Entry.CHARGED),
        plan.count(Entry.FOLDED),
        plan.chargeCount(),
        plan.longestUncutChain(),
        mapped.stream().mapToInt(WasmFunction::bodySize).sum(),
        after.functions().stream().mapToInt(WasmFunction::bodySize).sum());
  }
}
