package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithSize;
import dev.cloche.fuzz.Allocation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The imports, called with pointers and lengths of an attacker's who owns every byte of linear
 * memory: what is outside is refused, nothing is allocated by a number alone.
 */
class EngineImportsFuzzer {

  private static final int PAGES = 2;
  private static final int SIZE = PAGES * LinearMemory.PAGE_BYTES;
  private static final long MOST_BYTES = 4L * SIZE;

  static Stream<Arguments> seeds() {
    return Stream.of(
        seed(0, 1, 100, 3),
        seed(0, 10, SIZE - 1, 2),
        seed(0, 1, -1, -1),
        seed(1, 200, 5, 0),
        seed(1, SIZE - 4, 5, 0),
        seed(2, 0, 64, 0),
        seed(2, 1, SIZE - 7, 0),
        seed(3, 100, 2, 200),
        seed(3, SIZE - 8, Integer.MAX_VALUE, -1),
        seed(4, -1, -1, -1));
  }

  private static Arguments seed(int... call) {
    // A host call first, so that there is a reply to take.
    List<Integer> calls = List.of(0, 1, 0, 4, call[0], call[1], call[2], call[3]);
    return Arguments.of(calls, new byte[] {4, 0, 0, 0, 9, 0, 0, 0}, new byte[] {1, 2, 3, 4, 5});
  }

  @MethodSource("seeds")
  @FuzzTest
  void calls(
      @NotNull @WithSize(max = 64) List<@NotNull Integer> calls,
      byte @NotNull [] start,
      byte @NotNull [] reply) {
    Allocation.assertAtMost(MOST_BYTES * (2 + calls.size() / 4), () -> make(calls, start, reply));
  }

  private static void make(List<Integer> calls, byte[] start, byte[] reply) {
    LinearMemory memory = new LinearMemory(PAGES, PAGES, new FuelMeter());
    memory.write(0, start, 0, Math.min(SIZE, start.length));
    memory.host.connect(new EchoPort(reply));
    memory.meter.start(memory, FuelMeter.UNLIMITED, System.nanoTime() + EchoPort.MINUTE);
    byte[] bytes = memory.bytes;
    for (int i = 0; i + 3 < calls.size(); i += 4) {
      try {
        call(calls.get(i), calls.get(i + 1), calls.get(i + 2), calls.get(i + 3), memory);
      } catch (IndexOutOfBoundsException | EngineTrap refused) {
        // What the crossing makes a trap of.
      }
    }
    assertThat(memory.bytes).isSameAs(bytes);
  }

  private static void call(int which, int a, int b, int c, LinearMemory memory) {
    switch (Math.floorMod(which, 7)) {
      case 0 -> EngineImports.hostCall(a, b, c, memory);
      case 1 -> EngineImports.hostTake(a, b, memory);
      case 2 -> EngineImports.clockTimeGet(a, c, b, memory);
      case 3 -> EngineImports.fdWrite(1, a, b, c, memory);
      case 4 -> EngineImports.fdSeek(a, b, c, a, memory);
      case 5 -> EngineImports.fdClose(a, memory);
      default -> EngineImports.fdFdstatGet(a, b, memory);
    }
  }
}
