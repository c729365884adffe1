package dev.cloche.build.jvm;

import static dev.cloche.build.jvm.CompiledModule.GROUP;
import static dev.cloche.build.jvm.CompiledModule.HELPERS;
import static dev.cloche.build.jvm.CompiledModule.INSTANCE_TYPE;
import static dev.cloche.build.jvm.CompiledModule.readGlobal;
import static dev.cloche.build.jvm.CompiledModule.writeGlobal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.ICONST_2;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.RETURN;

import dev.cloche.build.wasm.Element;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.WasmBuilder;
import java.nio.file.Path;
import java.util.List;
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
        "uses the runtime's instance",
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
  void helper_unknown_isRefused() throws Exception {
    shapeRefused(
        "calls the helper tableGrow",
        code -> code.visitMethodInsn(INVOKESTATIC, HELPERS, "tableGrow", "()V", false));
  }

  @Test
  void memory_calledWithoutAHelper_isRefused() throws Exception {
    shapeRefused(
        "calls the memory without a helper",
        code -> {
          code.visitVarInsn(ALOAD, 0);
          code.visitMethodInsn(INVOKEINTERFACE, CompiledModule.MEMORY_TYPE, "drop", "()V", true);
        });
  }

  @Test
  void instance_keptInAVariable_isRefused() throws Exception {
    shapeRefused(
        "uses the runtime's instance",
        code -> {
          code.visitVarInsn(ALOAD, 1);
          code.visitVarInsn(ASTORE, 2);
        });
  }

  @Test
  void class_unknown_isRefused() throws Exception {
    CompiledModule classes = SmallProgram.classes();
    classes.method(CompiledModule.MACHINE + "Extra", "f", "()V", code -> code.visitInsn(RETURN));
    refused(SmallProgram.wasm(), classes, "an unknown class");
  }

  @Test
  void import_thatTheHostDoesNotHave_isRefused() throws Exception {
    WasmBuilder wasm = new WasmBuilder().global(FuncType.I32, true, Instruction.i32Const(0));
    wasm.importFunction("wasi_snapshot_preview1", "path_open", WasmBuilder.NONE, WasmBuilder.NONE);
    SmallProgram.export(wasm);
    refused(wasm, SmallProgram.classes(), "path_open, which the host does not have");
  }

  @Test
  void table_second_isRefused() throws Exception {
    refused(SmallProgram.wasm().emptyTable(), SmallProgram.classes(), "other tables than one");
  }

  @Test
  void elements_passive_areRefused() throws Exception {
    Element passive = new Element(1, 0, List.of(), 0, List.of(SmallProgram.ALLOC));
    refused(
        SmallProgram.wasm().element(passive),
        SmallProgram.classes(),
        "an element segment of an unknown form");
  }

  @Test
  void indirectCall_withoutASwitch_isRefused() throws Exception {
    CompiledModule classes = SmallProgram.classes();
    classes.method(
        CompiledModule.MACHINE, "call_indirect_1", "()V", code -> code.visitInsn(RETURN));
    refused(SmallProgram.wasm(), classes, "call_indirect_1 is not one switch");
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
