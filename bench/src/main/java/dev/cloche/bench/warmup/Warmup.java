package dev.cloche.bench.warmup;

import dev.cloche.bench.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Measures the first runs of fresh JVMs, one for each case, and makes a picture of them. */
public final class Warmup {

  private Warmup() {}

  /**
   * Measures, writes the picture and prints medians. Options: {@code --runs} (10000), {@code
   * --output} ({@code docs/warmup.svg} of this checkout).
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parse(arguments, Set.of("runs", "output"));
    int runs = options.number("runs", 10_000);
    Path bench = Path.of(System.getProperty("cloche.bench.dir", "bench"));
    Path output =
        Path.of(options.text("output", bench.resolveSibling("docs/warmup.svg").toString()));
    List<Curve> curves = new ArrayList<>();
    for (Case each : Case.values()) {
      curves.add(new Curve(each.title(), measure(each, runs)));
    }
    String machine = Machine.describe();
    Files.writeString(output, WarmupChart.draw(curves, machine));
    System.out.println(machine);
    curves.forEach(Warmup::print);
  }

  private static List<Long> measure(Case each, int runs) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WarmupWorker.class.getName(),
                each.label(),
                Integer.toString(runs))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Long> nanos;
    try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      nanos = lines.lines().map(Long::valueOf).toList();
    }
    if (process.waitFor() != 0 || nanos.size() != runs) {
      throw new IllegalStateException("the JVM for " + each.label() + " failed");
    }
    return nanos;
  }

  /** Medians of the last tenth before each power of ten, in milliseconds. */
  private static void print(Curve curve) {
    StringBuilder line = new StringBuilder(curve.title()).append(':');
    for (int run = 1; run <= curve.nanos().size(); run *= 10) {
      line.append(
          String.format(
              Locale.ROOT, " run %d %.3f ms;", run, curve.median(run - run / 10, run) / 1e6));
    }
    System.out.println(line);
  }
}
