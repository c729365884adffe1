package dev.cloche.build.outline;

import dev.cloche.build.meter.Meter;
import dev.cloche.build.meter.MeterException;
import dev.cloche.build.wasm.FunctionNames;
import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.WasmFormatException;
import dev.cloche.build.wasm.WasmModule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes functions apart that would become JVM methods which HotSpot does not compile. All others
 * stay as they are. The output depends on the input alone.
 */
public final class Outliner {
  /** HotSpot compiles no method over this many bytes. */
  static final int LIMIT = 8000;

  /** What a function that is taken apart and its parts are brought to, for a margin. */
  static final int TARGET = 7600;

  /** What a value that is passed weighs against a byte of code that is moved. */
  private static final int COST_IN_BYTES = 16;

  private final Program program;
  private final int limit;
  private final int target;

  private Outliner(Program program, int limit, int target) {
    this.program = program;
    this.limit = limit;
    this.target = target;
  }

  /**
   * The module with smaller functions.
   *
   * @param module the module
   * @param names the functions' names by index, those of the new ones included
   * @param report the figures
   */
  public record Result(WasmModule module, Map<Integer, String> names, OutlineReport report) {}

  /**
   * Reads one module, writes the outlined one with its functions' names, and prints a line of
   * figures. Exits with status 1 and a sentence on standard error when a function cannot be made
   * small enough or the module is unsupported or unreadable, 2 on wrong usage.
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
      err.println("usage: Outliner IN.wasm OUT.wasm");
      return 2;
    }
    try {
      byte[] binary = Files.readAllBytes(Path.of(args[0]));
      Result result = outline(ModuleReader.read(binary), FunctionNames.read(binary), LIMIT, TARGET);
      Files.write(
          Path.of(args[1]),
          FunctionNames.append(ModuleWriter.write(result.module()), result.names()));
      out.println(result.report().toLine());
      return 0;
    } catch (OutlineException | MeterException | WasmFormatException e) {
      err.println("outliner: " + args[0] + ": " + e.getMessage());
    } catch (IOException e) {
      err.println("outliner: cannot read or write " + e.getMessage());
    }
    return 1;
  }

  /**
   * Outlines {@code module}. Pure: the same module gives the same result.
   *
   * @param names the functions' names by index, where there are any
   * @param limit the size in bytes of JVM code, metered, over which a function is taken apart
   * @param target the size to which it and its parts are brought; at most {@code limit}
   * @throws OutlineException when a function stays over the limit
   * @throws MeterException when the module is not supported
   */
  static Result outline(WasmModule module, Map<Integer, String> names, int limit, int target) {
    var program = new Program(module, names);
    int[] before = new Outliner(program, limit, target).run();
    int[] after = meteredSizes(program.module());
    return new Result(program.module(), program.names(), OutlineReport.of(limit, before, after));
  }

  /** Answers the sizes of the functions as they were. */
  private int[] run() {
    int[] first = meteredSizes(program.module());
    int[] sizes = first;
    while (Arrays.stream(sizes).anyMatch(size -> size > limit)) {
      for (int function = 0; function < sizes.length; function++) {
        if (sizes[function] > limit) {
          shrink(function, sizes[function]);
        }
      }
      // What the meter puts into the parts is known only now.
      sizes = meteredSizes(program.module());
    }
    return first;
  }

  /** The sizes of the module's own functions, which come before those of the meter. */
  private static int[] meteredSizes(WasmModule module) {
    int[] sizes = JvmSize.ofFunctions(Meter.meter(module).module());
    return Arrays.copyOf(sizes, module.functions().size());
  }

  private void shrink(int function, int meteredSize) {
    double scale = (double) meteredSize / plainSize(function);
    int size = meteredSize;
    while (size > target) {
      var search = new RegionSearch(program.function(function), program.signatures(), scale);
      Optional<Region> region = choose(search.regions(target), size - target);
      if (region.isEmpty()) {
        break;
      }
      program.moveOut(function, region.get());
      int left = (int) Math.ceil(plainSize(function) * scale);
      if (left >= size) {
        break;
      }
      size = left;
    }
    if (size > limit) {
      throw new OutlineException(
          "%s would have %d bytes as a JVM method, and no part of it can be moved out to bring it below %d."
              .formatted(program.name(function), size, limit));
    }
  }

  private int plainSize(int function) {
    return JvmSize.of(program.function(function), program.signatures());
  }

  /**
   * Prefers the region with the cheapest call among those that save enough. When none does, the one
   * that saves most for its price.
   */
  static Optional<Region> choose(List<Region> regions, int need) {
    var enough = regions.stream().filter(region -> region.saving() >= need);
    var byPlace = Comparator.comparingInt(Region::start).thenComparingInt(Region::end);
    var cheapest =
        enough.min(
            Comparator.comparingInt(Region::cost)
                .thenComparingInt(Region::weight)
                .thenComparing(byPlace));
    return cheapest.isPresent()
        ? cheapest
        : regions.stream()
            .max(
                Comparator.<Region>comparingInt(r -> r.saving() - COST_IN_BYTES * r.cost())
                    .thenComparing(byPlace.reversed()));
  }
}
