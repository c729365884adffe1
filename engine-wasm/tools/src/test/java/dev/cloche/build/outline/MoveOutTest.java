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
import static dev.cloche.build.wasm.Code.when;
import static dev.cloche.build.wasm.WasmBuilder.I32;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.Instruction;
import dev.cloche.build.wasm.Opcode;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmFunction.Locals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Regions with each kind of way out, moved out and run. The functions take a number from 0 on that
 * says which way to go.
 */
class MoveOutTest {
  private static final int EQUALS = 0x46;
  private static final int WAYS = 5;
  private static final int VALUE = 1;
  private static final int COUNT = 2;
  private static final int LONG = 3;

  /** Goes on when the argument is not {@code way}. */
  private static List<Instruction> on(int way, Object... jump) {
    return code(get(0), i32(way), op(EQUALS), when(jump));
  }

  private static List<Instruction> returning(int value) {
    return code(i32(value), op(Opcode.RETURN));
  }

  /** Instructions so many that a call of the region is shorter. */
  private static List<Instruction> work() {
    var code = new ArrayList<Instruction>();
    for (int i = 0; i < 30; i++) {
      code.addAll(code(get(VALUE), i32(1000 + i), op(Opcode.I32_ADD), set(VALUE)));
    }
    return code;
  }

  /** Moves {@code part} out of the middle and runs both; answers the region. */
  private static Region move(List<Instruction> before, List<Instruction> part, Object... after) {
    var wasm = new WasmBuilder();
    var locals = List.of(new Locals(2, FuncType.I32), new Locals(1, FuncType.I64));
    wasm.export("f", wasm.function(I32, I32, locals, code(before, part, code(after))));
    var plain = wasm.build();
    var program = new Program(plain, Map.of());
    int start = before.size();
    var region =
        new RegionSearch(program.function(0), program.signatures(), 1)
            .regions(8000).stream()
                .filter(r -> r.start() == start && r.end() == start + part.size())
                .findFirst()
                .orElseThrow();
    program.moveOut(0, region);

    assertThat(program.function(0).body()).hasSizeLessThan(plain.functions().get(0).body().size());
    var old = new Machine(plain);
    var moved = new Machine(program.module());
    for (int way = 0; way < WAYS; way++) {
      assertThat(moved.call("f", way)).as("way %d", way).isEqualTo(old.call("f", way));
    }
    return region;
  }

  private static List<Instruction> open(int frames) {
    var opened = new ArrayList<>(code(i32(5), set(VALUE)));
    for (int i = 0; i < frames; i++) {
      opened.add(Instruction.open(Opcode.BLOCK));
    }
    return opened;
  }

  private static final Instruction END = op(Opcode.END);

  @Test
  void twoExitsAndAReturn_withAValue() {
    var part = code(work(), on(1, br(1)), on(2, br(2)), on(3, returning(33)), work());

    var region =
        move(
            open(2),
            part,
            get(VALUE),
            i32(1),
            op(EQUALS),
            set(VALUE),
            END,
            work(),
            END,
            get(VALUE));

    assertThat(region.outcomes()).isEqualTo(4);
    assertThat(region.results()).containsExactly(FuncType.I64);
  }

  @Test
  void twoExitsAndAReturn_withoutGoingOn() {
    var part = code(work(), on(1, br(1)), on(3, returning(33)), br(1));

    var region = move(open(2), part, END, work(), END, get(VALUE));

    assertThat(region.continues()).isFalse();
    assertThat(region.outcomes()).isEqualTo(3);
  }

  @Test
  void oneExit_withAndWithoutAValue() {
    assertThat(move(open(1), code(work(), on(1, br(1))), work(), END, get(VALUE)).results())
        .containsExactly(FuncType.I64);
    assertThat(move(open(1), code(work(), on(1, br(1))), END, i32(7)).results())
        .containsExactly(FuncType.I32);
    assertThat(move(open(1), code(work(), br(0)), END, get(VALUE)).results())
        .containsExactly(FuncType.I32);
    assertThat(move(open(1), code(work(), br(0)), END, i32(7)).results()).isEmpty();
  }

  @Test
  void aReturn_aloneOrAsAWayOut() {
    assertThat(move(open(1), code(work(), get(VALUE), op(Opcode.RETURN)), END, i32(1)).results())
        .containsExactly(FuncType.I32);
    assertThat(move(open(0), code(work(), on(1, returning(9))), get(VALUE)).results())
        .containsExactly(FuncType.I64);
    assertThat(move(open(0), code(work(), on(1, returning(9))), i32(4)).output())
        .isEqualTo(Region.NONE);
    // A branch to the function's own label is a return.
    assertThat(move(open(1), code(work(), get(VALUE), br(1)), END, i32(1)).exits())
        .containsExactly(Shape.FUNCTION);
  }

  @Test
  void wayBack_ofALoopAround() {
    var part = code(work(), get(COUNT), get(0), op(Opcode.I32_LT_S), when(br(1)));
    var head = code(open(0), Instruction.open(Opcode.LOOP));
    var count = code(get(COUNT), i32(1), op(Opcode.I32_ADD), set(COUNT));

    var region = move(code(head, count), part, END, get(VALUE));

    assertThat(region.exits()).containsExactly(head.size() - 1);
  }

  /** The variable is read where the loop begins and nowhere behind it. */
  @Test
  void value_thatOnlyTheLoopsHeadReads_isHandedOut() {
    var head = code(open(0), Instruction.open(Opcode.LOOP), get(VALUE), set(COUNT));
    var below = code(get(COUNT), i32(90_000), op(Opcode.I32_LT_S), when(br(1)));

    var region = move(head, code(work(), below), END, get(COUNT));

    assertThat(region.output()).isEqualTo(VALUE);
  }

  @Test
  void value_ofAnotherType_isTheResultWithoutAChoice() {
    var widen = code(work(), get(VALUE), op(Opcode.I64_EXTEND_I32_U), set(LONG));

    var region = move(open(0), widen, get(LONG), op(Opcode.I32_WRAP_I64));

    assertThat(region.results()).containsExactly(FuncType.I64);
  }

  @Test
  void trap_inARegion_isTheSameTrap() {
    move(open(1), code(work(), on(2, op(Opcode.UNREACHABLE))), END, get(VALUE));
  }

  @Test
  void loopAndSwitchInside_stayInside() {
    var count = code(get(COUNT), i32(1), op(Opcode.I32_ADD), set(COUNT));
    var over = code(get(COUNT), i32(3), op(Opcode.I32_GE_S), brIf(2));
    var ways = code(get(0), Instruction.brTable(List.of(0, 1, 2)));
    var inside = block(loop(block(count, over, block(ways), work()), br(0)));

    var region = move(open(1), code(work(), inside), END, get(VALUE));

    assertThat(region.exits()).isEmpty();
  }
}
