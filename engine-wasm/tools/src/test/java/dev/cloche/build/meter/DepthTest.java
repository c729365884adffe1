package dev.cloche.build.meter;

import static dev.cloche.build.wasm.Code.block;
import static dev.cloche.build.wasm.Code.br;
import static dev.cloche.build.wasm.Code.brIf;
import static dev.cloche.build.wasm.Code.brTable;
import static dev.cloche.build.wasm.Code.call;
import static dev.cloche.build.wasm.Code.callIndirect;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.loop;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.when;
import static dev.cloche.build.wasm.WasmBuilder.I32;
import static dev.cloche.build.wasm.WasmBuilder.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.TrapException;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmModule;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DepthTest {
  private static final List<Integer> I32_I32 = List.of(0x7F, 0x7F);

  @Test
  void depth_ofRecursion_isZeroAgainAfterwards() {
    var guest = Guest.metered(recursion());
    assertThat(guest.call("f", 100)).isEqualTo(100);
    assertThat(guest.get(Names.DEPTH)).isZero();
  }

  @Test
  void depth_overTheHardLimit_traps() {
    var guest = Guest.metered(recursion());
    guest.set(Names.DEPTH_HARD, 50);
    assertThat(guest.call("f", 49)).isEqualTo(49);
    assertThatThrownBy(() -> guest.call("f", 50)).isInstanceOf(TrapException.class);
    assertThat(guest.get(Names.DEPTH)).isEqualTo(51);
  }

  @Test
  void depth_withoutAGrant_traps() {
    var guest = Guest.metered(recursion());
    guest.set(Names.DEPTH_HARD, 0);
    assertThatThrownBy(() -> guest.call("f", 0)).isInstanceOf(TrapException.class);
  }

  @Test
  void depthExceeded_import_becomesCode() {
    var wasm = new WasmBuilder();
    int exceeded = wasm.importFunction("cloche", "depth_exceeded", NONE, I32);
    int host = wasm.importFunction("env", "h", NONE, I32);
    // Recurses until the answer is 1, then says how deep that was.
    int f = wasm.next();
    wasm.function(
        I32,
        I32,
        0,
        code(
            call(exceeded),
            when(get(0), op(Opcode.RETURN)),
            get(0),
            i32(1),
            op(Opcode.I32_ADD),
            call(f),
            call(host),
            op(Opcode.I32_ADD)));
    wasm.export("f", f).export("ask", exceeded);
    var guest = Guest.metered(wasm.build());
    guest.set(Names.DEPTH_SOFT, 10);
    assertThat(guest.call("f", 1)).isEqualTo(10);
    assertThat(guest.call("ask")).isZero();
    assertThat(guest.call(Names.DEPTH_EXCEEDED)).isZero();
  }

  @Test
  void depth_ofIndirectRecursion_isCounted() {
    var wasm = new WasmBuilder();
    int type = wasm.type(I32, I32);
    int even = wasm.next();
    for (int other = 1; other >= 0; other--) {
      wasm.function(
          I32,
          I32,
          0,
          code(
              get(0),
              op(0x45), // i32.eqz
              when(i32(40 + other), op(Opcode.RETURN)),
              get(0),
              i32(1),
              op(Opcode.I32_SUB),
              i32(other),
              callIndirect(type)));
    }
    wasm.table(even, even + 1).export("f", even);
    var guest = Guest.metered(wasm.build());
    assertThat(guest.call("f", 6)).isEqualTo(41);
    assertThat(guest.call("f", 7)).isEqualTo(40);
    assertThat(guest.get(Names.DEPTH)).isZero();
    guest.set(Names.DEPTH_HARD, 3);
    assertThatThrownBy(() -> guest.call("f", 7)).isInstanceOf(TrapException.class);
  }

  @Test
  void depth_onEveryWayOut_isRestored() {
    var wasm = new WasmBuilder();
    int f = wasm.next();
    List<Instruction> body =
        code(
            get(0),
            op(0x45), // i32.eqz
            when(i32(1), i32(2), op(Opcode.RETURN)), // 0: returns
            block(
                loop(
                    get(0),
                    i32(3),
                    op(Opcode.I32_SUB),
                    brIf(1), // not 3: goes on
                    i32(5),
                    i32(6),
                    br(2))), // 3: leaves the function
            block(block(get(0), brTable(0, 1, 0)), i32(3), i32(4), br(1)), // not 1
            i32(0),
            call(f)); // 1: recurses
    wasm.function(I32, I32_I32, 0, body);
    var guest = Guest.metered(wasm.export("f", f).build());
    assertThat(guest.callAll("f", 0)).containsExactly(1, 2);
    assertThat(guest.callAll("f", 1)).containsExactly(1, 2);
    assertThat(guest.callAll("f", 2)).containsExactly(3, 4);
    assertThat(guest.callAll("f", 3)).containsExactly(5, 6);
    assertThat(guest.get(Names.DEPTH)).isZero();
  }

  @Test
  void fuel_ofRecursion_isPaidByEachLevel() {
    var guest = Guest.metered(recursion());
    long none = guest.fuelOf("f", 0);
    assertThat(guest.fuelOf("f", 9)).isEqualTo(10 * none);
  }

  @Test
  void report_countsWhatIsLeftUncounted() {
    var wasm = new WasmBuilder();
    int leaf = wasm.function(NONE, NONE, 0, code());
    int middle = wasm.function(NONE, NONE, 0, code(call(leaf)));
    int recursive = wasm.next();
    wasm.function(NONE, NONE, 0, code(call(middle), call(recursive)));
    MeterReport report = Meter.meter(wasm.build()).report();
    assertThat(report.entered()).isEqualTo(1);
    assertThat(report.folded()).isEqualTo(2);
    assertThat(report.longestUncountedChain()).isEqualTo(2);
    assertThat(report.toLine()).contains("3 functions: 1 enter", "chain 2");
  }

  /** A function that answers its argument by calling itself as often. */
  private static WasmModule recursion() {
    var wasm = new WasmBuilder();
    int f = wasm.next();
    wasm.function(
        I32,
        I32,
        0,
        code(
            get(0),
            op(0x45), // i32.eqz
            when(i32(0), op(Opcode.RETURN)),
            get(0),
            i32(1),
            op(Opcode.I32_SUB),
            call(f),
            i32(1),
            op(Opcode.I32_ADD)));
    return wasm.export("f", f).build();
  }
}
