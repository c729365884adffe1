package dev.cloche.build.jvm;

import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Global;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * Lowers the compiled module: reads the runtime compiler's classes and writes the ones that ship.
 *
 * <p>What it does and why stands in RATIONALE.md: it removes the interruption checks (fuel replaces
 * them), binds memory accesses, the stack pointer and the metering functions to fields of the one
 * memory class, and makes direct calls of the imports, the exports and the calls through the table,
 * so that nothing is left for an instance of the runtime's to do.
 */
public final class Lowering {

  /** The exports that the host calls, and the interface methods that call them. */
  private static final Map<String, String> EXPORTS =
      Map.of(
          "_initialize",
          "initialize",
          "cloche_boot",
          "boot",
          "cloche_prepare",
          "prepare",
          "cloche_alloc",
          "alloc",
          "cloche_request",
          "request");

  /** The meter's functions, and the operations that stand in for them. */
  private static final Map<String, String> METER =
      Map.of(
          "cloche_charge", "charge",
          "cloche_charge_bulk", "chargeBulk",
          "cloche_enter", "enter",
          "cloche_leave", "leave",
          "cloche_depth_exceeded", "depthExceeded");

  private final WasmModule wasm;
  private final EngineClasses names;
  private final LoweringCounts counts = new LoweringCounts();

  private Lowering(WasmModule wasm, EngineClasses names) {
    this.wasm = wasm;
    this.names = names;
  }

  /**
   * Lowers a module.
   *
   * @param args the metered wasm, the directory of the compiler's classes, the directory to write
   *     to, the package as a path, the module's class name
   */
  public static void main(String[] args) throws IOException {
    WasmModule wasm = ModuleReader.read(Files.readAllBytes(Path.of(args[0])));
    checkStackPointer(wasm);
    Lowering lowering = new Lowering(wasm, new EngineClasses(args[3], args[4]));
    Path in = Path.of(args[1]).resolve(args[3]);
    Path out = Path.of(args[2]).resolve(args[3]);
    Map<String, byte[]> lowered = lowering.lower(read(in, args[4]));
    write(out, args[4], lowered);
    System.out.println("lowered: " + lowering.counts);
  }

  /** Lowered code keeps global 0 in a field, which is right for an i32 that changes. */
  private static void checkStackPointer(WasmModule wasm) {
    if (wasm.importCount(ExternalKind.GLOBAL) > 0
        || wasm.globals().isEmpty()
        || wasm.globals().get(0).type().valueType() != FuncType.I32
        || !wasm.globals().get(0).type().mutable()) {
      throw new LoweringException("global 0 is not the stack pointer: a mutable i32 is expected");
    }
  }

  /** From internal names to class files, lowered. */
  private Map<String, byte[]> lower(List<byte[]> classFiles) {
    ClassLowering lowering = new ClassLowering(names, wasm, meterCalls(), constants(), counts);
    Map<String, ClassNode> nodes = new TreeMap<>();
    for (byte[] classFile : classFiles) {
      String name = new ClassReader(classFile).getClassName();
      if (names.isFunctionGroup(name)) {
        nodes.put(name, lowering.functions(classFile));
      } else if (names.machine().equals(name)) {
        nodes.put(name, lowering.machine(classFile));
      } else if (!names.isReplaced(name)) {
        throw new LoweringException("the compiler wrote an unknown class " + name);
      }
    }
    Map<String, byte[]> written = new LinkedHashMap<>();
    nodes.forEach((name, node) -> written.put(name, lowering.write(node)));
    written.put(names.exports(), exports(nodes));
    return written;
  }

  private Map<String, String> meterCalls() {
    Map<String, String> calls = new HashMap<>();
    METER.forEach(
        (export, operation) -> calls.put(EngineClasses.function(index(export)), operation));
    return calls;
  }

  /** The i32 globals that never change, by index; the module imports none. */
  private Map<Integer, Integer> constants() {
    Map<Integer, Integer> values = new HashMap<>();
    for (int i = 0; i < wasm.globals().size(); i++) {
      Global global = wasm.globals().get(i);
      List<Instruction> value = global.value();
      if (!global.type().mutable()
          && value.size() == 1
          && value.get(0).opcode() == Opcode.I32_CONST) {
        values.put(i, value.get(0).immediate());
      }
    }
    return values;
  }

  private int index(String export) {
    return wasm.exported(ExternalKind.FUNCTION, export)
        .orElseThrow(() -> new LoweringException("the module does not export " + export));
  }

  private byte[] exports(Map<String, ClassNode> nodes) {
    ExportsGenerator generator = new ExportsGenerator(names);
    String suffix = "L" + EngineClasses.MEMORY_INTERFACE + ";)";
    new TreeMap<>(EXPORTS)
        .forEach(
            (export, method) -> {
              String function = EngineClasses.function(index(export));
              ClassNode owner = holder(nodes, function);
              owner.methods.stream()
                  .filter(m -> m.name.equals(function))
                  .forEach(
                      m ->
                          generator.add(method, owner.name, function, m.desc.replace(suffix, ")")));
            });
    List<String> classes = new ArrayList<>(nodes.keySet());
    classes.add(EngineClasses.OPCODES);
    generator.addClasses(classes);
    return generator.toByteArray();
  }

  private ClassNode holder(Map<String, ClassNode> nodes, String function) {
    return nodes.values().stream()
        .filter(node -> names.isFunctionGroup(node.name))
        .filter(node -> node.methods.stream().anyMatch(m -> m.name.equals(function)))
        .findFirst()
        .orElseThrow(() -> new LoweringException("the compiler wrote no method " + function));
  }

  private static List<byte[]> read(Path directory, String module) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<byte[]> read =
          files
              .filter(p -> p.getFileName().toString().matches(module + "Machine.*\\.class"))
              .sorted()
              .map(Lowering::bytes)
              .toList();
      if (read.isEmpty()) {
        throw new LoweringException("no classes of " + module + " in " + directory);
      }
      return read;
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new LoweringException("cannot read " + file);
    }
  }

  /** Writes the lowered classes in place of all that the compiler itself wrote. */
  private static void write(Path directory, String module, Map<String, byte[]> lowered)
      throws IOException {
    Files.createDirectories(directory);
    Pattern compilers =
        Pattern.compile(Pattern.quote(module) + "(((Machine|\\$).*)?\\.class|\\.meta)");
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files.filter(p -> compilers.matcher(p.getFileName().toString()).matches()).toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, byte[]> entry : lowered.entrySet()) {
      String simpleName = entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1);
      Files.write(directory.resolve(simpleName + ".class"), entry.getValue());
    }
  }
}
