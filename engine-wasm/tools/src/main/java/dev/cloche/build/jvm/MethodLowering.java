package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_5;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.L2I;

import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Lowers one method in place.
 *
 * <p>The memory parameter is always the local variable before the instance parameter, which the
 * shapes below rely on; a shape that is not there stops the build.
 */
final class MethodLowering {

  private static final String STACK_POINTER = "stackPointer";

  private final EngineClasses names;
  private final Map<String, String> meterCalls;
  private final Map<Integer, Integer> constants;
  private final LoweringCounts counts;

  /**
   * @param meterCalls from the metering functions' method names to the operations' names
   * @param constants the immutable globals' values
   */
  MethodLowering(
      EngineClasses names,
      Map<String, String> meterCalls,
      Map<Integer, Integer> constants,
      LoweringCounts counts) {
    this.names = names;
    this.meterCalls = meterCalls;
    this.constants = constants;
    this.counts = counts;
  }

  void lower(MethodNode method) {
    InsnList code = method.instructions;
    for (AbstractInsnNode node = code.getFirst(); node != null; ) {
      AbstractInsnNode next = node.getNext();
      if (node instanceof MethodInsnNode call
          && call.owner.equals(EngineClasses.MEMORY_INTERFACE)) {
        throw new LoweringException(method.name + " calls the memory without a helper");
      }
      if (node instanceof MethodInsnNode call && call.getOpcode() == INVOKESTATIC) {
        if (names.isFunctionGroup(call.owner)) {
          meterCall(call);
        } else if (call.owner.equals(names.helpers())) {
          next = helperCall(method, call, next);
        }
      }
      node = next;
    }
  }

  private void meterCall(MethodInsnNode call) {
    String operation = meterCalls.get(call.name);
    if (operation != null) {
      call.owner = names.operations();
      call.name = operation;
      counts.meterCalls++;
    }
  }

  private AbstractInsnNode helperCall(
      MethodNode method, MethodInsnNode call, AbstractInsnNode next) {
    switch (call.name) {
      case "checkInterruption" -> {
        method.instructions.remove(call);
        counts.interruptionChecks++;
      }
      case "readGlobal" -> {
        return readGlobal(method, call);
      }
      case "writeGlobal" -> writeStackPointer(method, call);
      case "memoryReadByte",
          "memoryReadShort",
          "memoryReadInt",
          "memoryReadLong",
          "memoryReadFloat",
          "memoryReadDouble",
          "memoryWriteByte",
          "memoryWriteShort",
          "memoryWriteInt",
          "memoryWriteLong",
          "memoryWriteFloat",
          "memoryWriteDouble" -> {
        call.owner = names.operations();
        counts.memoryAccesses++;
      }
      case "memoryCopy", "memoryFill", "memoryGrow", "memoryPages", "throwTrapException" ->
          call.owner = names.operations();
      case "i32_ge_u" -> {
        // The helper goes round a defect of JVMs older than any that this engine runs on.
        call.owner = EngineClasses.OPCODES;
        call.name = "I32_GE_U";
      }
      default ->
          throw new LoweringException(
              method.name + " calls the helper " + call.name + ", which lowering does not know");
    }
    return next;
  }

  /**
   * {@code iconst_0, aload instance, readGlobal, l2i} becomes {@code aload memory, stackPointer};
   * for an immutable global, the same shape becomes its value.
   */
  private AbstractInsnNode readGlobal(MethodNode method, MethodInsnNode call) {
    VarInsnNode instance = instanceOf(method, call);
    AbstractInsnNode index = instance.getPrevious();
    AbstractInsnNode narrow = call.getNext();
    require(narrow instanceof InsnNode && narrow.getOpcode() == L2I, method, call.name);
    AbstractInsnNode next = narrow.getNext();
    InsnList code = method.instructions;
    code.remove(index);
    code.remove(narrow);
    if (index.getOpcode() == ICONST_0) {
      code.set(instance, new VarInsnNode(ALOAD, instance.var - 1));
      code.set(call, operation("(L" + EngineClasses.MEMORY_INTERFACE + ";)I"));
      counts.stackPointerAccesses++;
    } else {
      // Larger indices have other instructions; the engine has no such global.
      boolean small = index.getOpcode() > ICONST_0 && index.getOpcode() <= ICONST_5;
      Integer value = small ? constants.get(index.getOpcode() - ICONST_0) : null;
      if (value == null) {
        throw wrongShape(method, call.name);
      }
      code.remove(instance);
      code.set(call, new LdcInsnNode(value));
    }
    return next;
  }

  /**
   * {@code i2l, iconst_0, aload instance, writeGlobal} becomes {@code aload memory, stackPointer}.
   */
  private void writeStackPointer(MethodNode method, MethodInsnNode call) {
    VarInsnNode instance = instanceOf(method, call);
    AbstractInsnNode zero = instance.getPrevious();
    require(zero.getOpcode() == ICONST_0, method, call.name);
    AbstractInsnNode widen = zero.getPrevious();
    require(widen instanceof InsnNode && widen.getOpcode() == I2L, method, call.name);
    InsnList code = method.instructions;
    code.remove(widen);
    code.remove(zero);
    code.set(instance, new VarInsnNode(ALOAD, instance.var - 1));
    code.set(call, operation("(IL" + EngineClasses.MEMORY_INTERFACE + ";)V"));
    counts.stackPointerAccesses++;
  }

  private MethodInsnNode operation(String descriptor) {
    return new MethodInsnNode(INVOKESTATIC, names.operations(), STACK_POINTER, descriptor, false);
  }

  private static VarInsnNode instanceOf(MethodNode method, MethodInsnNode call) {
    AbstractInsnNode instance = call.getPrevious();
    require(instance instanceof VarInsnNode && instance.getOpcode() == ALOAD, method, call.name);
    require(instance.getPrevious() != null, method, call.name);
    return (VarInsnNode) instance;
  }

  private static void require(boolean shape, MethodNode method, String what) {
    if (!shape) {
      throw wrongShape(method, what);
    }
  }

  private static LoweringException wrongShape(MethodNode method, String what) {
    return new LoweringException(
        method.name + " uses " + what + " in another way than for the stack pointer or a constant");
  }
}
