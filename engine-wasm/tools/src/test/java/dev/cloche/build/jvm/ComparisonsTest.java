package dev.cloche.build.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NOP;
import static org.objectweb.asm.Opcodes.V21;

import com.dylibso.chicory.runtime.OpcodeImpl;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A fused comparison decides as the function and the jump did. */
class ComparisonsTest {

  private static final List<Long> VALUES =
      List.of(
          0L,
          1L,
          -1L,
          2L,
          (long) Integer.MIN_VALUE,
          (long) Integer.MAX_VALUE,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          1L << 32);

  static Stream<Method> comparisons() {
    return Arrays.stream(OpcodeImpl.class.getMethods())
        .filter(m -> m.getName().matches("I(32|64)_(EQZ|EQ|NE|(LT|GT|LE|GE)_[SU])"));
  }

  /** A method that takes a function's parameters and tells whether the jump on its result goes. */
  private static MethodNode jumpOn(Method function, int jump) {
    String descriptor = Type.getMethodDescriptor(function);
    MethodNode method =
        new MethodNode(ACC_PUBLIC | ACC_STATIC, "test", descriptor, null, new String[0]);
    int slot = 0;
    for (Type type : Type.getArgumentTypes(descriptor)) {
      method.visitVarInsn(type.getOpcode(ILOAD), slot);
      slot += type.getSize();
    }
    Label taken = new Label();
    method.visitMethodInsn(
        INVOKESTATIC, EngineClasses.OPCODES, function.getName(), descriptor, false);
    method.visitJumpInsn(jump, taken);
    method.visitInsn(ICONST_0);
    method.visitInsn(IRETURN);
    method.visitLabel(taken);
    method.visitFrame(F_SAME, 0, null, 0, null);
    method.visitInsn(ICONST_1);
    method.visitInsn(IRETURN);
    method.visitMaxs(slot, slot);
    return method;
  }

  private static Method load(MethodNode method) throws Exception {
    ClassWriter writer = new ClassWriter(0);
    String name = ComparisonsTest.class.getPackageName().replace('.', '/') + "/Fused";
    writer.visit(V21, ACC_PUBLIC, name, null, "java/lang/Object", null);
    method.accept(writer);
    writer.visitEnd();
    Class<?> loaded =
        MethodHandles.lookup().defineHiddenClass(writer.toByteArray(), true).lookupClass();
    return Arrays.stream(loaded.getMethods())
        .filter(m -> m.getName().equals("test"))
        .findFirst()
        .orElseThrow();
  }

  private static Object argument(Class<?> type, long value) {
    return type == int.class ? (Object) (int) value : (Object) value;
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void fuse_comparisonAndJump_decidesTheSame(Method function) throws Exception {
    for (int jump : new int[] {IFNE, IFEQ}) {
      MethodNode method = jumpOn(function, jump);
      assertThat(Comparisons.fuse(method)).isEqualTo(1);
      assertThat(method.instructions.iterator())
          .toIterable()
          .noneMatch(
              node ->
                  node instanceof MethodInsnNode call && call.owner.equals(EngineClasses.OPCODES));
      Method fused = load(method);
      Class<?>[] types = function.getParameterTypes();
      for (long left : VALUES) {
        for (long right : VALUES) {
          Object[] arguments =
              types.length == 1
                  ? new Object[] {argument(types[0], left)}
                  : new Object[] {argument(types[0], left), argument(types[1], right)};
          boolean goes = ((int) function.invoke(null, arguments) != 0) == (jump == IFNE);
          assertThat(fused.invoke(null, arguments))
              .as("%s %s", function.getName(), Arrays.toString(arguments))
              .isEqualTo(goes ? 1 : 0);
        }
      }
    }
  }

  @Test
  void fuse_otherFunctions_areLeft() throws Exception {
    for (String name : List.of("I32_DIV_S", "I32_REM_U", "I32_EXTEND_8_S", "F64_EQ", "F64_LT")) {
      Method function =
          Arrays.stream(OpcodeImpl.class.getMethods())
              .filter(m -> m.getName().equals(name))
              .findFirst()
              .orElseThrow();
      MethodNode method = jumpOn(function, IFNE);
      int before = method.instructions.size();

      assertThat(Comparisons.fuse(method)).as(name).isZero();
      assertThat(method.instructions.size()).isEqualTo(before);
    }
  }

  @Test
  void fuse_resultThatIsAValue_isLeft() throws Exception {
    Method function = OpcodeImpl.class.getMethod("I32_LT_S", int.class, int.class);
    MethodNode method = jumpOn(function, IFNE);
    method.instructions.insert(method.instructions.get(2), new InsnNode(NOP));

    assertThat(Comparisons.fuse(method)).isZero();
  }
}
