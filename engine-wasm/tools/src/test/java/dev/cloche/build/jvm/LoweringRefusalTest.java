package dev.cloche.build.jvm;

import static dev.cloche.build.jvm.CompiledModule.GROUP;
import static dev.cloche.build.jvm.CompiledModule.HELPERS;
import static dev.cloche.build.jvm.CompiledModule.INSTANCE_TYPE;
import static dev.cloche.build.jvm.CompiledModule.readGlobal;
import static dev.cloche.build.jvm.CompiledModule.writeGlobal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.ICONST_2;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.RETURN;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.WasmBuilder;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.MethodVisitor;

/** What the pass does not know stops the build, and nothing is written. */
class LoweringRefusalTest {
  @TempDir Path directory;

  private void refused(WasmBuilder wasm, CompiledModule classes, String message) throws Exception {
    String[] args = SmallProgram.write(directory, wasm, classes);

    assertThatThrownBy(() -> Lowering.main(args))
        .isInstanceOf(LoweringException.class)
        .hasMessageContaining(message);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  private void shapeRefused(String what, Consumer<MethodVisitor> body) throws Exception {
    CompiledModule classes =
        SmallProgram.classes()
            .function(
                20,
                "",
                "V",
                code -> {
                  body.accept(code);
                  code.visitInsn(RETURN);
                });
    refused(SmallProgram.wasm(), classes, "func_20 " + what);
  }

  @Test
  void globalThatChanges_read_isRefused() throws Exception {
    shapeRefused(
        "uses readGlobal",
        code -> {
          readGlobal(code, ICONST_2, 1);
          code.visitInsn(L2I);
          code.visitInsn(POP);
        });
  }

  @Test
  void globalOfAnotherType_read_isRefused() throws Exception {
    shapeRefused(
        "uses readGlobal",
        code -> {
          readGlobal(code, ICONST_0, 1);
          code.visitInsn(POP2);
        });
  }

  @Test
  void globalOfALargeIndex_read_isRefused() throws Exception {
    WasmBuilder wasm = SmallProgram.wasm();
    for (int i = 0; i < 20; i++) {
      wasm.global(FuncType.I32, false, Instruction.i32Const(i));
    }
    CompiledModule classes =
        SmallProgram.classes()
            .function(
                20,
                "",
                "V",
                code -> {
                  code.visitIntInsn(BIPUSH, 7);
                  code.visitVarInsn(ALOAD, 1);
                  code.visitMethodInsn(
                      INVOKESTATIC, HELPERS, "readGlobal", "(IL" + INSTANCE_TYPE + ";)J", false);
                  code.visitInsn(L2I);
                  code.visitInsn(POP);
                  code.visitInsn(RETURN);
                });
    refused(wasm, classes, "func_20 uses readGlobal");
  }

  @Test
  void globalButTheStackPointer_written_isRefused() throws Exception {
    shapeRefused(
        "uses writeGlobal",
        code -> {
          code.visitInsn(ICONST_0);
          writeGlobal(code, ICONST_1, 1);
        });
  }

  @Test
  void stackPointer_writtenFromALong_isRefused() throws Exception {
    shapeRefused(
        "uses writeGlobal",
        code -> {
          code.visitLdcInsn(5L);
          code.visitInsn(ICONST_0);
          code.visitVarInsn(ALOAD, 1);
          code.visitMethodInsn(
              INVOKESTATIC, HELPERS, "writeGlobal", "(JIL" + INSTANCE_TYPE + ";)V", false);
        });
  }

  @Test
  void memory_askedOfTheInstance_isRefused() throws Exception {
    shapeRefused(
        "asks the instance for its memory",
        code -> {
          code.visitVarInsn(ALOAD, 1);
          code.visitMethodInsn(
              INVOKEVIRTUAL,
              INSTANCE_TYPE,
              "memory",
              "()L" + CompiledModule.MEMORY_TYPE + ";",
              false);
          code.visitInsn(POP);
        });
  }

  @Test
  void global0_thatNeverChanges_isRefused() throws Exception {
    refused(SmallProgram.wasm(false), SmallProgram.classes(), "global 0 is not the stack pointer");
  }

  @Test
  void export_missingInTheModule_isRefused() throws Exception {
    WasmBuilder empty = new WasmBuilder().global(FuncType.I32, true, Instruction.i32Const(0));
    refused(empty, SmallProgram.classes(), "the module does not export cloche_");
  }

  @Test
  void function_missingInTheClasses_isRefused() throws Exception {
    refused(
        SmallProgram.wasm(), SmallProgram.classes().without(GROUP), "the compiler wrote no method");
  }

  @Test
  void helpers_missing_areRefused() throws Exception {
    refused(
        SmallProgram.wasm(),
        SmallProgram.classes().without(HELPERS),
        "the compiler wrote no class");
  }

  @Test
  void directory_withoutClasses_isRefused() throws Exception {
    String[] args = SmallProgram.write(directory, SmallProgram.wasm(), SmallProgram.classes());
    args[4] = "Other";

    assertThatThrownBy(() -> Lowering.main(args))
        .isInstanceOf(LoweringException.class)
        .hasMessageContaining("no classes of Other");
  }
}
