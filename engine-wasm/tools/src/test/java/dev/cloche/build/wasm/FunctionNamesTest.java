package dev.cloche.build.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionNamesTest {

  private static byte[] module(ByteWriter nameSection) {
    return new ByteWriter()
        .bytes(ModuleReader.HEADER)
        .u8(0)
        .sized(new ByteWriter().name("producers").u8(9).toByteArray())
        .u8(0)
        .sized(nameSection.toByteArray())
        .toByteArray();
  }

  private static ByteWriter names(ByteWriter functions) {
    return new ByteWriter()
        .name("name")
        .u8(0)
        .sized(new ByteWriter().name("module").toByteArray())
        .u8(1)
        .sized(functions.toByteArray());
  }

  @Test
  void names_ofFunctions_areReadByIndex() {
    ByteWriter functions = new ByteWriter().u32(2).u32(0).name("zero").u32(300).name("three");

    assertThat(FunctionNames.read(module(names(functions))))
        .hasSize(2)
        .containsEntry(0, "zero")
        .containsEntry(300, "three");
  }

  @Test
  void names_thatAreAppended_areReadAgain() {
    var names = Map.of(0, "zero", 7, "sieben", 300, "trois cents é");

    assertThat(FunctionNames.read(FunctionNames.append(ModuleReader.HEADER, names)))
        .isEqualTo(names);
  }

  @Test
  void module_withoutNames_hasNone() {
    assertThat(FunctionNames.read(ModuleReader.HEADER)).isEmpty();
  }

  @Test
  void section_cutShort_isRefused() {
    ByteWriter functions = new ByteWriter().u32(3).u32(0).name("zero");

    assertThatThrownBy(() -> FunctionNames.read(module(names(functions))))
        .isInstanceOf(WasmFormatException.class);
    assertThatThrownBy(() -> FunctionNames.read(new byte[] {1, 2, 3}))
        .isInstanceOf(WasmFormatException.class)
        .hasMessageContaining("not a WebAssembly module");
  }
}
