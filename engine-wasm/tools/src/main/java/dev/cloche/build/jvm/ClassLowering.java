package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.NEW;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Lowers one class: its methods, then the memory interface in every descriptor and frame. */
final class ClassLowering {

  private static final String GENERIC_ENTRY = "(I[J)[J";
  private static final String NO_GENERIC_ENTRY = "java/lang/UnsupportedOperationException";

  private final EngineClasses names;
  private final Map<String, String> meterCalls;
  private final Map<Integer, Integer> constants;
  private final LoweringCounts counts;

  ClassLowering(
      EngineClasses names,
      Map<String, String> meterCalls,
      Map<Integer, Integer> constants,
      LoweringCounts counts) {
    this.names = names;
    this.meterCalls = meterCalls;
    this.constants = constants;
    this.counts = counts;
  }

  /** Reads and lowers; the metering functions' own bodies are dropped. */
  ClassNode lower(byte[] bytes) {
    ClassNode lowered = new ClassNode();
    new ClassReader(bytes).accept(lowered, 0);
    if (names.isFunctionGroup(lowered.name)) {
      lowered.methods.removeIf(m -> meterCalls.containsKey(m.name));
    }
    MethodLowering lowering = new MethodLowering(names, meterCalls, constants, counts);
    for (MethodNode method : lowered.methods) {
      if (lowered.name.equals(names.machine()) && method.desc.equals(GENERIC_ENTRY)) {
        throwInstead(method);
      } else {
        lowering.lower(method);
      }
    }
    return lowered;
  }

  /** Keeps those methods of the helpers that lowered code still calls. */
  static void prune(ClassNode helpers, Set<String> called) {
    helpers.methods.removeIf(m -> !called.contains(m.name + m.desc));
  }

  /** The class file, on the one memory class. */
  byte[] write(ClassNode lowered) {
    ClassNode bound = new ClassNode();
    lowered.accept(
        new ClassRemapper(
            bound,
            new SimpleRemapper(Opcodes.ASM9, EngineClasses.MEMORY_INTERFACE, names.memory())));
    for (MethodNode method : bound.methods) {
      for (AbstractInsnNode node : method.instructions) {
        if (node instanceof MethodInsnNode call) {
          bindCall(method, call);
        }
      }
    }
    ClassWriter writer = new ClassWriter(0);
    bound.accept(writer);
    return writer.toByteArray();
  }

  private void bindCall(MethodNode method, MethodInsnNode call) {
    if (call.owner.equals(names.memory()) && call.getOpcode() == INVOKEINTERFACE) {
      call.setOpcode(INVOKEVIRTUAL);
      call.itf = false;
    } else if (call.owner.equals(EngineClasses.INSTANCE) && call.name.equals("memory")) {
      throw new LoweringException(method.name + " asks the instance for its memory");
    }
  }

  /** Nothing calls functions by number: exports are direct, and tables have bridges. */
  private static void throwInstead(MethodNode method) {
    method.instructions.clear();
    method.tryCatchBlocks.clear();
    if (method.localVariables != null) {
      method.localVariables.clear();
    }
    method.instructions.add(new TypeInsnNode(NEW, NO_GENERIC_ENTRY));
    method.instructions.add(new InsnNode(DUP));
    method.instructions.add(
        new MethodInsnNode(INVOKESPECIAL, NO_GENERIC_ENTRY, "<init>", "()V", false));
    method.instructions.add(new InsnNode(ATHROW));
    method.maxStack = 2;
  }
}
