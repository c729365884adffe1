package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.AASTORE;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ANEWARRAY;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;
import static org.objectweb.asm.Opcodes.V21;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes the class that calls the module's exports directly. */
final class ExportsGenerator {

  private final EngineClasses names;
  private final String memoryType;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  ExportsGenerator(EngineClasses names) {
    this.names = names;
    this.memoryType = "L" + names.memory() + ";";
    writer.visit(
        V21,
        ACC_FINAL | ACC_SUPER,
        names.exports(),
        null,
        "java/lang/Object",
        new String[] {names.exportsInterface()});
    writer.visitField(ACC_PRIVATE | ACC_FINAL, "memory", memoryType, null, null);
    constructor();
  }

  private void constructor() {
    MethodVisitor code = writer.visitMethod(0, "<init>", "(" + memoryType + ")V", null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitFieldInsn(PUTFIELD, names.exports(), "memory", memoryType);
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /**
   * Adds a call.
   *
   * @param name the interface method
   * @param owner the class that holds the function
   * @param function the function's method
   * @param descriptor the function's descriptor without the memory
   */
  void add(String name, String owner, String function, String descriptor) {
    Type type = Type.getMethodType(descriptor);
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    int local = 1;
    for (Type argument : type.getArgumentTypes()) {
      code.visitVarInsn(argument.getOpcode(ILOAD), local);
      local += argument.getSize();
    }
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, names.exports(), "memory", memoryType);
    code.visitMethodInsn(
        INVOKESTATIC, owner, function, descriptor.replace(")", memoryType + ")"), false);
    code.visitInsn(type.getReturnType().getOpcode(IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Adds the method that answers the classes. */
  void addClasses(List<String> classes) {
    MethodVisitor code =
        writer.visitMethod(ACC_PUBLIC, "classes", "()[Ljava/lang/Class;", null, null);
    code.visitCode();
    code.visitIntInsn(SIPUSH, classes.size());
    code.visitTypeInsn(ANEWARRAY, "java/lang/Class");
    for (int i = 0; i < classes.size(); i++) {
      code.visitInsn(DUP);
      code.visitIntInsn(SIPUSH, i);
      code.visitLdcInsn(Type.getObjectType(classes.get(i)));
      code.visitInsn(AASTORE);
    }
    code.visitInsn(ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  byte[] toByteArray() {
    writer.visitEnd();
    return writer.toByteArray();
  }
}
