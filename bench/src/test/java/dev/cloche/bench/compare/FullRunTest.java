package dev.cloche.bench.compare;

import static dev.cloche.bench.compare.FakeSessions.NONE_ABSENT;
import static dev.cloche.bench.compare.FakeSessions.engines;
import static dev.cloche.bench.compare.FakeSessions.failure;
import static dev.cloche.bench.compare.FakeSessions.times;
import static dev.cloche.bench.compare.FakeSessions.workloads;
import static dev.cloche.bench.compare.FakeSessions.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloche.bench.compare.FakeSessions.Request;
import dev.cloche.bench.compare.Figure.Phase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FullRunTest {

  private static Results run(
      FakeSessions sessions, List<Engine> engines, Map<String, String> absent, int starts)
      throws WrongResultException {
    return new FullRun(engines, absent, workloads("loop", "sort"), sessions, starts, line -> {})
        .run();
  }

  @Test
  void run_startsAProcessForEachFigureAndTakesTurns() throws Exception {
    FakeSessions sessions = new FakeSessions((engine, source) -> times(9, 5, 2, 10));

    run(sessions, engines("cloche", "rhino"), NONE_ABSENT, 2);

    List<Request> start =
        List.of(
            new Request("cloche", "loop"),
            new Request("rhino", "loop"),
            new Request("cloche", "sort"),
            new Request("rhino", "sort"));
    assertThat(sessions.requests.subList(0, 4)).isEqualTo(start);
    assertThat(sessions.requests.subList(4, 8)).isEqualTo(start);
    assertThat(sessions.opened).isEqualTo(8);
    assertThat(sessions.closed).isEqualTo(8);
  }

  @Test
  void run_aggregatesTheStarts() throws Exception {
    Deque<Reply> replies =
        new ArrayDeque<>(
            List.of(
                times(90, 50, 20, 10),
                times(0, 0, 0, 1),
                times(70, 30, 24, 15),
                times(0, 0, 0, 1),
                times(80, 10, 60, 5),
                times(0, 0, 0, 1)));
    FakeSessions sessions = new FakeSessions((engine, source) -> replies.remove());

    Results results = run(sessions, engines("cloche"), NONE_ABSENT, 3);

    assertThat(results.figure("loop", "cloche", Phase.WARM))
        .contains(new Figure(Phase.WARM, 24, 20, 60, 3, 30));
    assertThat(results.figure("loop", "cloche", Phase.WARM).orElseThrow().spread()).isEqualTo(2.5);
    assertThat(results.figure("loop", "cloche", Phase.COLD))
        .contains(new Figure(Phase.COLD, 80, 70, 90, 3, 3));
    assertThat(results.figure("loop", "cloche", Phase.FIRST))
        .contains(new Figure(Phase.FIRST, 30, 10, 50, 3, 3));
  }

  @Test
  void run_failsAtAWrongResultAndNamesEngineAndScript() {
    FakeSessions sessions =
        new FakeSessions(
            (engine, source) ->
                engine.equals("rhino") && source.equals("sort") ? wrong("41") : times(9, 5, 2, 1));

    assertThatExceptionOfType(WrongResultException.class)
        .isThrownBy(() -> run(sessions, engines("cloche", "rhino"), NONE_ABSENT, 1))
        .withMessage("rhino gives 41 for sort, not 42");
    assertThat(sessions.closed).isEqualTo(sessions.opened);
  }

  @Test
  void run_notesWhatARivalCannotDoAndAsksOnlyOnce() throws Exception {
    FakeSessions sessions =
        new FakeSessions(
            (engine, source) ->
                engine.equals("rhino") && source.equals("sort")
                    ? failure("SyntaxError: class")
                    : times(9, 5, 2, 1));

    Results results = run(sessions, engines("cloche", "rhino"), NONE_ABSENT, 3);

    assertThat(results.absence("sort", "rhino")).contains("SyntaxError: class");
    assertThat(results.figure("sort", "rhino", Phase.WARM)).isEmpty();
    assertThat(results.figure("loop", "rhino", Phase.WARM).orElseThrow().starts()).isEqualTo(3);
    assertThat(sessions.requests).containsOnlyOnce(new Request("rhino", "sort"));
  }

  @Test
  void run_failsWhereClocheFails() {
    FakeSessions sessions = new FakeSessions((engine, source) -> failure("its process ended"));

    assertThatExceptionOfType(WrongResultException.class)
        .isThrownBy(() -> run(sessions, engines("cloche"), NONE_ABSENT, 1))
        .withMessage("cloche fails at loop: its process ended");
  }

  @Test
  void run_isNotFailedByASlowEngineAndKeepsWhatItDid() throws Exception {
    FakeSessions sessions = new FakeSessions((engine, source) -> FakeSessions.late());

    Results results = run(sessions, engines("cloche"), NONE_ABSENT, 1);

    assertThat(results.absence("loop", "cloche")).contains("not done in the time that there was");
    assertThat(results.figure("loop", "cloche", Phase.COLD)).isPresent();
    assertThat(results.figure("loop", "cloche", Phase.WARM)).isEmpty();
  }

  @Test
  void run_reportsAbsentEnginesWithoutStartingThem() throws Exception {
    FakeSessions sessions = new FakeSessions((engine, source) -> times(9, 5, 2, 1));

    Results results =
        run(
            sessions,
            engines("cloche", "quickjs-wasi"),
            Map.of("quickjs-wasi", "node is not installed"),
            1);

    assertThat(sessions.requests).extracting(Request::engine).containsOnly("cloche");
    assertThat(results.absence("loop", "quickjs-wasi")).contains("node is not installed");
    assertThat(results.absence("sort", "quickjs-wasi")).contains("node is not installed");
  }
}
