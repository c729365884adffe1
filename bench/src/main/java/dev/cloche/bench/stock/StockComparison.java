package dev.cloche.bench.stock;

import dev.cloche.bench.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Compares the engines on the benchmark scripts over several JVMs, since one JVM's compiled code
 * can be quicker than the next one's, and prints medians, ratios and their geometric mean.
 */
public final class StockComparison {

  private static final String EACH = "each";

  private StockComparison() {}

  /**
   * Measures and prints. Options, lists with commas between: {@code --forks} (5), {@code --warmups}
   * rounds (30), {@code --rounds} (25), {@code --engines} ({@code stock,shipped}; the third is
   * {@code metered}; ratios are to the first), {@code --scripts} (all), {@code --mode} ({@code
   * turns}: all engines in one JVM by turns; {@code each}: a JVM for each).
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options =
        Options.parse(
            arguments, Set.of("forks", "warmups", "rounds", "engines", "scripts", "mode"));
    String engines = options.text("engines", "stock,shipped");
    List<String> processes =
        options.text("mode", "turns").equals(EACH)
            ? List.of(engines.split(",", -1))
            : List.of(engines);
    int forks = options.number("forks", 5);
    List<String> settings =
        List.of(
            options.text("scripts", Script.ALL),
            Integer.toString(options.number("warmups", 30)),
            Integer.toString(options.number("rounds", 25)));
    Comparison comparison = new Comparison();
    for (int fork = 0; fork < forks; fork++) {
      for (String inOneProcess : processes) {
        fork(inOneProcess, settings, comparison);
      }
      System.err.println("fork " + (fork + 1) + " of " + forks + " done");
    }
    System.out.print(comparison.table(List.of(engines.split(",", -1))));
  }

  private static void fork(String engines, List<String> settings, Comparison comparison)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(StockWorker.class.getName());
    command.add(engines);
    command.addAll(settings);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Comparison own = new Comparison();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        String[] parts = line.split(" ", -1);
        own.add(parts[0], parts[1], Long.parseLong(parts[2]));
      }
    }
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0 || own.isEmpty()) {
      throw new IllegalStateException("a fork failed");
    }
    comparison.addAll(own);
  }
}
