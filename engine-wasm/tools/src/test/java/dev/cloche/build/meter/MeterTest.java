package dev.cloche.build.meter;

import static dev.cloche.build.wasm.Code.call;
import static dev.cloche.build.wasm.Code.callIndirect;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.raw;
import static dev.cloche.build.wasm.WasmBuilder.I32;
import static dev.cloche.build.wasm.WasmBuilder.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.build.wasm.Export;
import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MeterTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void meter_exportsHelpersAndCounters() {
    WasmModule metered = Meter.meter(small()).module();
    assertThat(metered.exports())
        .extracting(Export::name)
        .containsSubsequence("f")
        .containsAll(Names.HELPERS)
        .containsAll(Names.GLOBALS);
  }

  @Test
  void meter_meteredModule_isRefused() {
    WasmModule metered = Meter.meter(small()).module();
    assertThatThrownBy(() -> Meter.meter(metered)).hasMessageContaining("metered before");
  }

  @Test
  void meter_severalTables_areRefused() {
    var wasm = new WasmBuilder().emptyTable().emptyTable();
    assertThatThrownBy(() -> Meter.meter(wasm.build())).hasMessageContaining("several tables");
  }

  @Test
  void meter_importedTable_isRefused() {
    var wasm = new WasmBuilder().importTable();
    assertThatThrownBy(() -> Meter.meter(wasm.build())).hasMessageContaining("imported table");
  }

  @Test
  void meter_severalMemories_areRefused() {
    var wasm = new WasmBuilder().memory(1, 1).memory(1, 1);
    assertThatThrownBy(() -> Meter.meter(wasm.build())).hasMessageContaining("memories");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Opcode.TABLE_SET,
        Opcode.TABLE_INIT,
        Opcode.TABLE_COPY,
        Opcode.TABLE_GROW,
        Opcode.TABLE_FILL
      })
  void meter_tableChange_isRefused(int opcode) {
    boolean ofTwo = opcode == Opcode.TABLE_INIT || opcode == Opcode.TABLE_COPY;
    int[] indices = new int[ofTwo ? 2 : 1];
    var wasm = new WasmBuilder().emptyTable();
    wasm.function(
        NONE, NONE, 0, code(i32(0), raw(Opcode.REF_NULL, 0x70), i32(0), raw(opcode, indices)));
    assertThatThrownBy(() -> Meter.meter(wasm.build())).hasMessageContaining("changes a table");
  }

  @Test
  void meter_importOfWrongType_isRefused() {
    var wasm = new WasmBuilder();
    wasm.importFunction("cloche", "depth_exceeded", I32, I32);
    assertThatThrownBy(() -> Meter.meter(wasm.build())).hasMessageContaining("wrong type");
  }

  @Test
  void meter_callsThatDouble_doNotAddUp() {
    // Folded without a limit, the outermost would weigh 2^40.
    var wasm = new WasmBuilder();
    int callee = wasm.function(NONE, NONE, 0, code());
    for (int level = 0; level < 40; level++) {
      callee = wasm.function(NONE, NONE, 0, code(call(callee), call(callee)));
    }
    wasm.export("f", callee);
    MeterVerifier.verify(Meter.meter(wasm.build()).module());
  }

  @Test
  void meter_exportedTable_countsExportsAsIndirectTargets() {
    var wasm = new WasmBuilder();
    int type = wasm.type(NONE, NONE);
    int f = wasm.next();
    wasm.function(NONE, NONE, 0, code(i32(0), callIndirect(type)));
    wasm.emptyTable().exportTable("table").export("f", f);
    assertThat(Meter.meter(wasm.build()).report().entered()).isEqualTo(1);
  }

  @Test
  void run_goodModule_writesItAndPrintsOneLine() throws IOException {
    Path in = write("in.wasm", ModuleWriter.write(small()));
    Path result = folder.resolve("out.wasm");
    assertThat(run(in.toString(), result.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).containsOnlyOnce("\n").contains("1 functions");
    MeterVerifier.verify(ModuleReader.read(Files.readAllBytes(result)));
  }

  @Test
  void run_notAModule_saysSoAndWritesNothing() throws IOException {
    Path in = write("in.wasm", new byte[] {1, 2, 3});
    Path result = folder.resolve("out.wasm");
    assertThat(run(in.toString(), result.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("not a WebAssembly module");
    assertThat(result).doesNotExist();
  }

  @Test
  void run_missingFile_saysSo() {
    assertThat(run(folder.resolve("none").toString(), "out")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot read");
  }

  @Test
  void run_wrongUsage_isStatusTwo() {
    assertThat(run("one")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage");
  }

  private int run(String... args) {
    return Meter.run(args, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static WasmModule small() {
    var wasm = new WasmBuilder();
    return wasm.export("f", wasm.function(I32, I32, 0, List.of(get(0)))).build();
  }
}
