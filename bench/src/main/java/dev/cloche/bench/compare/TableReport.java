package dev.cloche.bench.compare;

import dev.cloche.bench.compare.Figure.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tables for people: medians with their multiples of Cloche's, spread over starts, cold times. */
final class TableReport {

  private static final String NONE = "-";

  private final Results results;
  private final List<String> engines;
  private final List<Workload> workloads;
  private final StringBuilder out = new StringBuilder();

  private TableReport(Results results, List<String> engines, List<Workload> workloads) {
    this.results = results;
    this.engines = engines;
    this.workloads = workloads;
  }

  static String of(Results results, List<String> engines, List<Workload> workloads) {
    TableReport report = new TableReport(results, engines, workloads);
    report.times("Warm: median of the starts, ms", Phase.WARM);
    report.spread();
    report.times("Cold, from nothing to the first answer, ms", Phase.COLD);
    report.times("Cold, the first run alone, ms", Phase.FIRST);
    report.absences();
    return report.out.toString();
  }

  /** Whether no engine has a figure of that many starts. */
  private boolean isEmpty(Workload workload, Phase phase, int starts) {
    return engines.stream()
        .map(engine -> results.figure(workload.name(), engine, phase))
        .allMatch(figure -> figure.isEmpty() || figure.get().starts() < starts);
  }

  private void times(String title, Phase phase) {
    TextTable table = table();
    int rows = 0;
    for (Workload workload : workloads) {
      if (isEmpty(workload, phase, 1)) {
        continue;
      }
      rows++;
      List<String> row = new ArrayList<>(List.of(workload.name()));
      for (String engine : engines) {
        row.add(
            results
                .figure(workload.name(), engine, phase)
                .map(figure -> cell(figure, ratio(workload, engine, phase)))
                .orElse(NONE));
      }
      table.row(row);
    }
    if (rows == 0) {
      return;
    }
    means(table, phase);
    String multiples = engines.contains(Engines.BASE) ? " (multiple of " + Engines.BASE + ")" : "";
    out.append(title).append(multiples).append("\n\n").append(table).append('\n');
  }

  private static String cell(Figure figure, OptionalDouble ratio) {
    return number(figure.medianMillis())
        + (ratio.isPresent() ? " (" + number(ratio.getAsDouble()) + "x)" : "");
  }

  private TextTable table() {
    List<String> header = new ArrayList<>(List.of("workload"));
    header.addAll(engines);
    return new TextTable(header);
  }

  /** Nothing for Cloche itself, and where one of both has no figure. */
  private OptionalDouble ratio(Workload workload, String engine, Phase phase) {
    Optional<Figure> base = results.figure(workload.name(), Engines.BASE, phase);
    Optional<Figure> own = results.figure(workload.name(), engine, phase);
    return engine.equals(Engines.BASE) || base.isEmpty() || own.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) own.get().medianNanos() / base.get().medianNanos());
  }

  private void means(TextTable table, Phase phase) {
    List<String> row = new ArrayList<>(List.of("geometric mean of scripts"));
    for (String engine : engines) {
      double[] logarithms =
          workloads.stream()
              .filter(Workload::isScript)
              .map(workload -> ratio(workload, engine, phase))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(ratio -> Math.log(ratio.getAsDouble()))
              .toArray();
      double mean = Arrays.stream(logarithms).average().orElse(0);
      row.add(
          logarithms.length == 0
              ? ""
              : "(" + number(Math.exp(mean)) + "x, of " + logarithms.length + ")");
    }
    if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
      table.row(row);
    }
  }

  private void spread() {
    if (workloads.stream().allMatch(workload -> isEmpty(workload, Phase.WARM, 2))) {
      return;
    }
    TextTable table = table();
    for (Workload workload : workloads) {
      List<String> row = new ArrayList<>(List.of(workload.name()));
      for (String engine : engines) {
        row.add(
            results
                .figure(workload.name(), engine, Phase.WARM)
                .map(figure -> number(figure.spread()) + " of " + figure.starts())
                .orElse(NONE));
      }
      table.row(row);
    }
    out.append("Warm: the slowest start as a multiple of the median start\n\n")
        .append(table)
        .append('\n');
  }

  /** Each reason once, with what it keeps away. */
  private void absences() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (String engine : engines) {
      for (Workload workload : workloads) {
        results
            .absence(workload.name(), engine)
            .ifPresent(
                reason ->
                    byReason
                        .computeIfAbsent(engine + ": " + reason, key -> new ArrayList<>())
                        .add(workload.name()));
      }
    }
    byReason.forEach(
        (reason, names) ->
            out.append("absent: ")
                .append(reason)
                .append(
                    names.size() == workloads.size() ? "" : " (" + String.join(", ", names) + ")")
                .append('\n'));
  }

  /** With three significant digits. */
  private static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
