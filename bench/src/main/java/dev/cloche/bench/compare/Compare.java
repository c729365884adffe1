package dev.cloche.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures Cloche beside other engines. Options: see {@link CompareOptions#parse}. Exit status: 1
 * when an engine gives a wrong result, 2 when the command line is wrong.
 */
public final class Compare {

  private Compare() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(List.of(arguments), Path.of(System.getProperty("cloche.bench.dir", "bench"))));
  }

  private static int run(List<String> arguments, Path bench)
      throws IOException, InterruptedException {
    try {
      List<Engine> all = Engines.all(bench.toAbsolutePath());
      CompareOptions options =
          CompareOptions.parse(
              arguments,
              all.stream().map(Engine::name).toList(),
              Workload.ALL.stream().map(Workload::name).toList());
      measure(options, all, bench.toAbsolutePath());
      return 0;
    } catch (UsageException wrong) {
      System.err.println("compare: " + wrong.getMessage());
      return 2;
    } catch (WrongResultException wrong) {
      System.err.println("compare: " + wrong.getMessage());
      return 1;
    }
  }

  private static void measure(CompareOptions options, List<Engine> all, Path bench)
      throws IOException, InterruptedException, WrongResultException {
    List<Engine> engines =
        all.stream().filter(engine -> options.engines().contains(engine.name())).toList();
    List<Workload> workloads =
        Workload.ALL.stream()
            .filter(workload -> options.workloads().contains(workload.name()))
            .toList();
    Map<String, String> absent = new LinkedHashMap<>();
    for (Engine engine : engines) {
      Optional<String> reason = engine.prepare();
      reason.ifPresent(text -> absent.put(engine.name(), text));
    }
    Path log = Files.createDirectories(bench.resolve("target")).resolve("compare.log");
    Session.Opener opener = engine -> new WorkerProcess(engine.command(), log);
    Comparison comparison =
        options.quick()
            ? new QuickRun(engines, absent, workloads, opener, System.nanoTime(), System::nanoTime)
            : new FullRun(
                engines,
                absent,
                workloads,
                opener,
                options.starts(),
                line -> System.err.println("compare: " + line));
    Results results = comparison.run();
    System.out.print(
        options.json()
            ? JsonReport.of(results, options.engines(), options.workloads())
            : TableReport.of(results, options.engines(), workloads));
  }
}
