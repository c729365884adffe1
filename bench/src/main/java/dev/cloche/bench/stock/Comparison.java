package dev.cloche.bench.stock;

import dev.cloche.bench.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times by script and engine, and what they say. Not thread-safe. */
final class Comparison {

  private final Map<String, Map<String, Samples>> byScript = new LinkedHashMap<>();

  boolean isEmpty() {
    return byScript.isEmpty();
  }

  void add(String script, String engine, long nanos) {
    samples(script, engine).add(nanos);
  }

  void addAll(Comparison other) {
    other.byScript.forEach(
        (script, engines) ->
            engines.forEach((engine, samples) -> samples(script, engine).addAll(samples)));
  }

  private Samples samples(String script, String engine) {
    return byScript
        .computeIfAbsent(script, key -> new LinkedHashMap<>())
        .computeIfAbsent(engine, key -> new Samples());
  }

  private double median(String script, String engine) {
    return samples(script, engine).median();
  }

  /** The median of one engine as a multiple of another's. */
  double ratio(String script, String engine, String base) {
    return median(script, engine) / median(script, base);
  }

  /** The geometric mean of the ratios of all scripts. */
  double meanRatio(String engine, String base) {
    return Math.exp(
        byScript.keySet().stream()
            .mapToDouble(script -> Math.log(ratio(script, engine, base)))
            .average()
            .orElse(Double.NaN));
  }

  /** A table in Markdown: medians in milliseconds, and their ratios to the first engine's. */
  String table(List<String> engines) {
    String base = engines.get(0);
    List<String> others = engines.subList(1, engines.size());
    StringBuilder out = new StringBuilder("| script |");
    engines.forEach(engine -> out.append(" ").append(engine).append(", ms |"));
    others.forEach(engine -> out.append(" ").append(engine + "/" + base).append(" |"));
    out.append("\n|---|").append("---|".repeat(engines.size() + others.size())).append("\n");
    for (String script : byScript.keySet()) {
      out.append("| ").append(script).append(" |");
      engines.forEach(engine -> out.append(format(" %.1f |", median(script, engine) / 1e6)));
      others.forEach(engine -> out.append(format(" %.3f |", ratio(script, engine, base))));
      out.append("\n");
    }
    out.append("| geometric mean |").append(" |".repeat(engines.size()));
    others.forEach(engine -> out.append(format(" %.3f |", meanRatio(engine, base))));
    return out.append("\n").toString();
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
