package dev.cloche.build.wasm;

import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.raw;
import static dev.cloche.build.wasm.WasmBuilder.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModuleReaderTest {
  private static final int SEED = 20;

  @Test
  void read_everySection_roundTrips() {
    byte[] binary = ModuleWriter.write(everySection().build());
    assertThat(ModuleWriter.write(ModuleReader.read(binary))).isEqualTo(binary);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 41 00 0b 01 00",
        "01 00 01 00",
        "02 00 41 00 0b 00 01 00",
        "03 00 01 00",
        "04 41 00 0b 02 d2 00 0b d0 70 0b",
        "05 70 01 d2 00 0b",
        "06 00 41 00 0b 70 01 d0 70 0b",
        "07 70 01 d2 00 0b"
      })
  void element_everyForm_roundTrips(String hex) {
    byte[] bytes = bytes(hex);
    var out = new ByteWriter();
    Element.read(new ByteReader(bytes)).writeTo(out);
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void read_customSections_areDropped() {
    byte[] plain = ModuleWriter.write(everySection().build());
    var out = new ByteWriter().bytes(plain).u8(0);
    out.sized(new ByteWriter().name("producers").u8(7).toByteArray());
    assertThat(ModuleWriter.write(ModuleReader.read(out.toByteArray()))).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "0xfd, SIMD",
    "0xfe, threads",
    "0x12, tail calls",
    "0x13, tail calls",
    "0x06, exception handling",
    "0x08, exception handling",
    "0x1f, exception handling",
    "0xfb, garbage collection",
    "0x14, typed function references",
    "0xff, unknown"
  })
  void read_unsupportedInstruction_isNamed(String opcode, String feature) {
    var wasm = new WasmBuilder();
    wasm.function(NONE, NONE, 0, code(op(Integer.decode(opcode)), op(Opcode.NOP)));
    byte[] binary = ModuleWriter.write(wasm.build());
    assertThatThrownBy(() -> ModuleReader.read(binary))
        .isInstanceOf(WasmFormatException.class)
        .hasMessageContaining(feature);
  }

  @ParameterizedTest
  @CsvSource({"3, threads", "5, memory64", "8, limits flags"})
  void read_unsupportedMemory_isNamed(int flags, String feature) {
    byte[] binary =
        new ByteWriter()
            .bytes(ModuleReader.HEADER)
            .u8(5)
            .sized(new byte[] {1, (byte) flags, 1, 1})
            .toByteArray();
    assertThatThrownBy(() -> ModuleReader.read(binary))
        .isInstanceOf(WasmFormatException.class)
        .hasMessageContaining(feature);
  }

  @Test
  void read_paddedIndices_keepTheirValue() {
    // call 5 in five bytes, as the linker writes it.
    var in = new ByteReader(bytes("10 85 80 80 80 00 0b"));
    List<Instruction> body = InstructionReader.expression(in);
    assertThat(body).singleElement().extracting(Instruction::immediate).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff ff ff ff 1f", "80 80 80 80 80 00", "ff", ""})
  void index_malformed_isRefused(String hex) {
    assertThatThrownBy(() -> new ByteReader(bytes(hex)).index())
        .isInstanceOf(WasmFormatException.class);
  }

  @Test
  void signed_extremes_roundTrip() {
    for (long value : new long[] {0, -1, 63, 64, -64, -65, Long.MIN_VALUE, Long.MAX_VALUE}) {
      byte[] encoded = new ByteWriter().signed(value).toByteArray();
      assertThat(new ByteReader(encoded).signed(64)).isEqualTo(value);
    }
  }

  @Test
  void read_damagedModule_isRefusedOrRead() {
    byte[] binary = ModuleWriter.write(everySection().build());
    var random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = binary.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        ModuleReader.read(damaged);
      } catch (WasmFormatException expected) {
        assertThat(expected).hasMessageContaining("At byte");
      }
    }
  }

  private static WasmBuilder everySection() {
    var wasm = new WasmBuilder();
    wasm.importFunction("env", "f", WasmBuilder.I32, NONE);
    wasm.memory(1, 2).passiveData(new byte[] {1, 2, 3}).table(0, 1);
    wasm.global(FuncType.I32, true, Instruction.i32Const(-5));
    int f =
        wasm.function(
            NONE,
            WasmBuilder.I32,
            3,
            code(
                Code.block(Code.loop(Code.get(0), Code.brTable(0, 1, 1))),
                Code.raw(Opcode.I64_CONST, 0x80, 0x01),
                raw(Opcode.F64_CONST, 0, 0, 0, 0, 0, 0, 0, 0),
                raw(0x28, 2, 16),
                raw(0xFC00),
                raw(Opcode.SELECT_TYPED, 1, 0x7F),
                Code.i32(Integer.MIN_VALUE)));
    return wasm.export("f", f).exportTable("table").start(f);
  }

  private static byte[] bytes(String hex) {
    String digits = hex.replace(" ", "");
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
    }
    return bytes;
  }
}
