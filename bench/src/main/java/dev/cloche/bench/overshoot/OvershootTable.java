package dev.cloche.bench.overshoot;

import dev.cloche.bench.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table in Markdown, and how many cases kept to a bound. */
final class OvershootTable {

  private static final double AIM_NANOS = 10e6;

  private final Samples overall = new Samples();
  private final List<String> late = new ArrayList<>();
  private int measured;

  static void head() {
    System.out.println("| case | ended with | time-outs | p50, ms | p99, ms | max, ms |");
    System.out.println("|---|---|---|---|---|---|");
  }

  /** A case's line; its time-outs count in the sum. */
  void add(String name, String endings, Samples samples) {
    print(name, endings, samples);
    if (samples.size() == 0) {
      return;
    }
    overall.addAll(samples);
    measured++;
    if (samples.quantile(0.99) > AIM_NANOS) {
      late.add(name);
    }
  }

  /** The line of all cases. */
  void sum() {
    print("all time-outs", "", overall);
  }

  /** A sentence on the aim. */
  String verdict() {
    return String.format(
        Locale.ROOT,
        "p99 of at most 10 ms: %d of the %d cases in which time ran out%s",
        measured - late.size(),
        measured,
        late.isEmpty() ? "" : "; not " + String.join(", ", late));
  }

  static void print(String name, String endings, Samples samples) {
    if (samples.size() == 0) {
      System.out.printf("| %s | %s | 0 | | | |%n", name, endings);
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %.2f | %.2f | %.2f |%n",
        name,
        endings,
        samples.size(),
        samples.median() / 1e6,
        samples.quantile(0.99) / 1e6,
        samples.quantile(1) / 1e6);
  }
}
