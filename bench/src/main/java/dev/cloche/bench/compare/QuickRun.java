package dev.cloche.bench.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One process for each engine, all within a fixed time. In it the workloads follow one another
 * twice: each is run two times, so that there is a figure of all that an engine has the time for,
 * and then measured for as long as the engine's shares of the time allow. Only the first one has a
 * cold run. Those that are no scripts come first, because they are quick.
 */
final class QuickRun extends Comparison {

  /** How long everything may take, reports included. */
  static final Duration BUDGET = Duration.ofSeconds(50);

  /** For what comes before and after. */
  private static final Duration RESERVE = Duration.ofSeconds(3);

  /** The first round. */
  private static final Pace ONCE = new Pace(0, 0, 1);

  /** Slow engines take more time than they are asked to. */
  private static final double USE = 0.75;

  private static final double WARMUP = 0.75;
  private static final int MIN_RUNS = 3;

  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Workload> inOrder;
  private final LongSupplier nanoClock;
  private final long end;

  /**
   * A quick comparison.
   *
   * @param begin when the whole time began to run, by the clock
   * @param nanoClock a clock
   */
  QuickRun(
      List<Engine> engines,
      Map<String, String> absent,
      List<Workload> workloads,
      Session.Opener opener,
      long begin,
      LongSupplier nanoClock) {
    super(engines, absent, workloads, opener);
    this.nanoClock = nanoClock;
    inOrder = workloads.stream().sorted(Comparator.comparing(Workload::isScript)).toList();
    end = begin + BUDGET.minus(RESERVE).toNanos();
  }

  @Override
  Results run() throws WrongResultException {
    List<Engine> left = new ArrayList<>(engines);
    while (!left.isEmpty()) {
      long now = nanoClock.getAsLong();
      int shares = left.stream().mapToInt(Engine::shares).sum();
      measure(left.get(0), now + (end - now) * left.get(0).shares() / shares);
      left.remove(0);
    }
    return results();
  }

  private void measure(Engine engine, long deadline) throws WrongResultException {
    Map<Workload, Reply> replies = new LinkedHashMap<>();
    try (Session session = opener.open(engine)) {
      for (Workload workload : inOrder) {
        long left = deadline - nanoClock.getAsLong();
        if (left > 0) {
          Reply reply = ask(session, engine, workload, ONCE, Duration.ofNanos(left));
          if (replies.isEmpty()) {
            noteCold(engine, workload, reply);
          }
          replies.put(workload, reply);
        }
      }
      measureAgain(session, engine, replies, deadline);
    }
    for (Workload workload : inOrder) {
      if (replies.containsKey(workload)) {
        noteWarm(engine, workload, replies.get(workload));
      } else {
        results().absent(workload.name(), engine.name(), "no time was left for it");
      }
    }
  }

  /** Puts better replies in place of those of the first round, for the workloads that it did. */
  private void measureAgain(
      Session session, Engine engine, Map<Workload, Reply> replies, long deadline)
      throws WrongResultException {
    List<Workload> done =
        replies.entrySet().stream()
            .filter(entry -> entry.getValue().warm().isPresent())
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < done.size(); i++) {
      long left = deadline - nanoClock.getAsLong();
      if (left <= 0) {
        return;
      }
      long millis = (long) (left / NANOS_PER_MILLI / (done.size() - i) * USE);
      Pace pace = new Pace((long) (WARMUP * millis), (long) ((1 - WARMUP) * millis), MIN_RUNS);
      Reply reply = ask(session, engine, done.get(i), pace, Duration.ofNanos(left));
      if (reply.warm().isPresent()) {
        replies.put(done.get(i), reply);
      }
    }
  }
}
