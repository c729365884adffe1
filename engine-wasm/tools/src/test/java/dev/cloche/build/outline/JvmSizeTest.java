package dev.cloche.build.outline;

import static dev.cloche.build.wasm.Code.block;
import static dev.cloche.build.wasm.Code.brIf;
import static dev.cloche.build.wasm.Code.code;
import static dev.cloche.build.wasm.Code.get;
import static dev.cloche.build.wasm.Code.i32;
import static dev.cloche.build.wasm.Code.loop;
import static dev.cloche.build.wasm.Code.op;
import static dev.cloche.build.wasm.Code.set;
import static dev.cloche.build.wasm.WasmBuilder.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.WasmBuilder;
import dev.cloche.build.wasm.WasmFunction.Locals;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sizes of single instructions; those of the engine are compared with its classes there. */
class JvmSizeTest {

  private static int[] sizes(List<Integer> parameters, List<Locals> locals, Object... body) {
    var wasm = new WasmBuilder();
    wasm.function(parameters, NONE, locals, code(body));
    var module = wasm.build();
    return JvmSize.ofEach(module.functions().get(0), Signatures.of(module));
  }

  @Test
  void variables_takeMoreTheLaterTheyStand() {
    var parameters = List.of(FuncType.I64, FuncType.I64);
    var locals = List.of(new Locals(300, FuncType.I32));

    // Two longs and the memory take the slots 0 to 4.
    assertThat(sizes(parameters, locals, get(0), get(1), get(2), get(252), get(253)))
        .containsExactly(1, 1, 2, 2, 4);
    assertThat(sizes(parameters, locals, set(0), set(253))).containsExactly(1, 4);
  }

  @Test
  void constants_takeMoreTheLargerTheyAre() {
    assertThat(sizes(NONE, List.of(), i32(5), i32(6), i32(-128), i32(128), i32(1 << 20)))
        .containsExactly(1, 2, 2, 3, 3);
  }

  @Test
  void jump_backwards_isAJumpAroundAJump() {
    assertThat(sizes(NONE, List.of(), loop(i32(0), brIf(0)))).containsExactly(0, 1, 6, 0);
    assertThat(sizes(NONE, List.of(), block(i32(0), brIf(0)))).containsExactly(0, 1, 3, 0);
    assertThat(sizes(NONE, List.of(), loop(block(i32(0), brIf(0), i32(0), brIf(1)))))
        .containsExactly(0, 0, 1, 3, 1, 6, 0, 0);
  }

  @Test
  void function_countsItsVariablesAndItsReturn() {
    var wasm = new WasmBuilder();
    wasm.function(List.of(FuncType.I32), NONE, List.of(new Locals(2, FuncType.I32)), code(op(1)));

    // The slots 2 and 3 are set to zero.
    assertThat(JvmSize.ofFunctions(wasm.build())).containsExactly(2 + 2 + 1);
  }
}
