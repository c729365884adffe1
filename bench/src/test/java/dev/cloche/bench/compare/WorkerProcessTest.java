package dev.cloche.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.compare.worker.Sandbox;
import dev.cloche.bench.compare.worker.SandboxFactory;
import dev.cloche.bench.compare.worker.Task;
import dev.cloche.bench.compare.worker.Task.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerProcessTest {

  private static final Duration TIME = Duration.ofMinutes(1);

  @TempDir private Path directory;

  private WorkerProcess start() {
    return new WorkerProcess(
        JavaRival.command(System.getProperty("java.class.path"), Echo.class.getName()),
        directory.resolve("log"));
  }

  private static Task task(String source, String answer) {
    return new Task(Mode.FRESH, 0, 0, 3, source, "", answer);
  }

  @Test
  void ask_measuresInTheOtherProcessTaskAfterTask() {
    try (WorkerProcess worker = start()) {
      for (String text : List.of("a λ", "b")) {
        Reply reply = worker.ask(task(text, text), TIME);

        assertThat(reply.cold()).isPresent();
        assertThat(reply.warm().orElseThrow().runs()).isPositive();
        assertThat(reply.failure()).isEmpty();
      }
    }
  }

  @Test
  void ask_tellsWrongAnswersAndFailuresAndGoesOn() {
    try (WorkerProcess worker = start()) {
      assertThat(worker.ask(task("41", "42"), TIME).wrong()).contains("41");
      assertThat(worker.ask(task("throw", "42"), TIME).failure())
          .contains("java.lang.UnsupportedOperationException: no classes");
      assertThat(worker.ask(task("42", "42"), TIME).warm()).isPresent();
    }
  }

  @Test
  void ask_endsWhenTheTimeIsOver() {
    try (WorkerProcess worker = start()) {
      assertThat(worker.ask(task("wait", ""), Duration.ofMillis(1)))
          .isEqualTo(Reply.of(List.of(), Reply.End.LATE));
    }
  }

  @Test
  void ask_tellsThatTheProcessEnded() {
    try (WorkerProcess worker = start()) {
      assertThat(worker.ask(task("exit", ""), TIME).failure()).contains("its process ended");
      assertThat(worker.ask(task("42", "42"), TIME).failure()).contains("its process ended");
    }
  }

  /** An engine whose scripts are their own value, but for some words. */
  public static final class Echo implements SandboxFactory {

    /** For the worker. */
    public Echo() {}

    @Override
    public Sandbox create() {
      return new Sandbox() {
        @Override
        public String eval(String source) {
          switch (source) {
            case "throw" -> throw new UnsupportedOperationException("no classes");
            case "exit" -> Runtime.getRuntime().halt(3);
            case "wait" -> {
              while (true) {
                LockSupport.park();
              }
            }
            default -> {
              return source;
            }
          }
          throw new AssertionError("halted");
        }

        @Override
        public String main(String text) {
          return text;
        }

        @Override
        public void close() {}
      };
    }
  }
}
