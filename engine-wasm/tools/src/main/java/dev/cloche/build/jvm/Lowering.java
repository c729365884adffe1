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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lowers the compiled module: reads the runtime compiler's classes and writes the ones that ship.
 *
 * <p>What it does and why stands in RATIONALE.md: it removes the interruption checks (fuel replaces
 * them), binds memory accesses, the stack pointer and the metering functions to fields of the one
 * memory class, and replaces the dispatcher by function number with direct calls of the exports.
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
    MetaModule.write(in.resolve(args[4] + ".meta"), out.resolve(args[4] + ".meta"));
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
    ClassLowering lowering = new ClassLowering(names, meterCalls(), constants(), counts);
    Map<String, ClassNode> nodes = new TreeMap<>();
    for (byte[] classFile : classFiles) {
      ClassNode node = lowering.lower(classFile);
      if (!names.isDispatcher(node.name)) {
        nodes.put(node.name, node);
      }
    }
    ClassNode helpers = nodes.get(names.helpers());
    if (helpers == null) {
      throw new LoweringException("the compiler wrote no class " + names.helpers());
    }
    ClassLowering.prune(helpers, reachable(nodes, helpers));
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

  /** The helpers that the other classes call, and those that these call in turn. */
  private Set<String> reachable(Map<String, ClassNode> nodes, ClassNode helpers) {
    Set<String> reached = new HashSet<>();
    nodes.values().stream()
        .filter(node -> !node.name.equals(helpers.name))
        .flatMap(node -> node.methods.stream())
        .forEach(method -> follow(method, helpers, reached));
    return reached;
  }

  private void follow(MethodNode method, ClassNode helpers, Set<String> reached) {
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof MethodInsnNode call
          && call.owner.equals(helpers.name)
          && reached.add(call.name + call.desc)) {
        helpers.methods.stream()
            .filter(m -> m.name.equals(call.name) && m.desc.equals(call.desc))
            .forEach(m -> follow(m, helpers, reached));
      }
    }
  }

  private byte[] exports(Map<String, ClassNode> nodes) {
    ExportsGenerator generator = new ExportsGenerator(names);
    String suffix = "L" + EngineClasses.MEMORY_INTERFACE + ";L" + EngineClasses.INSTANCE + ";";
    new TreeMap<>(EXPORTS)
        .forEach(
            (export, method) -> {
              String function = EngineClasses.function(index(export));
              ClassNode owner = holder(nodes, function);
              owner.methods.stream()
                  .filter(m -> m.name.equals(function))
                  .forEach(
                      m -> generator.add(method, owner.name, function, m.desc.replace(suffix, "")));
            });
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

  /** Writes the lowered classes and removes what the compiler's own output left in their place. */
  private static void write(Path directory, String module, Map<String, byte[]> lowered)
      throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files
              .filter(p -> p.getFileName().toString().matches(module + "Machine.*\\.class"))
              .toList()) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, byte[]> entry : lowered.entrySet()) {
      String simpleName = entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1);
      Files.write(directory.resolve(simpleName + ".class"), entry.getValue());
    }
  }
}
