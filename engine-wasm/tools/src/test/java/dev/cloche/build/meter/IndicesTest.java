package dev.cloche.build.meter;

import static dev.cloche.build.wasm.Code.call;
import static dev.cloche.build.wasm.Code.callIndirect;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.WasmBuilder.I32;
import static dev.cloche.build.wasm.WasmBuilder.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.build.wasm.Element;
import dev.cloche.build.wasm.ExternalKind;
import dev.cloche.build.wasm.Import;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmModule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Function indices keep their meaning when imports come and go. */
final class IndicesTest {
  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void indices_whateverTheImports_reachTheSameFunctions(boolean outOfFuel, boolean depth) {
    var wasm = new WasmBuilder();
    if (depth) {
      wasm.importFunction("cloche", "depth_exceeded", NONE, I32);
    }
    wasm.importFunction("env", "other", NONE, NONE);
    if (outOfFuel) {
      wasm.importFunction("cloche", "out_of_fuel", NONE, NONE);
    }
    int type = wasm.type(NONE, I32);
    int seven = wasm.function(NONE, I32, 0, code(i32(7)));
    int eight = wasm.function(NONE, I32, 0, code(i32(8)));
    int nine = wasm.function(NONE, I32, 0, code(i32(9)));
    wasm.global(0x70, false, Instruction.indexed(Opcode.REF_FUNC, nine));
    wasm.emptyTable();
    wasm.element(new Element(0, 0, code(i32(1)), 0, List.of(eight)));
    wasm.element(new Element(4, 0, code(i32(2)), 0, List.of(seven, Element.NULL)));
    var body =
        code(
            call(seven),
            i32(1),
            callIndirect(type),
            op(Opcode.I32_ADD),
            i32(2),
            callIndirect(type),
            op(Opcode.I32_ADD));
    wasm.export("f", wasm.function(NONE, I32, 0, body)).export("nine", nine);
    WasmModule module = wasm.build();
    WasmModule metered = Meter.meter(module).module();
    MeterVerifier.verify(metered);

    var guest = Guest.alreadyMetered(metered);
    assertThat(guest.call("f")).isEqualTo(22);
    assertThat(guest.call("nine")).isEqualTo(9);
    int referred = metered.globals().get(0).value().get(0).immediate();
    assertThat(referred).isEqualTo(metered.exported(ExternalKind.FUNCTION, "nine").getAsInt());
    assertThat(metered.imports())
        .extracting(Import::name)
        .containsExactlyInAnyOrder("other", "out_of_fuel");
  }
}
