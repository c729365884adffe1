package dev.cloche.bench.compare;

import dev.cloche.bench.compare.Figure.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Measures engines and judges what they reply. Which process does what, subclasses say. */
abstract class Comparison {

  private static final String LATE = "not done in the time that there was";

  private final Results results = new Results();
  final List<Engine> engines;
  final List<Workload> workloads;
  final Session.Opener opener;

  /**
   * A comparison.
   *
   * @param engines all that were asked for
   * @param absent why some of them cannot take part, by name
   * @param workloads what they are measured at
   * @param opener starts their processes
   */
  Comparison(
      List<Engine> engines,
      Map<String, String> absent,
      List<Workload> workloads,
      Session.Opener opener) {
    this.engines = engines.stream().filter(engine -> !absent.containsKey(engine.name())).toList();
    this.workloads = workloads;
    this.opener = opener;
    for (Workload workload : workloads) {
      absent.forEach((engine, reason) -> results.absent(workload.name(), engine, reason));
    }
  }

  /** Measures everything. */
  abstract Results run() throws WrongResultException;

  Results results() {
    return results;
  }

  /**
   * Has a session do a workload.
   *
   * @return what it said; nothing wrong, and no failure of this project's engine
   */
  Reply ask(Session session, Engine engine, Workload workload, Pace pace, Duration time)
      throws WrongResultException {
    Reply reply = session.ask(workload.task(pace), time);
    if (reply.wrong().isPresent()) {
      throw new WrongResultException(
          engine.name()
              + (" gives " + reply.wrong().get())
              + (" for " + workload.name() + ", not " + workload.answer()));
    }
    // A rival may lack what a script needs; this project's engine may not.
    if (reply.failure().isPresent() && engine.name().equals(Engines.BASE)) {
      throw new WrongResultException(
          engine.name() + " fails at " + workload.name() + ": " + reply.failure().get());
    }
    return reply;
  }

  /** Notes the times of a reply but the cold ones, or why there are none. */
  void noteWarm(Engine engine, Workload workload, Reply reply) {
    if (reply.warm().isPresent()) {
      Reply.Warm warm = reply.warm().get();
      results.add(workload.name(), engine.name(), Phase.WARM, warm.medianNanos(), warm.runs());
    } else {
      results.absent(workload.name(), engine.name(), reply.failure().orElse(LATE));
    }
  }

  /** Notes the cold times of a reply, if there are any. */
  void noteCold(Engine engine, Workload workload, Reply reply) {
    if (reply.cold().isPresent()) {
      Reply.Cold cold = reply.cold().get();
      results.add(workload.name(), engine.name(), Phase.COLD, cold.totalNanos(), 1);
      results.add(workload.name(), engine.name(), Phase.FIRST, cold.firstRunNanos(), 1);
    }
  }
}
