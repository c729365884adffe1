package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmFunction;
import dev.cloche.build.wasm.WasmModule;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What keeps the known defects of Chicory 1.7.5 out of reach, for the very engine that ships. See
 * {@code docs/threat-model.md} for which test stands for which defect.
 */
class RuntimeDefectsTest {

  private static final Path TARGET = Path.of("target");

  /** The operations on numbers, and what the JVM's verifier of their class asks for. */
  private static final Set<String> NUMBERS =
      Set.of(
          "OpcodeImpl", "TrapException", "WasmRuntimeException", "ChicoryException", "WasmGcRef");

  private static final String PROGRAM =
      """
      const results = [];
      results.push([3, 1, 2].sort().join());
      results.push('a1b22'.replace(/\\d+/g, (digits) => digits * 2));
      results.push(String(7n ** 50n % 1000n));
      results.push(JSON.stringify({ a: [1.5, Math.round(-0.5), 2 ** 31 >>> 0] }));
      try { (function deeper() { deeper(); })(); } catch (e) { results.push(e.name); }
      try { const all = []; for (;;) all.push(new Array(1000).fill(0)); } catch (e) { results.push(e.name); }
      results.join(' ')
      """;

  /** Runs the program; loaded by another loader, hence by name. */
  static final class Program implements Supplier<String> {
    @Override
    public String get() {
      byte[] reply = Guest.eval(Guest.fresh(new TestPort()), PROGRAM);
      return new String(reply, StandardCharsets.ISO_8859_1);
    }
  }

  private static WasmModule engine() throws IOException {
    return ModuleReader.read(Files.readAllBytes(TARGET.resolve("engine.wasm")));
  }

  private static Stream<Instruction> instructions() throws IOException {
    return engine().functions().stream().map(WasmFunction::body).flatMap(List::stream);
  }

  /** The methods of Chicory's that the engine's classes call, with their types. */
  private static Map<String, String> operations() throws IOException {
    Map<String, String> found = new TreeMap<>();
    Path directory = TARGET.resolve("classes/dev/cloche/internal/engine");
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        if (!file.getFileName().toString().startsWith("BootImageBuilder")) {
          new ClassReader(Files.readAllBytes(file)).accept(callsInto(found), 0);
        }
      }
    }
    return found;
  }

  private static ClassVisitor callsInto(Map<String, String> found) {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int access, String method, String type, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitMethodInsn(
              int opcode, String owner, String name, String descriptor, boolean itf) {
            if (owner.startsWith("com/dylibso/")) {
              found.put(owner + "." + name, descriptor);
            }
          }
        };
      }
    };
  }

  /** Its operations on tables and memory are beside those on numbers, and wrong. */
  @Test
  void operationsOfTheRuntime_takeAndAnswerNumbersOnly() throws IOException {
    assertThat(operations()).hasSizeGreaterThan(20);
    operations()
        .forEach(
            (method, descriptor) -> {
              assertThat(method).matches("com/dylibso/chicory/runtime/OpcodeImpl\\.[IF](32|64)_.+");
              assertThat(descriptor).as(method).matches("\\([IJFD]{1,2}\\)[IJFD]");
            });
  }

  /** Memories, tables, instances, the interpreter, WASI and caches of classes are never loaded. */
  @Test
  void guest_withoutTheRestOfTheRuntime_runs() throws Exception {
    BareRuntime loader = new BareRuntime(NUMBERS::contains);
    Constructor<?> made = loader.loadClass(Program.class.getName()).getDeclaredConstructor();
    made.setAccessible(true);
    Object program = made.newInstance();

    Object answer = Guest.onLargeStack(() -> ((Supplier<?>) program).get());

    assertThat(answer.toString())
        .contains("1,2,3 a2b44 249 {\"a\":[1.5,0,2147483648]} RangeError InternalError");
    assertThat(loader.asked()).contains("OpcodeImpl").isSubsetOf(NUMBERS);
  }

  /** The parser takes the indices of types from 64 to 127 for types of values. */
  @Test
  void typesOfBlocks_areNotAmongTheMisreadOnes() throws IOException {
    assertThat(instructions().filter(Instruction::opensFrame))
        .isNotEmpty()
        .noneMatch(block -> block.immediate() >= 0x40 && block.immediate() < 0x80);
  }

  /** The compiler mixes up types where a table's functions are another module's. */
  @Test
  void tables_areTheModulesOwn() throws IOException {
    WasmModule engine = engine();

    assertThat(engine.tables()).hasSize(1);
    assertThat(engine.importCount(ExternalKind.TABLE)).isZero();
    assertThat(engine.exports()).noneMatch(export -> export.kind() == ExternalKind.TABLE);
  }

  /** A table that grows in one instance is larger in those that come after it. */
  @Test
  void tables_areNeverChanged() throws IOException {
    Set<Integer> changes =
        Set.of(
            Opcode.TABLE_SET,
            Opcode.TABLE_INIT,
            Opcode.TABLE_COPY,
            Opcode.TABLE_GROW,
            Opcode.TABLE_FILL);

    assertThat(instructions()).noneMatch(instruction -> changes.contains(instruction.opcode()));
  }

  /** Compilers of JVMs before release 18 compare unsigned numbers wrongly (JDK-8376400). */
  @Test
  void classes_areForJvmsWithoutTheDefectOfTheirCompiler() throws IOException {
    Path classes = TARGET.resolve("classes/dev/cloche/internal/engine");
    byte[] bytes = Files.readAllBytes(classes.resolve("LinearMemory.class"));

    assertThat(new ClassReader(bytes).readUnsignedShort(6)).isGreaterThanOrEqualTo(Opcodes.V21);
  }
}
