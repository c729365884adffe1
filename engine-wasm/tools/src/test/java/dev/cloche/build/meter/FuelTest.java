package dev.cloche.build.meter;

import static dev.cloche.build.wasm.Code.block;
import static dev.cloche.build.wasm.Code.brIf;
import static dev.cloche.build.wasm.Code.brTable;
import static dev.cloche.build.wasm.Code.call;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.either;
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

import com.dylibso.chicory.wasm.ChicoryException;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmModule;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FuelTest {
  private static final List<Integer> III = List.of(0x7F, 0x7F, 0x7F);

  @Test
  void fuel_ofLoop_growsByTheSameWithEachPass() {
    var guest = Guest.metered(exported(I32, NONE, repeat(0, op(Opcode.NOP))));
    long one = guest.fuelOf("f", 1);
    long two = guest.fuelOf("f", 2);
    assertThat(two - one).isEqualTo(5); // get, const, sub, tee, br_if
    assertThat(guest.fuelOf("f", 5000)).isEqualTo(one + 4999 * (two - one));
  }

  @Test
  void fuel_ofStraightCode_isTheNumberOfInstructions() {
    var guest = Guest.metered(exported(NONE, I32, code(i32(1), i32(2), op(Opcode.I32_ADD))));
    assertThat(guest.fuelOf("f")).isEqualTo(3);
  }

  @Test
  void fuel_ofFoldedCallee_isPaidByTheCaller() {
    var wasm = new WasmBuilder();
    int leaf = wasm.function(NONE, I32, 0, code(i32(7)));
    wasm.export("f", wasm.function(NONE, I32, 0, code(call(leaf))));
    WasmModule metered = Meter.meter(wasm.build()).module();
    assertThat(metered.functions().get(0).body()).hasSize(1);
    assertThat(Guest.alreadyMetered(metered).fuelOf("f")).isEqualTo(FuelCosts.CALL + 1);
  }

  @Test
  void fuel_ofLongArm_isNotPaidByTheShortOne() {
    var longArm = nops(1000);
    var guest =
        Guest.metered(exported(I32, NONE, code(get(0), either(longArm, code(i32(1), set(0))))));
    assertThat(guest.fuelOf("f", 0)).isLessThan(10);
    assertThat(guest.fuelOf("f", 1)).isGreaterThanOrEqualTo(2000);
  }

  @Test
  void fuel_ofShortArms_isThatOfTheLongest() {
    var guest = Guest.metered(exported(I32, NONE, code(get(0), either(nops(5), nops(1)))));
    assertThat(guest.fuelOf("f", 0)).isEqualTo(12);
    assertThat(guest.fuelOf("f", 1)).isEqualTo(12);
  }

  @Test
  void fuel_ofImportCall_hasItsPrice() {
    var wasm = new WasmBuilder();
    int host = wasm.importFunction("env", "h", NONE, NONE);
    wasm.export("f", wasm.function(NONE, NONE, 0, code(call(host))));
    assertThat(Guest.metered(wasm.build()).fuelOf("f")).isEqualTo(FuelCosts.IMPORT_CALL);
  }

  @Test
  void fuel_ofBulkMemory_growsWithTheLength() {
    List<List<Instruction>> bulk =
        List.of(
            code(raw(Opcode.MEMORY_FILL, 0)),
            code(raw(Opcode.MEMORY_COPY, 0, 0)),
            code(raw(Opcode.MEMORY_INIT, 0, 0)));
    for (List<Instruction> instruction : bulk) {
      var wasm = new WasmBuilder().memory(1, 1).passiveData(new byte[4096]);
      var body = code(get(0), get(1), get(2), instruction);
      wasm.export("f", wasm.function(III, NONE, 0, body));
      var guest = Guest.metered(wasm.build());
      long none = guest.fuelOf("f", 0, 0, 0);
      assertThat(none).isEqualTo(3 + FuelCosts.BULK);
      assertThat(guest.fuelOf("f", 0, 0, 4096)).isEqualTo(none + 256);
    }
  }

  @Test
  void fuel_ofHugeBulkLength_isUnsignedAndPaidBeforeTheTrap() {
    var wasm = new WasmBuilder().memory(1, 1);
    var body = code(get(0), get(1), get(2), raw(Opcode.MEMORY_FILL, 0));
    wasm.export("f", wasm.function(III, NONE, 0, body));
    var guest = Guest.metered(wasm.build());
    assertThatThrownBy(() -> guest.call("f", 0, 0, 0xFFFFFFFFL))
        .isInstanceOf(ChicoryException.class);
    assertThat(guest.fuel()).isEqualTo(3 + FuelCosts.BULK + (1 << 28) - 1);
  }

  @Test
  void fuel_ofMemoryGrow_growsWithThePages() {
    var wasm = new WasmBuilder().memory(1, 4);
    wasm.export("f", wasm.function(I32, I32, 0, code(get(0), raw(Opcode.MEMORY_GROW, 0))));
    var guest = Guest.metered(wasm.build());
    long none = guest.fuelOf("f", 0);
    assertThat(none).isEqualTo(1 + FuelCosts.GROW);
    assertThat(guest.fuelOf("f", 2)).isEqualTo(none + 2 * 4096);
    assertThat(guest.fuelOf("f", 0xFFFFFFFFL)).isEqualTo(none + 65536 * 4096L);
  }

  @Test
  void fuel_whenTheBudgetIsSpent_stopsAnEndlessLoop() {
    var endless = exported(NONE, NONE, code(block(repeat(0, i32(2), set(0)))), 1);
    var guest = Guest.metered(endless).budget(50_000);
    assertThatThrownBy(() -> guest.call("f")).isInstanceOf(IllegalStateException.class);
    assertThat(guest.fuel()).isBetween(50_000L, 52_000L);
  }

  @Test
  void fuel_beforeAnyGrant_asksTheHostFirst() {
    var guest = Guest.metered(exported(NONE, NONE, nops(1))).budget(-1);
    assertThatThrownBy(() -> guest.call("f")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fuel_ofInnerLoop_doesNotPayForTheOuterOne() {
    var nested = code(repeat(0, i32(3), set(1), repeat(1, op(Opcode.NOP))));
    var guest = Guest.metered(exported(I32, NONE, nested, 1));
    long one = guest.fuelOf("f", 1);
    assertThat(guest.fuelOf("f", 10)).isEqualTo(10 * one);
    assertThat(one).isEqualTo(2 + 3 * 5 + 5);
  }

  @Test
  void fuel_ofBranchTable_paysTheTakenLongArm() {
    var body =
        code(block(block(block(get(0), brTable(0, 1, 2)), nops(300), brIfAlways()), nops(100)));
    var guest = Guest.metered(exported(I32, NONE, body));
    long longest = guest.fuelOf("f", 0);
    long middle = guest.fuelOf("f", 1);
    long shortest = guest.fuelOf("f", 2);
    assertThat(longest).isGreaterThanOrEqualTo(600);
    assertThat(middle).isBetween(200L, 250L);
    assertThat(shortest).isLessThan(10);
  }

  @Test
  void fuel_ofTheStartFunction_isCounted() {
    var wasm = new WasmBuilder();
    wasm.start(wasm.function(NONE, NONE, 0, nops(3)));
    assertThat(Guest.metered(wasm.build()).fuel()).isEqualTo(6);
  }

  private static List<Instruction> brIfAlways() {
    return code(i32(1), brIf(1));
  }

  private static List<Instruction> nops(int pairs) {
    return Collections.nCopies(pairs, code(i32(0), op(0x1A))).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static WasmModule exported(
      List<Integer> parameters, List<Integer> results, List<Instruction> body) {
    return exported(parameters, results, body, 0);
  }

  private static WasmModule exported(
      List<Integer> parameters, List<Integer> results, List<Instruction> body, int locals) {
    var wasm = new WasmBuilder();
    return wasm.export("f", wasm.function(parameters, results, locals, body)).build();
  }
}
