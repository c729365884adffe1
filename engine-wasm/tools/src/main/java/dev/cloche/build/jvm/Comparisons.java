package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ICMPEQ;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.LCONST_0;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes one jump of a comparison and the jump on its result. The compiler calls a function for each
 * comparison, which answers 0 or 1: C2 sees through that, C1 and the JVM's interpreter do not, and
 * their profiles mix all comparisons of a kind.
 *
 * <p>Comparisons whose result is a value, and those of floating point numbers, stay as they are.
 */
final class Comparisons {

  private static final Pattern COMPARISON =
      Pattern.compile(
          "I(?<width>32|64)_(?:(?<zero>EQZ)|(?<relation>EQ|NE|LT|GE|GT|LE)(?:_(?<sign>S|U))?)");

  /** The JVM's order of its jumps on an int compared with zero, and of those on two ints. */
  private static final List<String> RELATIONS = List.of("EQ", "NE", "LT", "GE", "GT", "LE");

  private Comparisons() {}

  /** Changes the method in place; answers how many comparisons it fused. */
  static int fuse(MethodNode method) {
    int fused = 0;
    for (AbstractInsnNode node = method.instructions.getFirst(); node != null; ) {
      AbstractInsnNode next = node.getNext();
      if (node instanceof MethodInsnNode call
          && call.owner.equals(EngineClasses.OPCODES)
          && next instanceof JumpInsnNode jump
          && (jump.getOpcode() == IFNE || jump.getOpcode() == IFEQ)) {
        Matcher comparison = COMPARISON.matcher(call.name);
        if (comparison.matches()) {
          fuse(method, call, comparison, jump);
          fused++;
        }
      }
      node = next;
    }
    return fused;
  }

  private static void fuse(
      MethodNode method, MethodInsnNode call, Matcher comparison, JumpInsnNode jump) {
    boolean wide = comparison.group("width").equals("64");
    boolean zero = comparison.group("zero") != null;
    boolean unsigned = "U".equals(comparison.group("sign"));
    int relation = zero ? 0 : RELATIONS.indexOf(comparison.group("relation"));
    if (jump.getOpcode() == IFEQ) {
      relation ^= 1; // Each stands beside its opposite.
    }
    InsnList code = method.instructions;
    boolean twoInts = !wide && !zero && !unsigned;
    jump.setOpcode((twoInts ? IF_ICMPEQ : IFEQ) + relation);
    if (unsigned) {
      String type = wide ? "java/lang/Long" : "java/lang/Integer";
      String descriptor = wide ? "(JJ)I" : "(II)I";
      code.set(call, new MethodInsnNode(INVOKESTATIC, type, "compareUnsigned", descriptor, false));
      return;
    }
    if (wide) {
      if (zero) {
        code.insertBefore(call, new InsnNode(LCONST_0));
        method.maxStack += 2;
      }
      code.insertBefore(call, new InsnNode(LCMP));
    }
    code.remove(call);
  }
}
