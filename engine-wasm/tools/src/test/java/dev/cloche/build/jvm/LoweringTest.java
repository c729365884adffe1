package dev.cloche.build.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.build.jvm.standin.EngineExports;
import dev.cloche.build.jvm.standin.LinearMemory;
import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmModule;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        .contains("SmallMachineFuncGroup_0.func_4")
        .doesNotContain(
            "SmallMachineFuncGroup_0.func_5",
            "SmallMachineFuncGroup_0.func_6",
            "SmallMachineFuncGroup_0.func_7",
            "SmallMachineFuncGroup_0.func_8",
            "SmallMachineFuncGroup_0.func_9");
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
  void memoryInterface_insideAHelper_isTheOneClass() {
    exports.request(2, 0, 0);

    assertThat(memory.pages).isEqualTo(3);
    assertThat(lowered.calls()).contains("LinearMemory.grow").doesNotContain("Memory.grow");
  }

  @Test
  void helpers_thatNobodyCalls_areDropped() {
    assertThat(lowered.methods())
        .filteredOn(method -> method.startsWith("SmallMachineShaded."))
        .containsExactly("SmallMachineShaded.memoryGrow");
  }

  @Test
  void dispatcher_afterLowering_isGone() throws ReflectiveOperationException {
    assertThat(lowered.fileNames())
        .containsExactly(
            "Small.meta",
            "SmallExports.class",
            "SmallMachine.class",
            "SmallMachineFuncGroup_0.class",
            "SmallMachineShaded.class");
    Object machine = lowered.machine().getConstructor().newInstance();
    Method call = lowered.machine().getMethod("call", int.class, long[].class);
    assertThatThrownBy(() -> call.invoke(machine, 0, new long[0]))
        .hasCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void indirectCalls_afterLowering_keepTheirBridges() {
    assertThat(lowered.methods()).contains("SmallMachine.call_indirect_0");
  }

  @Test
  void output_ofAnEarlierRun_isReplaced() throws Exception {
    Path out = directory.resolve("out");
    Path stale = out.resolve(CompiledModule.PACKAGE).resolve("SmallMachineFuncGroup_9.class");
    Files.write(stale, new byte[] {1});

    assertThat(LoweredProgram.lower(directory).fileNames()).isEqualTo(lowered.fileNames());
    assertThat(stale).doesNotExist();
  }

  @Test
  void description_afterLowering_hasNoData() throws IOException {
    WasmBuilder wasm = SmallProgram.wasm().passiveData(new byte[1000]);
    String[] args = SmallProgram.write(directory, wasm, SmallProgram.classes());
    Lowering.main(args);

    Path meta = Path.of(args[2]).resolve(CompiledModule.PACKAGE).resolve("Small.meta");
    WasmModule written = ModuleReader.read(Files.readAllBytes(meta));
    assertThat(written.data().size()).isZero();
    assertThat(written.exports()).isEqualTo(wasm.build().exports());
  }

  @Test
  void counts_asText_nameEveryChange() {
    LoweringCounts counts = new LoweringCounts();
    counts.interruptionChecks = 1;
    counts.memoryAccesses = 2;
    counts.stackPointerAccesses = 3;
    counts.meterCalls = 4;

    assertThat(counts)
        .hasToString(
            "1 interruption checks removed; bound: 2 memory accesses, 3 stack pointer accesses,"
                + " 4 meter calls");
  }
}
