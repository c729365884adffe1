package dev.cloche.build.outline;

import static dev.cloche.build.wasm.Code.block;
import static dev.cloche.build.wasm.Code.br;
import static dev.cloche.build.wasm.Code.brIf;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.loop;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.set;
import static dev.cloche.build.wasm.WasmBuilder.I32;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which parts of a function are regions; the function has one parameter and three variables. */
class RegionSearchTest {

  /** Long enough that a call of it is shorter. */
  private static List<Instruction> add(int to, int from) {
    var addition = code(get(to), get(from), i32(12345), op(0x6C), op(Opcode.I32_ADD), set(to));
    return Collections.nCopies(8, addition).stream().flatMap(List::stream).toList();
  }

  private static List<Region> regions(List<Instruction> body) {
    var wasm = new WasmBuilder();
    wasm.function(I32, I32, 3, body);
    var module = wasm.build();
    return new RegionSearch(module.functions().get(0), Signatures.of(module), 1).regions(8000);
  }

  private static Optional<Region> region(List<Instruction> body, int start, int end) {
    return regions(body).stream().filter(r -> r.start() == start && r.end() == end).findFirst();
  }

  @Test
  void region_takesWhatIsReadAndHandsOutWhatIsReadLater() {
    var part = add(1, 0);

    var region = region(code(part, get(1)), 0, part.size()).orElseThrow();

    assertThat(region.parameters()).containsExactly(0, 1);
    assertThat(region.output()).isEqualTo(1);
    assertThat(region.results()).containsExactly(FuncType.I32);
    assertThat(region.exits()).isEmpty();
    assertThat(region.continues()).isTrue();
  }

  @Test
  void variable_thatIsWrittenFirst_isNoParameterAndOneThatIsReadNoMoreNoOutput() {
    var part = code(i32(1), set(2), add(2, 0));

    var region = region(code(part, get(0)), 0, part.size()).orElseThrow();

    assertThat(region.parameters()).containsExactly(0);
    assertThat(region.output()).isEqualTo(Region.NONE);
    assertThat(region.results()).isEmpty();
  }

  /** The old value goes in, because it comes out where the new one was not written. */
  @Test
  void variable_thatIsWrittenOnOneWayOnly_isAParameterToo() {
    var part = block(get(0), brIf(0), add(3, 0), i32(9), set(1));

    var region = region(code(part, get(1)), 0, part.size()).orElseThrow();

    assertThat(region.parameters()).containsExactly(0, 1, 3);
    assertThat(region.output()).isEqualTo(1);
  }

  @Test
  void twoVariables_thatAreReadLater_areTooMany() {
    var part = code(add(1, 0), add(2, 0));
    var body = code(part, get(1), get(2), op(Opcode.I32_ADD));

    assertThat(region(body, 0, part.size())).isEmpty();
    assertThat(region(body, 0, part.size() / 2)).isPresent();
  }

  @Test
  void exits_areTheFramesAroundThatItJumpsTo() {
    var part = code(get(0), brIf(0), get(0), brIf(1), add(1, 0));
    var body = code(loop(block(part)), get(1));

    var region = region(body, 2, 2 + part.size()).orElseThrow();

    assertThat(region.exits()).containsExactly(0, 1);
    assertThat(region.continues()).isTrue();
    assertThat(region.results())
        .as("the number of the exit, and the variable")
        .containsExactly(0x7E);
  }

  @Test
  void region_thatEndsInAJump_doesNotContinue() {
    var part = code(add(1, 0), br(0));

    var region = region(code(block(part), get(1)), 1, 1 + part.size()).orElseThrow();

    assertThat(region.continues()).isFalse();
    assertThat(region.selects()).isFalse();
  }

  @Test
  void region_thatReturns_handsOutTheResult() {
    var part = code(block(get(0), brIf(0), get(1), op(Opcode.RETURN)), add(2, 0));

    var region = region(code(part, get(0)), 0, part.size()).orElseThrow();

    assertThat(region.exits()).containsExactly(Shape.FUNCTION);
    assertThat(region.payload()).isEqualTo(FuncType.I32);
    assertThat(region.results()).containsExactly(FuncType.I64);
  }

  /** A frame, and an expression with another frame inside: there is an operand all the time. */
  @Test
  void regions_neverCutAFrameOrAnExpression() {
    var frame = block(add(1, 0));
    var body = code(frame, get(1), block(add(2, 0)), add(3, 0), set(0), get(0));
    int behindFrame = frame.size();
    int innerFrame = behindFrame + 1;
    int behindExpression = body.size() - 1;

    assertThat(regions(body))
        .allSatisfy(
            region -> {
              int start = region.start();
              int end = region.end();
              boolean inFrame = start >= 1 && end < behindFrame;
              boolean inInner = start > innerFrame && end < innerFrame + frame.size();
              boolean whole =
                  List.of(0, behindFrame).contains(start)
                      && List.of(behindFrame, behindExpression).contains(end);
              assertThat(List.of(inFrame, inInner, whole)).as("%s", region).containsOnlyOnce(true);
            })
        .anyMatch(region -> region.start() == 0 && region.end() == behindFrame)
        .anyMatch(region -> region.start() == behindFrame && region.end() == behindExpression)
        .anyMatch(region -> region.start() > innerFrame);
  }

  @Test
  void jump_thatTakesAValueAlong_endsTheSearch() {
    var part = code(get(0), get(0), brIf(0), op(Opcode.DROP), add(1, 0));
    var body =
        code(Instruction.openWithResult(Opcode.BLOCK, FuncType.I32), part, get(1), op(Opcode.END));

    assertThat(region(body, 1, 1 + part.size())).isEmpty();
    assertThat(region(body, 5, 1 + part.size())).isPresent();
  }

  @Test
  void codeThatIsNeverReached_beginsNoRegion() {
    var body = code(block(br(0), add(1, 0)), get(0));

    assertThat(regions(body)).noneMatch(region -> region.start() > 0);
  }

  @Test
  void region_heavierThanAllowed_isLeftOut() {
    var body = code(add(1, 0), add(1, 0), get(1));
    var wasm = new WasmBuilder();
    wasm.function(I32, I32, 3, body);
    var module = wasm.build();
    var search = new RegionSearch(module.functions().get(0), Signatures.of(module), 2);

    assertThat(search.regions(150)).isNotEmpty().allMatch(region -> region.weight() <= 150);
    assertThat(search.regions(1000)).anyMatch(region -> region.weight() > 150);
  }
}
