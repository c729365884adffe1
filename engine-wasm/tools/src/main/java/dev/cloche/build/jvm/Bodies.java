package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.IRETURN;

import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes new bodies of static methods that do little more than hand their parameters on. */
final class Bodies {

  private static final int LARGEST_RESULT = 2;

  private Bodies() {}

  /** Gives a method another descriptor and no code; the next body needs no further locals. */
  static void clear(MethodNode method, String descriptor) {
    method.desc = descriptor;
    method.instructions.clear();
    method.tryCatchBlocks.clear();
    if (method.localVariables != null) {
      method.localVariables.clear();
    }
    method.maxLocals = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1; // No receiver.
    method.maxStack = Math.max(method.maxLocals, LARGEST_RESULT);
  }

  static List<Type> parameters(MethodNode method) {
    return List.of(Type.getArgumentTypes(method.desc));
  }

  /** The local variable of a parameter. */
  static int local(MethodNode method, int parameter) {
    return parameters(method).subList(0, parameter).stream().mapToInt(Type::getSize).sum();
  }

  /** Pushes a parameter. */
  static void load(MethodNode method, int parameter) {
    Type type = parameters(method).get(parameter);
    method.instructions.add(new VarInsnNode(type.getOpcode(ILOAD), local(method, parameter)));
  }

  /** Returns what is on the stack. */
  static void returnResult(MethodNode method) {
    method.instructions.add(new InsnNode(Type.getReturnType(method.desc).getOpcode(IRETURN)));
  }
}
