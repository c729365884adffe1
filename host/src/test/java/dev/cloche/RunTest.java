package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The end of a run, as seen by two who come to it at the same moment. */
class RunTest {

  private final List<Run<?>> runs = new ArrayList<>();
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  private Isolate isolate() {
    return Isolate.builder()
        .hostFunction("note", arguments -> runs.add(Objects.requireNonNull(Run.onThisThread())))
        .hostFunction(
            "hold",
            arguments -> {
              inside.countDown();
              gate.await();
              return null;
            })
        .build();
  }

  @Test
  void abandon_runThatHasEnded_leavesTheIsolateToOthers() {
    try (Isolate isolate = isolate()) {
      isolate.eval("note()");

      assertThat(runs.get(0).abandon(Failures.timeout(1))).isFalse();

      assertThat(isolate.isClosed()).isFalse();
      assertThat(isolate.eval("6 * 7").asInt()).isEqualTo(42);
    }
  }

  @Test
  void abandon_runBeforeTheOneThatGoesOn_doesNotEndThat() throws Exception {
    try (Isolate isolate = isolate()) {
      isolate.eval("note()");
      var next = isolate.context().evalAsync("hold(); 'went on'", RunOptions.copy());
      inside.await();

      assertThat(runs.get(0).abandon(new CancelledException())).isFalse();
      gate.countDown();

      assertThat(next.get().asString()).isEqualTo("went on");
    }
  }

  @Test
  void abandon_runThatGoesOn_closesTheIsolate() throws Exception {
    try (Isolate isolate = isolate()) {
      var run = isolate.context().evalAsync("note(); hold(); 1", RunOptions.copy());
      inside.await();

      assertThat(runs.get(0).abandon(Failures.timeout(1))).isTrue();

      assertThat(isolate.isClosed()).isTrue();
      gate.countDown();
      assertThat(run.handle((value, failure) -> failure).get())
          .isInstanceOf(LimitExceededException.class);
    }
    EngineThreads.assertIdle();
  }
}
