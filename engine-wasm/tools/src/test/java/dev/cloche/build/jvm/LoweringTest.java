package dev.cloche.build.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.build.jvm.standin.EngineExports;
import dev.cloche.build.jvm.standin.LinearMemory;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoweringTest {
  @TempDir Path directory;
  private final LinearMemory memory = new LinearMemory();
  private LoweredProgram lowered;
  private EngineExports exports;

  @BeforeEach
  void lower() throws ReflectiveOperationException {
    lowered = LoweredProgram.lower(directory);
    exports = lowered.exports(memory);
  }

  @Test
  void interruptionChecks_inEveryClass_areRemoved() {
    assertThat(lowered.calls()).noneMatch(call -> call.endsWith(".checkInterruption"));
    assertThat(lowered.methods()).noneMatch(method -> method.endsWith(".checkInterruption"));
  }

  @Test
  void meterCalls_ofEveryKind_reachTheOperations() {
    exports.initialize();

    assertThat(memory.charges)
        .containsExactly("enter 30", "charge 40", "bulk 50", "depth?", "leave");
  }

  @Test
  void meterFunctions_afterLowering_haveNoBodies() {
    assertThat(lowered.methods())
        .contains("SmallMachineFuncGroup_0.func_5")
        .doesNotContain(
            "SmallMachineFuncGroup_0.func_6",
            "SmallMachineFuncGroup_0.func_7",
            "SmallMachineFuncGroup_0.func_8",
            "SmallMachineFuncGroup_0.func_9",
            "SmallMachineFuncGroup_0.func_10");
  }

  @Test
  void stackPointer_readAndWritten_isTheMemorysField() {
    assertThat(exports.boot(16)).isEqualTo(1008);
    assertThat(memory.stackPointer).isEqualTo(1008);
  }

  @Test
  void constantGlobal_read_isItsValue() {
    assertThat(exports.alloc(5)).isEqualTo(5 + SmallProgram.CONSTANT);
    assertThat(lowered.calls())
        .noneMatch(call -> call.endsWith(".readGlobal") || call.endsWith(".writeGlobal"));
  }

  @Test
  void memoryAccesses_readAndWritten_areTheMemorys() {
    exports.prepare(0x1_0000_0003L, 8, 4);

    assertThat(memory.words[3]).isEqualTo(3);
    assertThat(exports.request(0, 8, 0)).isEqualTo(3);
    assertThat(lowered.calls()).contains("WasmOps.memoryReadInt", "WasmOps.memoryWriteInt");
  }

  @Test
  void helper_ofTheMemory_isAnOperation() {
    exports.request(2, 0, 0);

    assertThat(memory.pages).isEqualTo(3);
    assertThat(lowered.calls()).contains("WasmOps.memoryGrow");
  }

  /** The instance's place is taken by what follows it. */
  @Test
  void variables_behindTheInstance_keepTheirValues() {
    assertThat(exports.alloc(-20)).isEqualTo(-20 + SmallProgram.CONSTANT + 1);
    assertThat(exports.alloc(-SmallProgram.CONSTANT)).isZero();
  }

  @Test
  void import_called_isTheHostsMethod() {
    exports.prepare(5_000_000_000L, 8, 4);

    assertThat(memory.charges).containsExactly("seek 8 5000000000 4 8");
  }

  @Test
  void classes_afterLowering_areFunctionsAndIndirectCalls() {
    assertThat(lowered.fileNames())
        .containsExactly(
            "SmallExports.class", "SmallMachine.class", "SmallMachineFuncGroup_0.class");
    assertThat(lowered.methods())
        .filteredOn(method -> method.startsWith("SmallMachine."))
        .containsExactly("SmallMachine.call_indirect_0");
    assertThat(exports.classes())
        .extracting(Class::getSimpleName)
        .containsExactly("SmallMachine", "SmallMachineFuncGroup_0", "OpcodeImpl");
  }

  private int indirectCall(int argument, int number) throws Throwable {
    try {
      return (int)
          lowered
              .machine()
              .getMethod("call_indirect_0", int.class, int.class, int.class, LinearMemory.class)
              .invoke(null, argument, number, 0, memory);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void indirectCall_ofAFunctionInTheTable_reachesIt(int number) throws Throwable {
    assertThat(indirectCall(5, number)).isEqualTo(5 + SmallProgram.CONSTANT);
  }

  /** A function of another type, numbers outside the table, and a function's own index. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, -1, SmallProgram.ALLOC, Integer.MAX_VALUE})
  void indirectCall_ofAnythingElse_isATrap(int number) {
    assertThatThrownBy(() -> indirectCall(5, number)).hasMessage("no such function in the table");
  }

  @Test
  void output_ofAnEarlierRun_isReplaced() throws Exception {
    Path out = directory.resolve("out");
    Path stale = out.resolve(CompiledModule.PACKAGE).resolve("SmallMachineFuncGroup_9.class");
    Files.write(stale, new byte[] {1});
    List<Path> entry =
        Stream.of("Small.meta", "Small.class", "Small$Holder.class")
            .map(stale::resolveSibling)
            .toList();
    for (Path file : entry) {
      Files.write(file, new byte[] {1});
    }

    assertThat(LoweredProgram.lower(directory).fileNames()).isEqualTo(lowered.fileNames());
    assertThat(stale).doesNotExist();
    assertThat(entry).allSatisfy(file -> assertThat(file).doesNotExist());
  }

  @Test
  void counts_asText_nameEveryChange() {
    LoweringCounts counts = new LoweringCounts();
    counts.interruptionChecks = 1;
    counts.memoryAccesses = 2;
    counts.stackPointerAccesses = 3;
    counts.meterCalls = 4;
    counts.comparisons = 5;

    assertThat(counts)
        .hasToString(
            "1 interruption checks removed; bound: 2 memory accesses, 3 stack pointer accesses,"
                + " 4 meter calls; fused: 5 comparisons");
  }
}
