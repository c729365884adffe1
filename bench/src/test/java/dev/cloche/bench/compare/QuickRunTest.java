package dev.cloche.bench.compare;

import static dev.cloche.bench.compare.FakeSessions.NONE_ABSENT;
import static dev.cloche.bench.compare.FakeSessions.engines;
import static dev.cloche.bench.compare.FakeSessions.failure;
import static dev.cloche.bench.compare.FakeSessions.late;
import static dev.cloche.bench.compare.FakeSessions.times;
import static dev.cloche.bench.compare.FakeSessions.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.compare.FakeSessions.Request;
import dev.cloche.bench.compare.Figure.Phase;
import dev.cloche.bench.compare.worker.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickRunTest {

  private static final long BEGIN = 1_000;

  /** One of four: 50 seconds less a reserve of 3. */
  private static final Duration SHARE = Duration.ofMillis(11_750);

  private long now = BEGIN;

  private Results run(FakeSessions sessions, String... engines) throws WrongResultException {
    return new QuickRun(
            engines(engines), NONE_ABSENT, workloads("loop", "sort"), sessions, BEGIN, () -> now)
        .run();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void run_hasOneProcessForEachEngineWithTwoRounds() throws Exception {
    FakeSessions sessions = new FakeSessions((engine, source) -> times(9, 5, 2, 10));

    run(sessions, "cloche", "rhino");

    assertThat(sessions.opened).isEqualTo(2);
    assertThat(sessions.closed).isEqualTo(2);
    assertThat(sessions.requests)
        .containsExactly(
            new Request("cloche", "loop"),
            new Request("cloche", "sort"),
            new Request("cloche", "loop"),
            new Request("cloche", "sort"),
            new Request("rhino", "loop"),
            new Request("rhino", "sort"),
            new Request("rhino", "loop"),
            new Request("rhino", "sort"));
  }

  @Test
  void run_reportsTheSecondRoundAndOneColdRun() throws Exception {
    List<Reply> replies = new ArrayList<>();
    FakeSessions sessions =
        new FakeSessions(
            (engine, source) -> {
              replies.add(times(900, 500, 100 - replies.size(), 10));
              return replies.getLast();
            });

    Results results = run(sessions, "cloche");

    assertThat(results.figure("loop", "cloche", Phase.WARM).orElseThrow().medianNanos())
        .isEqualTo(98);
    assertThat(results.figure("sort", "cloche", Phase.WARM).orElseThrow().medianNanos())
        .isEqualTo(97);
    assertThat(results.figure("loop", "cloche", Phase.COLD)).isPresent();
    assertThat(results.figure("sort", "cloche", Phase.COLD)).isEmpty();
  }

  @Test
  void run_beginsWithWhatIsNoScript() throws Exception {
    FakeSessions sessions = new FakeSessions((engine, source) -> times(9, 5, 2, 10));
    List<Workload> workloads = new ArrayList<>(workloads("loop"));
    workloads.add(new Workload("eval", false, Task.Mode.FRESH, "eval", "", "2"));

    new QuickRun(engines("cloche"), NONE_ABSENT, workloads, sessions, BEGIN, () -> now).run();

    assertThat(sessions.requests).first().isEqualTo(new Request("cloche", "eval"));
  }

  @Test
  void run_givesAnEngineItsSharesAndReportsWhatHadNoTimeLeft() throws Exception {
    FakeSessions sessions =
        new FakeSessions(
            (engine, source) -> {
              pass(engine.equals("slow") ? SHARE : Duration.ofSeconds(1));
              return times(9, 5, 2, 10);
            });

    Results results = run(sessions, "slow", "cloche");

    assertThat(sessions.times.get(0)).isEqualTo(SHARE);
    assertThat(sessions.times.get(1)).isEqualTo(SHARE.multipliedBy(3));
    assertThat(results.figure("loop", "slow", Phase.WARM)).isPresent();
    assertThat(results.figure("sort", "slow", Phase.WARM)).isEmpty();
    assertThat(results.absence("sort", "slow")).contains("no time was left for it");
    assertThat(results.figure("sort", "cloche", Phase.WARM)).isPresent();
  }

  @Test
  void run_keepsTheFirstRoundOfWhatIsLateInTheSecond() throws Exception {
    FakeSessions sessions =
        new FakeSessions(
            (engine, source) -> {
              pass(Duration.ofSeconds(20));
              return now < BEGIN + Duration.ofSeconds(45).toNanos() ? times(9, 5, 2, 1) : late();
            });

    Results results = run(sessions, "cloche");

    assertThat(sessions.requests).hasSize(3);
    assertThat(results.figure("loop", "cloche", Phase.WARM)).isPresent();
    assertThat(results.absence("loop", "cloche")).isEmpty();
  }

  @Test
  void run_asksNotAgainForWhatARivalCannotDo() throws Exception {
    FakeSessions sessions = new FakeSessions((engine, source) -> failure("SyntaxError"));

    Results results = run(sessions, "rhino");

    assertThat(sessions.requests).hasSize(2);
    assertThat(results.absence("sort", "rhino")).contains("SyntaxError");
  }

  @Test
  void run_asksForNoMoreThanThereIsTimeFor() throws Exception {
    FakeSessions sessions =
        new FakeSessions(
            (engine, source) -> {
              pass(Duration.ofSeconds(2));
              return times(9, 5, 2, 10);
            });

    run(sessions, "cloche");

    assertThat(sessions.times)
        .containsExactly(
            Duration.ofSeconds(47),
            Duration.ofSeconds(45),
            Duration.ofSeconds(43),
            Duration.ofSeconds(41));
    assertThat(sessions.tasks.subList(0, 2)).extracting(Task::warmupMillis).containsOnly(0L);
    for (int i = 2; i < 4; i++) {
      Task task = sessions.tasks.get(i);
      assertThat(Duration.ofMillis(task.warmupMillis() + task.measureMillis()))
          .isPositive()
          .isLessThan(sessions.times.get(i));
    }
  }
}
