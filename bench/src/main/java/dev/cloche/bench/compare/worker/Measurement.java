package dev.cloche.bench.compare.worker;

import dev.cloche.bench.Samples;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Measures one task in one engine, and says each figure as soon as it is known. */
final class Measurement {

  /** How much longer than asked may be measured to come to the least number of runs. */
  private static final int PATIENCE = 4;

  private final SandboxFactory engine;
  private final Task task;
  private final LongSupplier nanoClock;

  Measurement(SandboxFactory engine, Task task, LongSupplier nanoClock) {
    this.engine = engine;
    this.task = task;
    this.nanoClock = nanoClock;
  }

  /**
   * Measures.
   *
   * @param lines takes {@code cold TOTAL RUN}, the nanoseconds from nothing to the first answer and
   *     those of the first run among them, then {@code warm MEDIAN RUNS}
   * @throws WrongAnswerException when a run gives a wrong answer
   */
  void run(Consumer<String> lines) {
    if (task.mode() == Task.Mode.FRESH) {
      measure(nanoClock.getAsLong(), this::fresh, lines);
      return;
    }
    if (task.mode() == Task.Mode.RUN) {
      try (TaskFolder folder = TaskFolder.of(task.source())) {
        measureRuns(folder.path(), lines);
      }
      return;
    }
    long start = nanoClock.getAsLong();
    if (task.mode() == Task.Mode.TRAFFIC) {
      try (Runs runs = engine.traffic(task.source())) {
        measure(start, () -> check(runs.run()), lines);
      }
      return;
    }
    try (Sandbox sandbox = engine.create()) {
      sandbox.eval(task.source());
      measure(start, () -> check(sandbox.main(task.input())), lines);
    }
  }

  private void measureRuns(Path folder, Consumer<String> lines) {
    long start = nanoClock.getAsLong();
    try (Runs runs = engine.runs(folder, task.input())) {
      measure(start, () -> check(runs.run()), lines);
    }
  }

  private void fresh() {
    try (Sandbox sandbox = engine.create()) {
      if (!task.source().isEmpty()) {
        check(sandbox.eval(task.source()));
      }
    }
  }

  private void check(String answer) {
    if (!answer.equals(task.answer())) {
      throw new WrongAnswerException(answer);
    }
  }

  private void measure(long start, Runnable run, Consumer<String> lines) {
    long first = timed(run);
    long cold = nanoClock.getAsLong() - start;
    lines.accept("cold " + cold + " " + first);
    long warmup = TimeUnit.MILLISECONDS.toNanos(task.warmupMillis());
    while (nanoClock.getAsLong() - start < warmup) {
      run.run();
    }
    Samples samples = new Samples();
    long patience = TimeUnit.MILLISECONDS.toNanos(task.measureMillis());
    long measured = nanoClock.getAsLong();
    long elapsed;
    do {
      samples.add(timed(run));
      elapsed = nanoClock.getAsLong() - measured;
    } while (elapsed < patience
        || (samples.size() < task.minRuns() && elapsed < PATIENCE * patience));
    lines.accept("warm " + samples.median() + " " + samples.size());
  }

  private long timed(Runnable run) {
    long start = nanoClock.getAsLong();
    run.run();
    return nanoClock.getAsLong() - start;
  }
}
