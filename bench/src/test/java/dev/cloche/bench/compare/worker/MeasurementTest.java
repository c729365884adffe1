package dev.cloche.bench.compare.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloche.bench.compare.worker.Task.Mode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {

  private static final long MILLI = 1_000_000;

  private final List<String> lines = new ArrayList<>();
  private final FakeEngine engine = new FakeEngine();

  private void measure(Task task) {
    new Measurement(engine, task, () -> engine.now).run(lines::add);
  }

  @Test
  void run_inALivingSandboxTellsTheFirstRunFromTheWholeStart() {
    engine.runMillis = List.of(50L, 30L, 30L, 30L);

    measure(new Task(Mode.LIVING, 400, 10, 1, "source", "in", "answer to in"));

    // 200 ms to create, 100 to load; warm-up until 400 takes 30 twice, so that a third is measured.
    assertThat(lines)
        .containsExactly("cold " + 350 * MILLI + " " + 50 * MILLI, "warm " + 30 * MILLI + " 1");
    assertThat(engine.sources).containsExactly("source");
    assertThat(engine.open).isZero();
  }

  @Test
  void run_measuresForTheTimeAndAtLeastSoOften() {
    engine.runMillis = List.of(100L, 4L, 9L, 6L, 5L, 99L);

    measure(new Task(Mode.LIVING, 0, 10, 4, "source", "in", "answer to in"));

    assertThat(lines).last().isEqualTo("warm " + 5 * MILLI + " 4");
  }

  @Test
  void run_measuresASlowEngineForFourTimesTheTimeAtMost() {
    engine.runMillis = List.of(100L, 39L, 39L, 39L);

    measure(new Task(Mode.LIVING, 0, 10, 9, "source", "in", "answer to in"));

    assertThat(lines).last().isEqualTo("warm " + 39 * MILLI + " 2");
  }

  @Test
  void run_ofFreshSandboxesMakesOneForEachRun() {
    measure(new Task(Mode.FRESH, 0, 700, 1, "source", "", "value of source"));

    // 200 ms to create, 100 to run.
    assertThat(lines)
        .containsExactly("cold " + 300 * MILLI + " " + 300 * MILLI, "warm " + 300 * MILLI + " 3");
    assertThat(engine.made).isEqualTo(4);
    assertThat(engine.open).isZero();
  }

  @Test
  void run_ofFreshSandboxesWithoutASourceRunsNothing() {
    measure(new Task(Mode.FRESH, 0, 200, 1, "", "", ""));

    assertThat(lines).last().isEqualTo("warm " + 200 * MILLI + " 1");
    assertThat(engine.sources).isEmpty();
  }

  @Test
  void run_ofAFileLoadsItIntoASandboxOfItsOwnEachTime() {
    String script =
        "var module = {exports: {}}; (function (module, exports) {exports.main = f;\n"
            + "})(module, module.exports); module.exports.main(1,2)";

    measure(new Task(Mode.RUN, 0, 700, 1, "exports.main = f;", "1,2", "value of " + script));

    assertThat(lines)
        .containsExactly("cold " + 300 * MILLI + " " + 300 * MILLI, "warm " + 300 * MILLI + " 3");
    assertThat(engine.made).isEqualTo(4);
    assertThat(engine.open).isZero();
    assertThat(engine.sources).hasSize(4).containsOnly(script);
  }

  @Test
  void run_ofTrafficPreparesItOnce() {
    measure(new Task(Mode.TRAFFIC, 0, 20, 1, "object", "", "object 4"));

    // 200 ms to prepare.
    assertThat(lines)
        .containsExactly("cold " + 210 * MILLI + " " + 10 * MILLI, "warm " + 10 * MILLI + " 2");
    assertThat(engine.made).isOne();
    assertThat(engine.open).isZero();
  }

  @Test
  void run_ofTrafficThatAnEngineTakesNoPartIn_fails() {
    SandboxFactory without = () -> engine.create();

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                new Measurement(
                        without,
                        new Task(Mode.TRAFFIC, 0, 0, 1, "object", "", ""),
                        () -> engine.now)
                    .run(lines::add));
  }

  @Test
  void run_endsAtAWrongAnswer() {
    assertThatExceptionOfType(WrongAnswerException.class)
        .isThrownBy(() -> measure(new Task(Mode.LIVING, 0, 10, 1, "source", "in", "42")))
        .satisfies(wrong -> assertThat(wrong.answer()).isEqualTo("answer to in"));
    assertThatExceptionOfType(WrongAnswerException.class)
        .isThrownBy(() -> measure(new Task(Mode.FRESH, 0, 10, 1, "source", "in", "42")))
        .satisfies(wrong -> assertThat(wrong.answer()).isEqualTo("value of source"));

    assertThat(lines).isEmpty();
    assertThat(engine.open).isZero();
  }

  /** Takes time by a clock of its own. */
  private static final class FakeEngine implements SandboxFactory {

    List<Long> runMillis = List.of();
    final List<String> sources = new ArrayList<>();
    long now = 7;
    int made;
    int open;

    @Override
    public Runs traffic(String what) {
      Sandbox sandbox = create();
      return new Runs() {
        @Override
        public String run() {
          now += 10 * MILLI;
          return what + " 4";
        }

        @Override
        public void close() {
          sandbox.close();
        }
      };
    }

    @Override
    public Sandbox create() {
      now += 200 * MILLI;
      made++;
      open++;
      return new Sandbox() {
        private int runs;

        @Override
        public String eval(String source) {
          now += 100 * MILLI;
          sources.add(source);
          return "value of " + source;
        }

        @Override
        public String main(String text) {
          now += runMillis.isEmpty() ? MILLI : runMillis.get(runs++) * MILLI;
          return "answer to " + text;
        }

        @Override
        public void close() {
          open--;
        }
      };
    }
  }
}
