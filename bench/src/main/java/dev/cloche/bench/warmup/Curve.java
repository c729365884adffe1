package dev.cloche.bench.warmup;

import dev.cloche.bench.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * Times of runs one after another.
 *
 * @param title what was run
 * @param nanos each run's nanoseconds
 */
record Curve(String title, List<Long> nanos) {

  /**
   * A stretch of runs, which is a point of the picture.
   *
   * @param run where it stands, from 1: the geometric mean of its first and last run
   * @param low the tenth percentile of its times, in nanoseconds
   * @param median likewise
   * @param high the ninetieth percentile
   */
  record Stretch(double run, long low, long median, long high) {}

  /**
   * Divides the runs into stretches that are equally long on a logarithmic scale; the first ones
   * have a single run.
   *
   * @param perDecade how many stretches reach from one power of ten to the next
   */
  List<Stretch> stretches(int perDecade) {
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    for (int step = 0; from < nanos.size(); step++) {
      int to = Math.min(nanos.size(), (int) Math.round(Math.pow(10, (double) step / perDecade)));
      if (to > from) {
        Samples samples = new Samples();
        nanos.subList(from, to).forEach(samples::add);
        stretches.add(
            new Stretch(
                Math.sqrt((from + 1.0) * to),
                samples.quantile(0.1),
                samples.median(),
                samples.quantile(0.9)));
        from = to;
      }
    }
    return stretches;
  }

  /** The median of some runs, counted from 1, the last one included. */
  long median(int first, int last) {
    Samples samples = new Samples();
    nanos.subList(first - 1, last).forEach(samples::add);
    return samples.median();
  }
}
