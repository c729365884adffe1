package dev.cloche.build.outline;

import dev.cloche.build.wasm.WasmFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Finds the regions of a function that can become functions of their own. */
final class RegionSearch {
  /** A call with more would be slow, and the JVM takes 255 at most. */
  private static final int MOST_PARAMETERS = 24;

  private final Analysis analysis;
  private final int[] weightBefore;

  /**
   * Prepares the search.
   *
   * @param scale what a byte of the function's JVM code weighs
   */
  RegionSearch(WasmFunction function, Signatures signatures, double scale) {
    analysis = Analysis.of(function, signatures);
    int[] sizes = JvmSize.ofEach(function, signatures);
    weightBefore = new int[sizes.length + 1];
    double sum = 0;
    for (int at = 0; at < sizes.length; at++) {
      sum += sizes[at] * scale;
      weightBefore[at + 1] = (int) Math.ceil(sum);
    }
  }

  /** Answers the regions that weigh at most {@code largest} and whose calls weigh less. */
  List<Region> regions(int largest) {
    var found = new ArrayList<Region>();
    for (List<Integer> ends : sequences()) {
      for (int i = 0; i < ends.size(); i++) {
        if (analysis.shape().canBegin(ends.get(i))) {
          from(ends.get(i), ends.subList(i + 1, ends.size()), largest, found);
        }
      }
    }
    return found;
  }

  /** The places where regions can end, for each sequence. */
  private Collection<List<Integer>> sequences() {
    var shape = analysis.shape();
    var places = new TreeMap<Integer, List<Integer>>();
    for (int place = 0; place <= analysis.body().size(); place++) {
      if (shape.canEnd(place)) {
        places.computeIfAbsent(shape.sequence(place), s -> new ArrayList<>()).add(place);
      }
    }
    return places.values();
  }

  private void from(int start, List<Integer> ends, int largest, List<Region> found) {
    var growing = new GrowingRegion(analysis, start);
    for (int end : ends) {
      int weight = weightBefore[end] - weightBefore[start];
      if (weight > largest || !growing.growTo(end)) {
        return;
      }
      growing
          .region(weight)
          .filter(region -> region.parameters().size() <= MOST_PARAMETERS && region.saving() > 0)
          .ifPresent(found::add);
    }
  }
}
