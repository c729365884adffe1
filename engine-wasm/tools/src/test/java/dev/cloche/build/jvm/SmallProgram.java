package dev.cloche.build.jvm;

import static dev.cloche.build.jvm.CompiledModule.HELPERS;
import static dev.cloche.build.jvm.CompiledModule.MEMORY_TYPE;
import static dev.cloche.build.jvm.CompiledModule.call;
import static dev.cloche.build.jvm.CompiledModule.interruption;
import static dev.cloche.build.jvm.CompiledModule.readGlobal;
import static dev.cloche.build.jvm.CompiledModule.writeGlobal;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_APPEND;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFGE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INTEGER;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.ISUB;
import static org.objectweb.asm.Opcodes.L2I;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LRETURN;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SWAP;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.WasmBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** A program with every shape that lowering knows, as wasm and as the compiler's classes. */
final class SmallProgram {
  static final int CONSTANT = 7;

  /** What {@code request} reads is this far behind the address that it is given. */
  static final int OFFSET = 4;

  private static final List<String> EXPORTS =
      List.of(
          "_initialize",
          "cloche_boot",
          "cloche_prepare",
          "cloche_alloc",
          "cloche_request",
          "cloche_charge",
          "cloche_charge_bulk",
          "cloche_enter",
          "cloche_leave",
          "cloche_depth_exceeded");

  /** The function that is imported. */
  static final int SEEK = 0;

  static final int PREPARE = 3;
  static final int ALLOC = 4;
  private static final int CHARGE = 6;
  private static final int CHARGE_BULK = 7;
  private static final int ENTER = 8;
  private static final int LEAVE = 9;
  private static final int DEPTH_EXCEEDED = 10;

  private static final List<Integer> SEEK_TYPE =
      List.of(FuncType.I32, FuncType.I64, FuncType.I32, FuncType.I32);

  private SmallProgram() {}

  /** The module: what counts are its exports and its globals. */
  static WasmBuilder wasm() {
    return wasm(true);
  }

  static WasmBuilder wasm(boolean mutableStackPointer) {
    var builder =
        new WasmBuilder()
            .global(FuncType.I32, mutableStackPointer, Instruction.i32Const(1024))
            .global(FuncType.I32, false, Instruction.i32Const(CONSTANT))
            .global(FuncType.I32, true, Instruction.i32Const(0));
    builder.importFunction("wasi_snapshot_preview1", "fd_seek", SEEK_TYPE, WasmBuilder.I32);
    export(builder);
    return builder.table(ALLOC, PREPARE, ALLOC);
  }

  /** Adds a function for each export that the pass wants. */
  static void export(WasmBuilder builder) {
    for (String export : EXPORTS) {
      builder.export(export, builder.function(WasmBuilder.NONE, WasmBuilder.NONE, 0, List.of()));
    }
  }

  /** The classes: {@code boot} moves the stack pointer, {@code alloc} adds the constant global. */
  static CompiledModule classes() {
    var module =
        new CompiledModule()
            .function(SEEK, "IJII", "I", CompiledModule::replaced)
            .function(1, "", "V", SmallProgram::initialize)
            .function(2, "I", "I", SmallProgram::boot)
            .function(PREPARE, "JII", "V", SmallProgram::prepare)
            .function(ALLOC, "I", "I", SmallProgram::alloc)
            .function(5, "III", "J", SmallProgram::request);
    for (int helper = CHARGE; helper <= DEPTH_EXCEEDED; helper++) {
      module.function(helper, helper == CHARGE ? "I" : "", "V", code -> code.visitInsn(RETURN));
    }
    return module;
  }

  /** Writes both below the directory, and answers the arguments of the pass. */
  static String[] write(Path directory, WasmBuilder wasm, CompiledModule classes)
      throws IOException {
    byte[] binary = ModuleWriter.write(wasm.build());
    Path in = directory.resolve("in");
    classes.writeTo(in);
    Path file = Files.write(directory.resolve("small.wasm"), binary);
    return new String[] {
      file.toString(),
      in.toString(),
      directory.resolve("out").toString(),
      CompiledModule.PACKAGE,
      CompiledModule.MODULE
    };
  }

  private static void initialize(MethodVisitor code) {
    code.visitIntInsn(BIPUSH, 30);
    call(code, ENTER, "I", "V", 0);
    interruption(code);
    code.visitIntInsn(BIPUSH, 40);
    call(code, CHARGE, "I", "V", 0);
    code.visitIntInsn(BIPUSH, 50);
    call(code, CHARGE_BULK, "I", "I", 0);
    code.visitInsn(POP);
    call(code, DEPTH_EXCEEDED, "", "I", 0);
    code.visitInsn(POP);
    call(code, LEAVE, "", "V", 0);
    code.visitInsn(RETURN);
  }

  private static void boot(MethodVisitor code) {
    readGlobal(code, ICONST_0, 2);
    code.visitInsn(L2I);
    code.visitVarInsn(ILOAD, 0);
    code.visitInsn(ISUB);
    code.visitInsn(DUP);
    writeGlobal(code, ICONST_0, 2);
    code.visitInsn(IRETURN);
  }

  private static void prepare(MethodVisitor code) {
    code.visitVarInsn(ILOAD, 2);
    code.visitVarInsn(LLOAD, 0);
    code.visitInsn(L2I);
    code.visitVarInsn(ILOAD, 3);
    code.visitVarInsn(ALOAD, 4);
    code.visitMethodInsn(
        INVOKESTATIC, HELPERS, "memoryWriteInt", "(IIIL" + MEMORY_TYPE + ";)V", false);
    code.visitVarInsn(ILOAD, 2);
    code.visitVarInsn(LLOAD, 0);
    code.visitVarInsn(ILOAD, 3);
    code.visitVarInsn(ILOAD, 2);
    call(code, SEEK, "IJII", "I", 4);
    code.visitInsn(POP);
    code.visitInsn(RETURN);
  }

  /** Adds the constant, and one more to what is negative: a variable and a frame. */
  private static void alloc(MethodVisitor code) {
    code.visitVarInsn(ILOAD, 0);
    readGlobal(code, ICONST_1, 2);
    code.visitInsn(L2I);
    code.visitInsn(IADD);
    code.visitVarInsn(ISTORE, 3);
    code.visitVarInsn(ILOAD, 3);
    Label positive = new Label();
    code.visitJumpInsn(IFGE, positive);
    code.visitIincInsn(3, 1);
    code.visitLabel(positive);
    code.visitFrame(F_APPEND, 1, new Object[] {INTEGER}, 0, null);
    code.visitVarInsn(ILOAD, 3);
    code.visitInsn(IRETURN);
  }

  /** Grows by the first argument, then reads at the second. */
  private static void request(MethodVisitor code) {
    code.visitVarInsn(ILOAD, 0);
    code.visitVarInsn(ALOAD, 3);
    code.visitMethodInsn(INVOKESTATIC, HELPERS, "memoryGrow", "(IL" + MEMORY_TYPE + ";)I", false);
    code.visitVarInsn(ILOAD, 1);
    code.visitInsn(SWAP);
    code.visitInsn(POP);
    code.visitIntInsn(BIPUSH, OFFSET);
    code.visitVarInsn(ALOAD, 3);
    code.visitMethodInsn(
        INVOKESTATIC, HELPERS, "memoryReadInt", "(IIL" + MEMORY_TYPE + ";)I", false);
    code.visitInsn(I2L);
    code.visitInsn(LRETURN);
  }
}
