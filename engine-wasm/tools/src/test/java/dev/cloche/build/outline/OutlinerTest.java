package dev.cloche.build.outline;

import static dev.cloche.build.wasm.Code.block;
import static dev.cloche.build.wasm.Code.br;
import static dev.cloche.build.wasm.Code.brTable;
import static dev.cloche.build.wasm.Code.call;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.raw;
import static dev.cloche.build.wasm.Code.repeat;
import static dev.cloche.build.wasm.Code.set;
import static dev.cloche.build.wasm.Code.when;
import static dev.cloche.build.wasm.WasmBuilder.I32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.build.meter.Meter;
import dev.cloche.build.meter.MeterVerifier;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutlinerTest {
  private static final int CASES = 8;
  private static final int ARGUMENT = 0;
  private static final int SUM = 1;
  private static final int ROUNDS = 2;
  private static final Map<Integer, String> NAMES = Map.of(0, "interpret", 1, "small");

  /** A loop around a switch of long cases, as compilers write it, and a small function. */
  static WasmModule interpreter() {
    List<Instruction> cases = block(get(ROUNDS), brTable(labels()));
    for (int i = 0; i < CASES; i++) {
      cases = block(cases, mix(i), br(CASES - 1 - i));
    }
    var wasm = new WasmBuilder().memory(1, 1);
    wasm.function(I32, I32, 2, code(i32(CASES - 1), set(ROUNDS), repeat(ROUNDS, cases), get(SUM)));
    wasm.function(I32, I32, 0, code(get(ARGUMENT)));
    return wasm.export("f", 0).export("g", 1).build();
  }

  private static Integer[] labels() {
    var labels = new Integer[CASES];
    Arrays.setAll(labels, i -> i);
    return labels;
  }

  /** About 350 bytes of JVM code that change the sum and linear memory. */
  private static List<Instruction> mix(int salt) {
    var code = new ArrayList<Instruction>();
    for (int i = 0; i < 20; i++) {
      code.addAll(
          code(get(SUM), i32(31 + salt), op(0x6C), get(ARGUMENT), op(Opcode.I32_ADD), set(SUM)));
      code.addAll(code(i32(4 * salt), get(SUM), raw(0x36, 2, i)));
    }
    return code;
  }

  private static Outliner.Result outline(WasmModule module, int limit, int target) {
    return Outliner.outline(module, NAMES, limit, target);
  }

  private static List<Integer> sizes(WasmModule module) {
    int[] metered = JvmSize.ofFunctions(Meter.meter(module).module());
    return Arrays.stream(metered).limit(module.functions().size()).boxed().toList();
  }

  @Test
  void function_overTheLimit_isBroughtBelowAndDoesTheSame() {
    var plain = interpreter();
    assertThat(sizes(plain).get(0)).isGreaterThan(2400);

    var result = outline(plain, 1000, 900);

    assertThat(sizes(result.module())).allMatch(size -> size <= 1000);
    assertThat(result.report().outlined()).isEqualTo(1);
    assertThat(result.report().parts()).isEqualTo(result.module().functions().size() - 2);
    assertThat(result.report().largestBefore()).isEqualTo(sizes(plain).get(0));
    assertThat(result.report().largestAfter()).isLessThanOrEqualTo(1000);
    MeterVerifier.verify(Meter.meter(result.module()).module());
    for (int argument : new int[] {0, 1, -7, 1 << 30}) {
      assertThat(new Machine(result.module()).call("f", argument))
          .isEqualTo(new Machine(plain).call("f", argument));
    }
  }

  /** The function calls its part, which calls the function: one level of depth for both. */
  @Test
  void recursion_throughAPart_countsOneLevel() {
    var down = code(get(ARGUMENT), i32(1), op(Opcode.I32_SUB), call(0), set(SUM));
    var part = code(mix(1), get(ARGUMENT), when(down), mix(2));
    var wasm = new WasmBuilder().memory(1, 1);
    wasm.export("f", wasm.function(I32, I32, 2, code(part, get(SUM))));
    var plain = wasm.build();

    var program = new Program(plain, Map.of());
    var search = new RegionSearch(program.function(0), program.signatures(), 1);
    program.moveOut(
        0,
        search.regions(8000).stream()
            .filter(region -> region.start() == 0 && region.end() == part.size())
            .findFirst()
            .orElseThrow());

    assertThat(Meter.meter(program.module()).report().entered()).isEqualTo(1);
    assertThat(new Machine(program.module()).call("f", 5))
        .isEqualTo(new Machine(plain).call("f", 5));
  }

  @Test
  void functions_underTheLimit_stayAsTheyAre() {
    var plain = interpreter();

    assertThat(outline(plain, 1000, 900).module().functions().get(1))
        .isEqualTo(plain.functions().get(1));
    var untouched = outline(plain, 8000, 7000);
    assertThat(ModuleWriter.write(untouched.module())).isEqualTo(ModuleWriter.write(plain));
    assertThat(untouched.names()).isEqualTo(NAMES);
    assertThat(untouched.report().toLine()).startsWith("2 functions: 0 taken apart into 0 more");
  }

  @Test
  void output_ofTwoRuns_isTheSameBytes() {
    assertThat(ModuleWriter.write(outline(interpreter(), 700, 600).module()))
        .isEqualTo(ModuleWriter.write(outline(interpreter(), 700, 600).module()));
  }

  @Test
  void parts_areNamedAfterTheirFunction() {
    var names = outline(interpreter(), 1000, 900).names();

    assertThat(names)
        .containsEntry(0, "interpret")
        .containsEntry(1, "small")
        .containsEntry(2, "interpret.outlined.1")
        .containsEntry(3, "interpret.outlined.2");
  }

  /** A part that stays too large is taken apart like any other function. */
  @Test
  void target_ofTheLimit_isEnough() {
    assertThat(sizes(outline(interpreter(), 500, 500).module())).allMatch(size -> size <= 500);
  }

  @Test
  void function_withoutAnyRegion_isRefusedByName() {
    var sum = new ArrayList<>(code(get(ARGUMENT)));
    for (int i = 0; i < 400; i++) {
      sum.addAll(code(i32(1000), op(Opcode.I32_ADD)));
    }
    var wasm = new WasmBuilder();
    wasm.export("f", wasm.function(I32, I32, 0, sum));

    assertThatThrownBy(() -> Outliner.outline(wasm.build(), Map.of(0, "sum"), 1000, 900))
        .isInstanceOf(OutlineException.class)
        .hasMessageMatching("sum would have 16\\d\\d bytes .* no part .* below 1000\\.");
    assertThatThrownBy(() -> Outliner.outline(wasm.build(), Map.of(), 1000, 900))
        .hasMessageStartingWith("function 0 would have");
  }

  @Test
  void choice_amongRegionsThatSaveEnough_isTheCheapestCall() {
    var cheap = new Region(0, 9, List.of(1), Region.NONE, List.of(), true, Region.NONE, 500);
    var large = new Region(0, 20, List.of(1, 2, 3), Region.NONE, List.of(), true, -1, 900);
    var small = new Region(3, 5, List.of(), Region.NONE, List.of(), true, Region.NONE, 90);

    assertThat(Outliner.choose(List.of(small, large, cheap), 300)).contains(cheap);
    assertThat(Outliner.choose(List.of(small, large, cheap), 800)).contains(large);
    assertThat(Outliner.choose(List.of(small, large, cheap), 2000)).contains(large);
    assertThat(Outliner.choose(List.of(), 1)).isEmpty();
  }
}
