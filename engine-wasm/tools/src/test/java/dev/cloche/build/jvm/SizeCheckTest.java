package dev.cloche.build.jvm;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.objectweb.asm.Opcodes;

class SizeCheckTest {
  private static final String INTERPRETER = SizeCheck.INTERPRETER;

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Function 0 is the interpreter and function 1 the parser, of so many bytes of code. */
  private int check(int interpreter, int parser, String... allowed) throws IOException {
    CompiledModule module = new CompiledModule();
    int[] sizes = {interpreter, parser};
    for (int index = 0; index < sizes.length; index++) {
      int size = sizes[index];
      module.function(
          index,
          "",
          "V",
          code -> {
            for (int i = 1; i < size; i++) {
              code.visitInsn(Opcodes.NOP);
            }
            code.visitInsn(Opcodes.RETURN);
          });
    }
    module.writeTo(directory);
    return run(
        Files.write(
            directory.resolve("named.wasm"), NamedModule.withFunctions(INTERPRETER, "parser")),
        Files.write(directory.resolve("oversized.txt"), List.of(allowed)));
  }

  private int run(Path wasm, Path allowed) {
    return SizeCheck.run(
        new String[] {
          wasm.toString(),
          directory.toString(),
          CompiledModule.PACKAGE,
          CompiledModule.MODULE,
          allowed.toString()
        },
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void methods_ofTheLimit_pass() throws IOException {
    assertThat(check(8000, 100)).isZero();
    assertThat(errors()).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("8000 " + INTERPRETER, "100 parser");
  }

  @Test
  void method_overTheLimit_failsByName() throws IOException {
    assertThat(check(100, 8001)).isEqualTo(1);
    assertThat(errors()).contains("parser has 8001 bytes").hasLineCount(1);
  }

  @Test
  void method_thatIsAllowed_passes() throws IOException {
    assertThat(check(100, 8001, "# a comment", "", "parser  split later")).isZero();
    assertThat(errors()).isEmpty();
  }

  @Test
  void entry_neededNoMore_fails() throws IOException {
    assertThat(check(100, 8000, "parser split later")).isEqualTo(1);
    assertThat(errors()).contains("parser is not oversized any more").hasLineCount(1);
  }

  @Test
  void interpreter_overTheLimit_failsInAnyCase() throws IOException {
    assertThat(check(8001, 100)).isEqualTo(1);
    assertThat(errors()).contains(INTERPRETER + " has 8001 bytes");
    err.reset();

    assertThat(check(8001, 100, INTERPRETER + " because")).isEqualTo(1);
    assertThat(errors()).contains(INTERPRETER + " can never be allowed");
  }

  @Test
  void interpreter_withoutAName_fails() throws IOException {
    check(100, 100);
    Path wasm =
        Files.write(directory.resolve("named.wasm"), NamedModule.withFunctions("other", "parser"));

    assertThat(run(wasm, directory.resolve("oversized.txt"))).isEqualTo(1);
    assertThat(errors()).contains("there is no function " + INTERPRETER);
  }

  @Test
  void entry_withoutAReasonOrTwice_fails() throws IOException {
    assertThat(check(100, 8001, "parser")).isEqualTo(1);
    assertThat(errors()).contains("the entry for parser gives no reason");
    err.reset();

    assertThat(check(100, 8001, "parser one", "parser two")).isEqualTo(1);
    assertThat(errors()).contains("there are two entries for parser");
  }

  @Test
  void entries_moreThanThree_fail() throws IOException {
    assertThat(check(100, 8001, "parser one", "a two", "b three", "c four")).isEqualTo(1);
    assertThat(errors()).contains("there are 4 entries, and at most 3").hasLineCount(1);
  }

  /** The functions are not all that was generated. */
  @ParameterizedTest
  @ValueSource(strings = {"Machine", "MachineShaded", "", "$Holder", "MachineFuncGroup_1"})
  void method_ofAnyClassOfTheModule_isChecked(String suffix) throws IOException {
    check(100, 100);
    String name = CompiledModule.MODULE + suffix;
    new CompiledModule()
        .method(
            CompiledModule.PACKAGE + "/" + name,
            "dispatch",
            "()V",
            code -> {
              for (int i = 0; i < 8000; i++) {
                code.visitInsn(Opcodes.NOP);
              }
              code.visitInsn(Opcodes.RETURN);
            })
        .function(0, "", "V", code -> code.visitInsn(Opcodes.RETURN))
        .writeTo(directory);

    assertThat(run(directory.resolve("named.wasm"), directory.resolve("oversized.txt")))
        .isEqualTo(1);
    assertThat(errors()).contains("dispatch has 8001 bytes").hasLineCount(1);
  }

  @Test
  void input_thatIsMissingOrNoModule_failsInOneLine() throws IOException {
    check(100, 100);
    Path allowed = directory.resolve("oversized.txt");

    assertThat(run(directory.resolve("none.wasm"), allowed)).isEqualTo(1);
    assertThat(errors()).contains("cannot read").hasLineCount(1);
    err.reset();
    assertThat(run(allowed, allowed)).isEqualTo(1);
    assertThat(errors()).contains("not a WebAssembly module").hasLineCount(1);
    err.reset();
    PrintStream sink = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(SizeCheck.run(new String[0], sink, sink)).isEqualTo(2);
    assertThat(errors()).startsWith("usage: ");
  }
}
