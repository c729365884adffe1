package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Drops the runtime's instance, which the compiler makes the last parameter of every function. All
 * that lowered code does with it is to hand it on.
 */
final class InstanceRemoval {

  private static final String PARAMETER = "L" + EngineClasses.INSTANCE + ";";

  private final MethodNode method;
  private final int position;
  private final int local;

  private InstanceRemoval(MethodNode method) {
    this.method = method;
    this.position = Type.getArgumentTypes(method.desc).length - 1;
    this.local = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - 2; // No receiver.
  }

  /** A descriptor without the instance. */
  static String without(String descriptor) {
    return descriptor.replace(PARAMETER + ")", ")");
  }

  /** Changes a static method whose last parameter is the instance; frames must be expanded. */
  static void apply(MethodNode method) {
    if (!method.desc.contains(PARAMETER + ")")) {
      throw new LoweringException(method.name + " does not take the instance last");
    }
    new InstanceRemoval(method).apply();
  }

  private void apply() {
    for (AbstractInsnNode node : method.instructions.toArray()) {
      switch (node) {
        case MethodInsnNode call when call.desc.contains(PARAMETER) -> call(call);
        case FrameNode frame -> frame(frame);
        default -> {
          // Has nothing to do with the instance, or is removed with its call.
        }
      }
    }
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof VarInsnNode access) {
        access.var = renumbered(access.var);
      } else if (node instanceof IincInsnNode count) {
        count.var = renumbered(count.var);
      }
    }
    method.desc = without(method.desc);
    method.maxLocals--;
  }

  private void call(MethodInsnNode call) {
    AbstractInsnNode operand = call.getPrevious();
    boolean handsItOn =
        call.getOpcode() == INVOKESTATIC
            && call.desc.contains(PARAMETER + ")")
            && operand instanceof VarInsnNode load
            && load.getOpcode() == ALOAD
            && load.var == local;
    if (!handsItOn) {
      throw wrongUse();
    }
    method.instructions.remove(operand);
    call.desc = without(call.desc);
  }

  private void frame(FrameNode frame) {
    if (frame.stack != null && frame.stack.contains(EngineClasses.INSTANCE)) {
      throw wrongUse();
    }
    if (frame.local.size() > position
        && !EngineClasses.INSTANCE.equals(frame.local.remove(position))) {
      throw wrongUse();
    }
  }

  private int renumbered(int other) {
    if (other == local) {
      throw wrongUse();
    }
    return other > local ? other - 1 : other;
  }

  private LoweringException wrongUse() {
    return new LoweringException(
        method.name + " uses the runtime's instance in another way than to hand it on");
  }
}
