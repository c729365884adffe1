package dev.cloche.bench.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Several starts, and in each a fresh process for every workload and engine, so that every script
 * has a cold run of its own. The engines take turns, so that a busy hour strikes all of them.
 */
final class FullRun extends Comparison {

  private static final Pace PACE = new Pace(4_000, 1_500, 7);

  /** An engine that is not done by then is too slow for the script. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final int starts;
  private final Consumer<String> progress;

  /**
   * A full comparison.
   *
   * @param starts how many processes of each engine are measured at each workload
   * @param progress is told, in a line, what is measured next
   */
  FullRun(
      List<Engine> engines,
      Map<String, String> absent,
      List<Workload> workloads,
      Session.Opener opener,
      int starts,
      Consumer<String> progress) {
    super(engines, absent, workloads, opener);
    this.starts = starts;
    this.progress = progress;
  }

  @Override
  Results run() throws WrongResultException {
    for (int start = 1; start <= starts; start++) {
      for (Workload workload : workloads) {
        progress.accept("start " + start + " of " + starts + ", " + workload.name());
        for (Engine engine : engines) {
          if (results().absence(workload.name(), engine.name()).isEmpty()) {
            try (Session session = opener.open(engine)) {
              Reply reply = ask(session, engine, workload, PACE, LIMIT);
              noteCold(engine, workload, reply);
              noteWarm(engine, workload, reply);
            }
          }
        }
      }
    }
    return results();
  }
}
