package dev.cloche.build.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.WasmModule;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every seeded program computes the same metered as plain, pays for all it runs, and repeats. */
final class RandomProgramTest {
  private static final int[] ARGUMENTS = {0, 1, 77, -5};

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void metered_computesTheSameAndPaysForAll(long seed) {
    WasmModule module = RandomProgram.make(seed);
    WasmModule metered = Meter.meter(module).module();
    MeterVerifier.verify(metered);
    for (int argument : ARGUMENTS) {
      var plain = Guest.plain(module);
      var guest = Guest.alreadyMetered(metered);
      assertThat(guest.call("f", argument)).isEqualTo(plain.call("f", argument));
      assertThat(guest.fuel()).isGreaterThanOrEqualTo(plain.executedCost());
      assertThat(guest.get(Names.DEPTH)).isZero();
      var again = Guest.alreadyMetered(metered);
      again.call("f", argument);
      assertThat(again.fuel()).isEqualTo(guest.fuel());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void metered_isTheSameBytesEachTime(long seed) {
    byte[] binary = ModuleWriter.write(RandomProgram.make(seed));
    byte[] once = ModuleWriter.write(Meter.meter(ModuleReader.read(binary)).module());
    byte[] twice = ModuleWriter.write(Meter.meter(ModuleReader.read(binary)).module());
    assertThat(once).isEqualTo(twice);
    assertThat(ModuleWriter.write(ModuleReader.read(once))).isEqualTo(once);
  }
}
