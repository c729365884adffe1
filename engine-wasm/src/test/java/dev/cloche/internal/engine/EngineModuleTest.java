package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.build.jvm.CodeSizes;
import dev.cloche.build.meter.MeterException;
import dev.cloche.build.meter.MeterVerifier;
import dev.cloche.build.outline.JvmSize;
import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.FunctionNames;
import dev.cloche.build.wasm.ModuleReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What holds for the very engine that ships: the artefacts of this build, not examples. */
class EngineModuleTest {

  private static final Path TARGET = Path.of("target");
  private static final String INTERPRETER = "JS_CallInternal";

  private static final Map<String, byte[]> CLASSES = new TreeMap<>();

  @BeforeAll
  static void readClasses() throws IOException {
    Path directory = TARGET.resolve(Path.of("classes", "dev", "cloche", "internal", "engine"));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("EngineModule.*\\.class")) {
          CLASSES.put(name, Files.readAllBytes(file));
        }
      }
    }
    assertThat(CLASSES)
        .containsKeys(
            "EngineModuleMachine.class",
            "EngineModuleMachineFuncGroup_0.class",
            "EngineModuleExports.class");
  }

  private static byte[] wasm(String name) throws IOException {
    return Files.readAllBytes(TARGET.resolve(name));
  }

  /** C1 inlines up to 35 bytes; why these must be larger stands at {@link WasmOps}. */
  @Test
  void memoryAccesses_ofMoreThanAByte_areTooLargeForC1ToInline() throws IOException {
    Path operations = TARGET.resolve("classes/dev/cloche/internal/engine/WasmOps.class");
    Map<String, Integer> sizes = CodeSizes.of(Files.readAllBytes(operations));
    sizes.keySet().removeIf(name -> !name.matches("memory(Read|Write)(?!Byte)[A-Z].*"));

    assertThat(sizes).hasSize(10);
    assertThat(sizes.values()).allMatch(size -> size > 35 && size < 60);
  }

  @Test
  void everyCycle_ofTheEngine_isMetered() throws IOException {
    MeterVerifier.verify(ModuleReader.read(wasm("engine.wasm")));
  }

  /** The proof is no formality: the same engine before metering does not pass. */
  @Test
  void everyCycle_ofTheUnmeteredEngine_isNot() throws IOException {
    byte[] unmetered = wasm("engine-named.wasm");

    assertThatThrownBy(() -> MeterVerifier.verify(ModuleReader.read(unmetered)))
        .isInstanceOf(MeterException.class);
  }

  /** How often the classes that ship call what, by class and method. */
  private static Map<String, Integer> calls() {
    Map<String, Integer> calls = new TreeMap<>();
    CLASSES.values().forEach(bytes -> new ClassReader(bytes).accept(counting(calls), 0));
    return calls;
  }

  private static ClassVisitor counting(Map<String, Integer> calls) {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int access, String method, String type, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitMethodInsn(
              int opcode, String owner, String name, String descriptor, boolean itf) {
            String simple = owner.substring(owner.lastIndexOf('/') + 1);
            calls.merge(simple + "." + name, 1, Integer::sum);
          }
        };
      }
    };
  }

  @Test
  void interruptionChecks_inTheClasses_areGoneAndTheMeterIsNot() {
    Map<String, Integer> calls = calls();

    assertThat(calls.keySet()).noneMatch(call -> call.endsWith(".checkInterruption"));
    assertThat(calls.get("WasmOps.charge")).isGreaterThan(1000);
    assertThat(calls.get("WasmOps.enter")).isGreaterThan(10);
    assertThat(calls.get("WasmOps.leave")).isGreaterThanOrEqualTo(calls.get("WasmOps.enter"));
    assertThat(calls.get("WasmOps.chargeBulk")).isPositive();
  }

  @Test
  void memoryAndInstance_ofTheRuntime_areNamedNowhere() {
    CLASSES.forEach(
        (name, bytes) ->
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .as(name)
                .doesNotContain("com/dylibso/chicory/runtime/Memory")
                .doesNotContain("com/dylibso/chicory/runtime/Instance")
                .doesNotContain("checkInterruption")
                .doesNotContain("readGlobal")
                .doesNotContain("writeGlobal"));
    assertThat(calls().keySet()).noneMatch(call -> call.startsWith("Memory."));
  }

  /** All that is left of the runtime are its numeric operations. */
  @Test
  void runtime_inTheClasses_isOperationsOnNumbers() {
    Set<String> used = new TreeSet<>();
    CLASSES.values().forEach(bytes -> new ClassReader(bytes).accept(owners(used), 0));

    assertThat(used).containsExactly("com/dylibso/chicory/runtime/OpcodeImpl");
  }

  /** The classes of others than ours and the JDK's that code calls or reads. */
  private static ClassVisitor owners(Set<String> used) {
    return new ClassVisitor(Opcodes.ASM9) {
      @Override
      public MethodVisitor visitMethod(
          int access, String method, String type, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
          @Override
          public void visitMethodInsn(
              int opcode, String owner, String name, String descriptor, boolean itf) {
            if (!owner.startsWith("java/") && !owner.startsWith("dev/cloche/")) {
              used.add(owner);
            }
          }
        };
      }
    };
  }

  @Test
  void classes_ofTheExports_areThoseOfTheModule() {
    Class<?>[] classes = ModuleClasses.exports(new LinearMemory(0, 0, new FuelMeter())).classes();

    assertThat(classes)
        .extracting(type -> type.getSimpleName() + ".class")
        .containsAll(CLASSES.keySet().stream().filter(name -> name.contains("Machine")).toList());
  }

  /**
   * Of all that is generated: the functions, the calls through the table, the helpers, the rest.
   */
  @Test
  void everyMethod_ofEveryClass_isSmallEnoughForHotSpot() {
    CLASSES.forEach(
        (name, bytes) ->
            assertThat(CodeSizes.of(bytes))
                .as(name)
                .isNotEmpty()
                .allSatisfy(
                    (method, size) ->
                        assertThat(size).isLessThanOrEqualTo(CodeSizes.HOTSPOT_LIMIT)));
  }

  /**
   * The outliner goes by estimates: too low, and the build fails; too high, and it does too much.
   */
  @Test
  void sizes_thatTheOutlinerEstimates_areCloseToThoseOfTheClasses() throws IOException {
    var wasm = ModuleReader.read(wasm("engine.wasm"));
    int[] estimates = JvmSize.ofFunctions(wasm);
    Map<String, Integer> sizes = new TreeMap<>();
    CLASSES.values().forEach(bytes -> sizes.putAll(CodeSizes.of(bytes)));
    int imports = wasm.importCount(ExternalKind.FUNCTION);

    int compared = 0;
    for (Map.Entry<String, Integer> method : sizes.entrySet()) {
      int bracket = method.getKey().indexOf('(');
      boolean large = method.getValue() > 4000;
      if (large && method.getKey().startsWith("func_")) {
        int function = Integer.parseInt(method.getKey().substring("func_".length(), bracket));
        assertThat((double) estimates[function - imports] / method.getValue())
            .as(method.getKey())
            .isBetween(0.995, 1.1);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  /** Function indices are the same before metering, so that the name section still fits. */
  @Test
  void interpreterLoop_asAMethod_isSmallEnoughForHotSpot() throws IOException {
    Map<Integer, String> names = FunctionNames.read(wasm("engine-named.wasm"));
    int index =
        names.entrySet().stream()
            .filter(e -> e.getValue().equals(INTERPRETER))
            .mapToInt(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();

    Map<String, Integer> sizes = new TreeMap<>();
    CLASSES.values().forEach(bytes -> sizes.putAll(CodeSizes.of(bytes)));
    assertThat(sizes.keySet()).filteredOn(m -> m.startsWith("func_" + index + "(")).hasSize(1);
    assertThat(sizes)
        .allSatisfy(
            (method, size) -> {
              if (method.startsWith("func_" + index + "(")) {
                assertThat(size).isLessThan(CodeSizes.HOTSPOT_LIMIT).isGreaterThan(500);
              }
            });
  }

  @Test
  void functionIndices_beforeAndAfterMetering_areTheSame() throws IOException {
    var before = ModuleReader.read(wasm("engine-named.wasm"));
    var after = ModuleReader.read(wasm("engine.wasm"));

    for (var export : before.exports()) {
      assertThat(after.exported(export.kind(), export.name())).hasValue(export.index());
    }
  }
}
