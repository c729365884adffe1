package dev.cloche.build.jvm;

import dev.cloche.build.wasm.WasmModule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Lowers one class: its methods, then the memory interface in every descriptor and frame. */
final class ClassLowering {

  private final EngineClasses names;
  private final Map<String, String> meterCalls;
  private final MethodLowering lowering;
  private final LoweringCounts counts;
  private final ImportCalls imports;
  private final IndirectCalls indirectCalls;

  ClassLowering(
      EngineClasses names,
      WasmModule wasm,
      Map<String, String> meterCalls,
      Map<Integer, Integer> constants,
      LoweringCounts counts) {
    this.names = names;
    this.meterCalls = meterCalls;
    this.counts = counts;
    this.lowering = new MethodLowering(names, meterCalls, constants, counts);
    this.imports = new ImportCalls(names, wasm);
    this.indirectCalls = new IndirectCalls(names, FunctionTable.read(wasm));
  }

  /** Reads and lowers a class of functions; the metering functions' own bodies are dropped. */
  ClassNode functions(byte[] bytes) {
    ClassNode lowered = read(bytes);
    lowered.methods.removeIf(
        m -> meterCalls.containsKey(m.name) || EngineClasses.functionIndex(m.name).isEmpty());
    for (MethodNode method : lowered.methods) {
      if (imports.isImport(method)) {
        imports.bind(method);
      } else {
        lowering.lower(method);
        InstanceRemoval.apply(method);
        counts.comparisons += Comparisons.fuse(method);
      }
    }
    return lowered;
  }

  /** Reads and lowers the machine, of which the calls through the table are left. */
  ClassNode machine(byte[] bytes) {
    ClassNode lowered = read(bytes);
    lowered.interfaces.clear();
    lowered.fields.clear();
    lowered.methods.removeIf(m -> !EngineClasses.isIndirectCall(m.name));
    lowered.methods.forEach(indirectCalls::bind);
    return lowered;
  }

  private static ClassNode read(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
    return node;
  }

  /** The class file, on the one memory class. */
  byte[] write(ClassNode lowered) {
    ClassWriter writer = new ClassWriter(0);
    lowered.accept(
        new ClassRemapper(
            writer,
            new SimpleRemapper(Opcodes.ASM9, EngineClasses.MEMORY_INTERFACE, names.memory())));
    byte[] bytes = writer.toByteArray();
    if (new String(bytes, StandardCharsets.ISO_8859_1).contains(EngineClasses.INSTANCE)) {
      throw new LoweringException(lowered.name + " still names the runtime's instance");
    }
    return bytes;
  }
}
