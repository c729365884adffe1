package dev.cloche.bench.hostile;

import dev.cloche.bench.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows hostile scripts to Cloche and to other engines, each script to each engine in a process of
 * its own, and prints what became of it as a table in Markdown.
 */
public final class SideBySide {

  private final Duration wall;
  private final int tries;
  private final Path log;

  private SideBySide(Duration wall, int tries, Path log) {
    this.wall = wall;
    this.tries = tries;
    this.log = log;
  }

  /**
   * Runs and prints; ends with status 1 when Cloche does wrong. Options: {@code --engines A,B},
   * {@code --case A,B} parts of the names, {@code --wall} seconds until a process is killed (10),
   * {@code --tries} how often a script is run that ends late, of which the best counts (3).
   */
  public static void main(String[] arguments) throws Exception {
    Options options = Options.parse(arguments, Set.of("engines", "case", "wall", "tries"));
    Path bench = Path.of(System.getProperty("cloche.bench.dir", "bench")).toAbsolutePath();
    List<Contender> contenders = new ArrayList<>();
    List<String> about = new ArrayList<>();
    List<String> wanted = List.of(options.text("engines", "").split(",", -1));
    for (Contender each : Contender.all(bench)) {
      if (!wanted.equals(List.of("")) && !wanted.contains(each.name())) {
        continue;
      }
      Optional<String> absence = each.prepare();
      if (absence.isEmpty()) {
        contenders.add(each);
      }
      about.add(
          absence.isPresent()
              ? "| " + each.name() + " | not available: " + absence.get() + " | |"
              : "| %s | %s | %s |".formatted(each.name(), each.version().call(), each.limits()));
    }
    List<String> parts = List.of(options.text("case", "").split(",", -1));
    SideBySide program =
        new SideBySide(
            Duration.ofSeconds(options.number("wall", 10)),
            options.number("tries", 3),
            Files.createDirectories(bench.resolve("target")).resolve("hostile.log"));
    SideBySideTable table = new SideBySideTable(contenders.stream().map(Contender::name).toList());
    for (HostileCase each : HostileCase.all()) {
      if (parts.stream().anyMatch(each.name()::contains)) {
        table.add(each.name(), program.verdicts(each, contenders));
      }
    }
    System.out.println("| engine | version | what bounds a script |\n|---|---|---|");
    about.forEach(System.out::println);
    System.out.println();
    System.out.print(table.text());
    System.out.flush();
    System.exit(table.allRight("cloche") ? 0 : 1);
  }

  private List<Verdict> verdicts(HostileCase each, List<Contender> contenders)
      throws IOException, InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    for (Contender contender : contenders) {
      verdicts.add(verdict(each, contender));
    }
    return verdicts;
  }

  /** The best of several, as far as lateness goes: the machine may have been busy. */
  private Verdict verdict(HostileCase each, Contender contender)
      throws IOException, InterruptedException {
    Verdict best = once(each, contender);
    for (int i = 1; i < tries && best.lateMillis() > 0; i++) {
      Verdict again = once(each, contender);
      best = again.lateMillis() < best.lateMillis() ? again : best;
    }
    return best;
  }

  private Verdict once(HostileCase each, Contender contender)
      throws IOException, InterruptedException {
    Observation seen = HostileProcess.run(contender.command(), each.source(), wall, log);
    if (seen.ended().isEmpty() && !seen.ready()) {
      throw new IllegalStateException(contender.name() + " does not start; see " + log);
    }
    Verdict verdict = Verdict.of(seen);
    System.err.printf("%s, %s: %s; %s%n", each.name(), contender.name(), verdict.text(), seen);
    return verdict;
  }
}
