package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code cpuTime} and {@code wallTime}, as isolated-vm's test of them has it. */
class RunTimesTest {

  private static final Duration STEP = Duration.ofMillis(30);

  /** Comes back when a time has become larger by a step, as long as the test may take. */
  private static void awaitStep(Supplier<Duration> time) {
    Duration end = time.get().plus(STEP);
    while (time.get().compareTo(end) < 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void beforeTheFirstRun_bothAreZero() {
    try (Isolate isolate = Isolate.create()) {
      assertThat(isolate.cpuTime()).isZero();
      assertThat(isolate.wallTime()).isZero();
    }
  }

  @Test
  void guestThatRuns_isSeenByAnotherThread() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    try (Isolate isolate =
        Isolate.builder()
            .limits(Limits.builder().timeout(Duration.ofMinutes(1)).build())
            .hostFunction(
                "enter",
                arguments -> {
                  entered.countDown();
                  return null;
                })
            .build()) {
      FutureTask<JsValue> run = new FutureTask<>(() -> isolate.eval("enter(); for (;;);"));
      new Thread(run, "caller").start();
      entered.await();
      awaitStep(isolate::cpuTime);
      awaitStep(isolate::wallTime);
      isolate.cancel();
      assertThatThrownBy(run::get).hasCauseInstanceOf(CancelledException.class);

      Duration cpu = isolate.cpuTime();
      assertThat(cpu).isGreaterThanOrEqualTo(STEP);
      assertThat(isolate.wallTime()).isGreaterThanOrEqualTo(cpu);
      assertThat(isolate.cpuTime()).isEqualTo(cpu);
    }
  }

  @Test
  void hostFunction_countsAsWallTimeAlone() {
    Isolate[] isolate = new Isolate[1];
    Duration[] cpu = new Duration[2];
    try (Isolate made =
        Isolate.builder()
            .hostFunction(
                "wait",
                arguments -> {
                  cpu[0] = isolate[0].cpuTime();
                  awaitStep(isolate[0]::wallTime);
                  cpu[1] = isolate[0].cpuTime();
                  return null;
                })
            .build()) {
      isolate[0] = made;
      made.eval("wait()");

      assertThat(cpu[1]).isEqualTo(cpu[0]);
      assertThat(made.wallTime()).isGreaterThanOrEqualTo(made.cpuTime().plus(STEP));
    }
  }

  @Test
  void timer_countsAsWallTimeAlone() {
    try (Isolate isolate = Isolate.create()) {
      isolate.eval("new Promise((resolve) => setTimeout(resolve, 40))");

      assertThat(isolate.wallTime()).isGreaterThanOrEqualTo(isolate.cpuTime().plus(STEP));
    }
  }
}
