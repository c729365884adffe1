package dev.cloche.bench.compare;

import dev.cloche.bench.Samples;
import dev.cloche.bench.compare.Figure.Phase;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The times of all starts, by workload and engine. Not thread-safe. */
final class Results {

  private record Key(String workload, String engine) {}

  private static final class Cell {
    final Map<Phase, Samples> times = new EnumMap<>(Phase.class);
    final Map<Phase, Long> runs = new EnumMap<>(Phase.class);
    Optional<String> absence = Optional.empty();
  }

  private final Map<Key, Cell> cells = new HashMap<>();

  private Cell cell(String workload, String engine) {
    return cells.computeIfAbsent(new Key(workload, engine), key -> new Cell());
  }

  /**
   * Adds the time of one start.
   *
   * @param runs how many runs it stands for
   */
  void add(String workload, String engine, Phase phase, long nanos, long runs) {
    Cell cell = cell(workload, engine);
    cell.times.computeIfAbsent(phase, key -> new Samples()).add(nanos);
    cell.runs.merge(phase, runs, Long::sum);
  }

  /** Notes why an engine has no figure at a workload, or none of some start. */
  void absent(String workload, String engine, String reason) {
    cell(workload, engine).absence = Optional.of(reason);
  }

  /** What came of the starts that had a time. */
  Optional<Figure> figure(String workload, String engine, Phase phase) {
    Cell cell = cell(workload, engine);
    return Optional.ofNullable(cell.times.get(phase))
        .map(
            times ->
                new Figure(
                    phase,
                    times.median(),
                    times.quantile(Double.MIN_VALUE),
                    times.quantile(1),
                    times.size(),
                    cell.runs.getOrDefault(phase, 0L)));
  }

  /** Why an engine did not come to an end with a workload, in some start or in all. */
  Optional<String> absence(String workload, String engine) {
    return cell(workload, engine).absence;
  }
}
