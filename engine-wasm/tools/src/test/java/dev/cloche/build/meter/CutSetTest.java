package dev.cloche.build.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CutSetTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void choose_randomGraph_leavesNoCycleAndNothingToSpare(long seed) {
    var random = new Random(seed);
    int nodes = 2 + random.nextInt(40);
    var successors = new ArrayList<BitSet>();
    for (int node = 0; node < nodes; node++) {
      var to = new BitSet();
      for (int edges = random.nextInt(5); edges > 0; edges--) {
        to.set(random.nextInt(nodes));
      }
      successors.add(to);
    }
    var graph = new Digraph(successors);
    BitSet cut = CutSet.choose(graph, node -> node % 7);
    assertThat(graph.without(cut).cyclicComponents()).isEmpty();
    cut.stream()
        .forEach(
            node -> {
              var less = (BitSet) cut.clone();
              less.clear(node);
              assertThat(graph.without(less).cyclicComponents()).isNotEmpty();
            });
  }

  @Test
  void choose_hubOfManyCycles_isTheOnlyOne() {
    // 0 calls 1 to 5, all of which call 0 back.
    var successors = new ArrayList<BitSet>();
    successors.add(bits(1, 2, 3, 4, 5));
    for (int node = 1; node <= 5; node++) {
      successors.add(bits(0));
    }
    assertThat(CutSet.choose(new Digraph(successors), node -> 1)).isEqualTo(bits(0));
  }

  @Test
  void components_comeAfterWhatTheyLeadTo() {
    var graph = new Digraph(List.of(bits(1), bits(2, 3), bits(1), bits()));
    assertThat(graph.components()).containsExactly(bits(3), bits(1, 2), bits(0));
  }

  private static BitSet bits(int... set) {
    var bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }
}
