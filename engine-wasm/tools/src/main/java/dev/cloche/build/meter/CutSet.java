package dev.cloche.build.meter;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Chooses the functions at which call depth is counted: every cycle of calls passes through one of
 * them. The smallest such set is expensive to find; this is a greedy one made minimal afterwards.
 *
 * <p>Functions that can call many others on a cycle come first: in an interpreter these are the
 * loop and what calls back into it. (Ranking by callers as well prefers busy helpers and left
 * chains of calls between two counted functions that were half as long again.) Small functions are
 * dropped first, because a helper that runs at every step should not pay for counting.
 */
final class CutSet {
  private CutSet() {}

  /**
   * Answers a set of nodes without which {@code graph} has no cycle, and of which none can be left
   * out.
   *
   * @param graph the calls
   * @param size how large a function is, in any unit
   */
  static BitSet choose(Digraph graph, IntUnaryOperator size) {
    var cut = new BitSet();
    while (true) {
      Digraph rest = graph.without(cut);
      List<BitSet> cyclic = rest.cyclicComponents();
      if (cyclic.isEmpty()) {
        return minimal(graph, cut, size);
      }
      cyclic.forEach(component -> cut.set(best(rest, component, size)));
    }
  }

  private static int best(Digraph graph, BitSet component, IntUnaryOperator size) {
    var incoming = new int[graph.size()];
    component.stream()
        .forEach(from -> inside(graph, from, component).stream().forEach(to -> incoming[to]++));
    return component.stream()
        .boxed()
        .max(
            Comparator.<Integer>comparingInt(f -> graph.successors(f).get(f) ? 1 : 0)
                .thenComparingInt(f -> inside(graph, f, component).cardinality())
                .thenComparingInt(f -> incoming[f])
                .thenComparingInt(f -> size.applyAsInt(f))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  private static BitSet inside(Digraph graph, int node, BitSet component) {
    var successors = (BitSet) graph.successors(node).clone();
    successors.and(component);
    return successors;
  }

  private static BitSet minimal(Digraph graph, BitSet cut, IntUnaryOperator size) {
    var smallestFirst =
        IntStream.range(0, graph.size())
            .filter(cut::get)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(size::applyAsInt).thenComparing(f -> f))
            .toList();
    for (int candidate : smallestFirst) {
      cut.clear(candidate);
      if (!graph.without(cut).cyclicComponents().isEmpty()) {
        cut.set(candidate);
      }
    }
    return cut;
  }
}
