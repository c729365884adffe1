package dev.cloche.build.outline;

import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.set;
import static dev.cloche.build.wasm.WasmBuilder.I32;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.build.wasm.FunctionNames;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutlinerCommandTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A function of 10,000 bytes of JVM code in statements, or in one expression. */
  private static byte[] large(boolean statements) {
    var body = new ArrayList<>(code(get(0)));
    for (int i = 0; i < 2500; i++) {
      body.addAll(code(i32(1000), op(Opcode.I32_ADD)));
      if (statements && i % 100 == 99) {
        body.addAll(code(set(0), get(0)));
      }
    }
    var wasm = new WasmBuilder();
    wasm.export("f", wasm.function(I32, I32, 0, body));
    return FunctionNames.append(ModuleWriter.write(wasm.build()), Map.of(0, "large"));
  }

  private int run(String... args) {
    return Outliner.run(args, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void run_goodModule_writesItWithNamesAndPrintsOneLine() throws IOException {
    Path in = Files.write(folder.resolve("in.wasm"), large(true));
    Path result = folder.resolve("out.wasm");

    assertThat(run(in.toString(), result.toString())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .matches(
            "1 functions: 1 taken apart into 1 more; largest method 10\\d\\d\\d -> 7\\d\\d\\d .*\\R");
    byte[] written = Files.readAllBytes(result);
    assertThat(FunctionNames.read(written))
        .containsExactly(Map.entry(0, "large"), Map.entry(1, "large.outlined.1"));
    assertThat(new Machine(ModuleReader.read(written)).call("f", 7)).isEqualTo("[2500007]");
    assertThat(ModuleReader.read(written).functions().get(0).body())
        .extracting(Instruction::opcode)
        .contains(Opcode.CALL);
  }

  @Test
  void run_functionThatStaysTooLarge_saysWhichAndWritesNothing() throws IOException {
    Path in = Files.write(folder.resolve("in.wasm"), large(false));
    Path result = folder.resolve("out.wasm");

    assertThat(run(in.toString(), result.toString())).isEqualTo(1);

    assertThat(errors()).contains("large would have").hasLineCount(1);
    assertThat(result).doesNotExist();
  }

  @Test
  void run_inputThatIsMissingOrNoModule_saysSo() throws IOException {
    assertThat(run(folder.resolve("none").toString(), "out")).isEqualTo(1);
    assertThat(errors()).contains("cannot read").hasLineCount(1);
    err.reset();

    Path bad = Files.write(folder.resolve("bad.wasm"), new byte[] {1, 2, 3});
    assertThat(run(bad.toString(), "out")).isEqualTo(1);
    assertThat(errors()).contains("not a WebAssembly module").hasLineCount(1);
  }

  @Test
  void run_wrongUsage_isStatusTwo() {
    assertThat(run("one")).isEqualTo(2);
    assertThat(errors()).startsWith("usage: ");
  }
}
