package dev.cloche.build.jvm;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.V11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Class files of the shape that the runtime's compiler writes for a module named {@code Small}: a
 * machine, its dispatcher, one group of functions and the helpers.
 */
final class CompiledModule {
  static final String PACKAGE = "dev/cloche/build/jvm/standin";
  static final String MODULE = "Small";
  static final String MACHINE = PACKAGE + "/SmallMachine";
  static final String GROUP = MACHINE + "FuncGroup_0";
  static final String HELPERS = MACHINE + "Shaded";
  static final String MEMORY_TYPE = "com/dylibso/chicory/runtime/Memory";
  static final String INSTANCE_TYPE = "com/dylibso/chicory/runtime/Instance";
  private static final String TAIL = "L" + MEMORY_TYPE + ";L" + INSTANCE_TYPE + ";)";

  private final Map<String, ClassWriter> classes = new TreeMap<>();

  CompiledModule() {
    helper("checkInterruption", "()V");
    helper("readGlobal", "(IL" + INSTANCE_TYPE + ";)J");
    helper("writeGlobal", "(JIL" + INSTANCE_TYPE + ";)V");
    helper("memoryReadInt", "(IIL" + MEMORY_TYPE + ";)I");
    helper("memoryWriteInt", "(IIIL" + MEMORY_TYPE + ";)V");
    helper("neverCalled", "()V");
    helper("memoryGrow", "(IL" + MEMORY_TYPE + ";)I");
    machine();
    ofClass(MACHINE + "Dispatch_0");
    ofClass(MACHINE + "MachineCall");
  }

  private void machine() {
    method(MACHINE, "call_indirect_0", "(III" + TAIL + "I", CompiledModule::indirectCall);
    MethodVisitor init = ofClass(MACHINE).visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    init.visitCode();
    init.visitVarInsn(Opcodes.ALOAD, 0);
    init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    init.visitInsn(Opcodes.RETURN);
    init.visitMaxs(0, 0);
    MethodVisitor call = ofClass(MACHINE).visitMethod(ACC_PUBLIC, "call", "(I[J)[J", null, null);
    call.visitCode();
    call.visitVarInsn(Opcodes.ILOAD, 1);
    call.visitVarInsn(Opcodes.ALOAD, 2);
    call.visitMethodInsn(INVOKESTATIC, MACHINE + "MachineCall", "call", "(I[J)[J", false);
    call.visitInsn(ARETURN);
    call.visitMaxs(0, 0);
  }

  private void helper(String name, String descriptor) {
    method(HELPERS, name, descriptor, CompiledModule::replaced);
  }

  /** Code that nobody may get to: lowered code has other code for it. */
  static void replaced(MethodVisitor code) {
    code.visitInsn(ACONST_NULL);
    code.visitInsn(Opcodes.ATHROW);
  }

  /** The switch over functions of the type {@code (i32) -> i32}; one of them is in no table. */
  private static void indirectCall(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 3);
    code.visitVarInsn(Opcodes.ALOAD, 4);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    Label[] cases = {new Label(), new Label()};
    Label otherwise = new Label();
    int[] functions = {2, SmallProgram.ALLOC};
    code.visitLookupSwitchInsn(otherwise, functions, cases);
    for (int i = 0; i < cases.length; i++) {
      code.visitLabel(cases[i]);
      code.visitMethodInsn(INVOKESTATIC, GROUP, "func_" + functions[i], "(I" + TAIL + "I", false);
      code.visitInsn(Opcodes.IRETURN);
    }
    code.visitLabel(otherwise);
    replaced(code);
  }

  private ClassWriter ofClass(String name) {
    return classes.computeIfAbsent(
        name,
        key -> {
          ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
          writer.visit(V11, ACC_PUBLIC | ACC_FINAL, key, null, "java/lang/Object", null);
          return writer;
        });
  }

  CompiledModule method(
      String owner, String name, String descriptor, Consumer<MethodVisitor> body) {
    MethodVisitor code =
        ofClass(owner).visitMethod(ACC_PUBLIC | ACC_STATIC, name, descriptor, null, null);
    code.visitCode();
    body.accept(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return this;
  }

  /** Adds a function; memory and instance follow the parameters. */
  CompiledModule function(
      int index, String parameters, String result, Consumer<MethodVisitor> body) {
    return method(GROUP, "func_" + index, "(" + parameters + TAIL + result, body);
  }

  CompiledModule without(String owner) {
    classes.remove(owner);
    return this;
  }

  void writeTo(Path directory) throws IOException {
    Path target = Files.createDirectories(directory.resolve(PACKAGE));
    for (Map.Entry<String, ClassWriter> entry : classes.entrySet()) {
      String simple = entry.getKey().substring(PACKAGE.length() + 1);
      Files.write(target.resolve(simple + ".class"), entry.getValue().toByteArray());
    }
  }

  static void interruption(MethodVisitor code) {
    code.visitMethodInsn(INVOKESTATIC, HELPERS, "checkInterruption", "()V", false);
  }

  /** A call of a function whose operands but memory and instance are on the stack. */
  static void call(
      MethodVisitor code, int index, String parameters, String result, int memoryLocal) {
    code.visitVarInsn(Opcodes.ALOAD, memoryLocal);
    code.visitVarInsn(Opcodes.ALOAD, memoryLocal + 1);
    code.visitMethodInsn(
        INVOKESTATIC, GROUP, "func_" + index, "(" + parameters + TAIL + result, false);
  }

  static void readGlobal(MethodVisitor code, int indexInstruction, int instanceLocal) {
    code.visitInsn(indexInstruction);
    code.visitVarInsn(Opcodes.ALOAD, instanceLocal);
    code.visitMethodInsn(INVOKESTATIC, HELPERS, "readGlobal", "(IL" + INSTANCE_TYPE + ";)J", false);
  }

  static void writeGlobal(MethodVisitor code, int indexInstruction, int instanceLocal) {
    code.visitInsn(Opcodes.I2L);
    code.visitInsn(indexInstruction);
    code.visitVarInsn(Opcodes.ALOAD, instanceLocal);
    code.visitMethodInsn(
        INVOKESTATIC, HELPERS, "writeGlobal", "(JIL" + INSTANCE_TYPE + ";)V", false);
  }
}
