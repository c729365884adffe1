package dev.cloche.build.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.build.meter.Meter;
import dev.cloche.build.meter.MeterVerifier;
import dev.cloche.build.wasm.FuncType;
import dev.cloche.build.wasm.ModuleReader;
import dev.cloche.build.wasm.ModuleWriter;
import dev.cloche.build.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever regions are moved out of seeded programs, they do the same as before. */
class RandomRegionsTest {
  private static final int SEEDS = 150;
  private static final int MOVES = 5;
  private static final long[][] ARGUMENTS = {{0, 0}, {1, 77}, {-5, 3}, {250, -1}};

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  /** A program and the regions that were moved out of it. */
  private record Moved(WasmModule module, List<Region> regions) {}

  /** Moves regions out of each function, and out of what was moved out before. */
  private static Moved move(WasmModule module, long seed) {
    var random = new Random(seed);
    var program = new Program(module, Map.of());
    var moved = new ArrayList<Region>();
    for (int move = 0; move < MOVES * RandomFunctions.FUNCTIONS; move++) {
      int function = random.nextInt(program.module().functions().size());
      var search = new RegionSearch(program.function(function), program.signatures(), 1);
      var regions = search.regions(Integer.MAX_VALUE);
      if (!regions.isEmpty()) {
        var region = regions.get(random.nextInt(regions.size()));
        program.moveOut(function, region);
        moved.add(region);
      }
    }
    return new Moved(program.module(), moved);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void program_withRegionsMovedOut_doesTheSame(long seed) {
    var plain = RandomFunctions.make(seed);
    var moved = move(plain, seed);

    var before = new Machine(plain);
    var after = new Machine(moved.module());
    for (int function = 0; function < RandomFunctions.FUNCTIONS; function++) {
      for (long[] arguments : ARGUMENTS) {
        assertThat(after.call("f" + function, arguments))
            .isEqualTo(before.call("f" + function, arguments));
      }
    }
    byte[] binary = ModuleWriter.write(moved.module());
    assertThat(ModuleWriter.write(ModuleReader.read(binary))).isEqualTo(binary);
    MeterVerifier.verify(Meter.meter(moved.module()).module());
  }

  /** So that the test above cannot pass for lack of regions. */
  @Test
  void regions_ofAllSeeds_areOfEveryKind() {
    var kinds = new TreeSet<String>();
    for (long seed = 0; seed < SEEDS; seed++) {
      move(RandomFunctions.make(seed), seed).regions().forEach(region -> kinds.add(kind(region)));
    }

    var expected = new TreeSet<String>();
    for (String exits : List.of("0", "1", "many")) {
      for (String ending : List.of("continues", "ends")) {
        for (String returns : List.of("returns", "stays")) {
          boolean possible =
              (exits.equals("0") ? ending.equals("continues") && returns.equals("stays") : true);
          for (String payload : List.of("nothing", "int", "other")) {
            // With a choice of ways on, only an int can be handed out.
            boolean single = exits.equals("0") || (exits.equals("1") && ending.equals("ends"));
            if (possible && (single || !payload.equals("other"))) {
              expected.add(String.join(" ", exits, ending, returns, payload));
            }
          }
        }
      }
    }
    assertThat(kinds).containsAll(expected);
  }

  private static String kind(Region region) {
    int exits = region.exits().size();
    return String.join(
        " ",
        exits > 1 ? "many" : "" + exits,
        region.continues() ? "continues" : "ends",
        region.exits().contains(Shape.FUNCTION) ? "returns" : "stays",
        switch (region.payload()) {
          case Region.NONE -> "nothing";
          case FuncType.I32 -> "int";
          default -> "other";
        });
  }
}
