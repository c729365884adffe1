package dev.cloche.build.meter;

import static dev.cloche.build.wasm.Code.block;
import static dev.cloche.build.wasm.Code.brIf;
import static dev.cloche.build.wasm.Code.call;
import static dev.cloche.build.wasm.Code.callIndirect;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.raw;
import static dev.cloche.build.wasm.Code.repeat;
import static dev.cloche.build.wasm.Code.set;
import static dev.cloche.build.wasm.WasmBuilder.I32;
import static dev.cloche.build.wasm.WasmBuilder.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeterVerifierTest {
  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {Names.CHARGE, Names.CHARGE_BULK, Names.CHARGE_GROW, Names.ENTER, Names.LEAVE})
  void verify_withoutOneCall_rejects(String helper) {
    List<WasmModule> mutants = Mutations.without(everyKind(), helper);
    assertThat(mutants).isNotEmpty();
    for (WasmModule mutant : mutants) {
      assertThatThrownBy(() -> MeterVerifier.verify(mutant)).isInstanceOf(MeterException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void verify_randomProgramWithoutOneCall_rejectsOrItRunsNothingUnpaid(long seed) {
    WasmModule module = RandomProgram.make(seed);
    WasmModule metered = Meter.meter(module).module();
    for (String helper : List.of(Names.ENTER, Names.LEAVE)) {
      for (WasmModule mutant : Mutations.without(metered, helper)) {
        assertThatThrownBy(() -> MeterVerifier.verify(mutant)).isInstanceOf(MeterException.class);
      }
    }
    // What another region leaves over can pay for a removed charge: accepted means still paid.
    for (WasmModule mutant : Mutations.without(metered, Names.CHARGE)) {
      if (accepts(mutant)) {
        var plain = Guest.plain(module);
        var guest = Guest.alreadyMetered(mutant);
        assertThat(guest.call("f", 1)).isEqualTo(plain.call("f", 1));
        assertThat(guest.fuel()).isGreaterThanOrEqualTo(plain.executedCost());
      }
    }
  }

  @Test
  void verify_unmeteredModule_rejects() {
    var wasm = new WasmBuilder();
    assertThatThrownBy(() -> MeterVerifier.verify(wasm.build()))
        .isInstanceOf(MeterException.class)
        .hasMessageContaining(Names.CHARGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1})
  void verify_chargeTooSmall_rejects(int weight) {
    WasmModule loop = metered(I32, repeat(0, op(Opcode.NOP)));
    WasmModule mutant =
        Mutations.withBody(
            loop,
            0,
            body -> {
              var changed = new ArrayList<>(body);
              changed.set(lastConstantBeforeCharge(loop, body), i32(weight));
              return changed;
            });
    assertThatThrownBy(() -> MeterVerifier.verify(mutant)).isInstanceOf(MeterException.class);
  }

  @Test
  void verify_variableCharge_rejects() {
    WasmModule loop = metered(I32, repeat(0, op(Opcode.NOP)));
    WasmModule mutant =
        Mutations.withBody(
            loop,
            0,
            body -> {
              var changed = new ArrayList<>(body);
              changed.set(lastConstantBeforeCharge(loop, body), get(0));
              return changed;
            });
    assertThatThrownBy(() -> MeterVerifier.verify(mutant)).hasMessageContaining("constant");
  }

  @Test
  void verify_programTouchesACounter_rejects() {
    WasmModule metered = metered(NONE, code(op(Opcode.NOP)));
    Instruction steal = Instruction.indexed(Opcode.GLOBAL_SET, 0);
    WasmModule mutant = Mutations.withBody(metered, 0, body -> code(i32(1), steal));
    assertThatThrownBy(() -> MeterVerifier.verify(mutant)).isInstanceOf(MeterException.class);
  }

  @Test
  void verify_helperWithALoop_rejects() {
    WasmModule metered = metered(NONE, code(op(Opcode.NOP)));
    WasmModule mutant = Mutations.withBody(metered, 1, body -> repeat(0, op(Opcode.NOP)));
    assertThatThrownBy(() -> MeterVerifier.verify(mutant)).hasMessageContaining("not plain");
  }

  @Test
  void verify_leaveTwice_rejects() {
    var wasm = new WasmBuilder();
    wasm.export("f", wasm.function(NONE, NONE, 0, code(call(0))));
    WasmModule metered = Meter.meter(wasm.build()).module();
    WasmModule mutant =
        Mutations.withBody(metered, 0, body -> code(body, body.get(body.size() - 1)));
    assertThatThrownBy(() -> MeterVerifier.verify(mutant)).hasMessageContaining("leaves twice");
  }

  private static int lastConstantBeforeCharge(WasmModule metered, List<Instruction> body) {
    var code = new MeteredCode(metered);
    int at = body.size() - 1;
    while (!code.calls(body.get(at), Names.CHARGE)) {
      at--;
    }
    return at - 1;
  }

  private static boolean accepts(WasmModule module) {
    try {
      MeterVerifier.verify(module);
      return true;
    } catch (MeterException e) {
      return false;
    }
  }

  private static WasmModule metered(List<Integer> parameters, List<Instruction> body) {
    var wasm = new WasmBuilder();
    wasm.export("f", wasm.function(parameters, NONE, 0, body));
    return Meter.meter(wasm.build()).module();
  }

  /** A module in which every charge matters. */
  private static WasmModule everyKind() {
    var wasm = new WasmBuilder().memory(1, 2).passiveData(new byte[8]);
    int type = wasm.type(I32, NONE);
    int leaf = wasm.function(I32, NONE, 0, code(repeat(0, get(0), i32(2), op(0x6A), op(0x1A))));
    int heavy =
        wasm.function(
            I32, NONE, 0, code(Collections.nCopies(100, code(get(0), op(0x1A))).toArray()));
    int recursive = wasm.next();
    wasm.function(
        I32,
        NONE,
        0,
        code(
            get(0),
            call(leaf),
            block(get(0), brIf(0), get(0), call(recursive)),
            get(0),
            i32(0),
            callIndirect(type)));
    wasm.table(leaf, recursive);
    wasm.export(
        "f",
        wasm.function(
            I32,
            NONE,
            1,
            code(
                get(0),
                call(recursive),
                get(0),
                call(heavy),
                repeat(0, i32(3), set(1), repeat(1, get(0), raw(0x1A))),
                code(i32(0), i32(0), i32(8), raw(Opcode.MEMORY_FILL, 0)),
                code(i32(0), i32(0), i32(8), raw(Opcode.MEMORY_COPY, 0, 0)),
                code(i32(0), i32(0), i32(8), raw(Opcode.MEMORY_INIT, 0, 0)),
                code(i32(1), raw(Opcode.MEMORY_GROW, 0), op(0x1A)))));
    return Meter.meter(wasm.build()).module();
  }
}
