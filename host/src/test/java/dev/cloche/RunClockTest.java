package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunClockTest {

  private static final long TIMEOUT = 100;

  private long now = 1_000;
  private final RunClock clock = new RunClock(TIMEOUT, () -> now);

  @BeforeEach
  void start() {
    clock.start();
  }

  @Test
  void deadline_isTheTimeoutAfterTheStart() {
    now += 30;

    assertThat(clock.deadline()).isEqualTo(1_100);
    assertThat(clock.elapsed()).isEqualTo(30);
  }

  @Test
  void stop_putsTheDeadlineOff() {
    now += 30;
    clock.stand();
    now += 500;
    assertThat(clock.deadline()).isEqualTo(1_600);
    assertThat(clock.goOn()).isEqualTo(500);
    now += 7;

    assertThat(clock.deadline()).isEqualTo(1_600);
    assertThat(clock.elapsed()).isEqualTo(537);
  }

  @Test
  void stop_withinAStop_isNotCountedAgain() {
    clock.stand();
    now += 10;
    clock.stand();
    now += 20;
    assertThat(clock.deadline()).isEqualTo(1_130);
    assertThat(clock.goOn()).isZero();
    now += 40;
    assertThat(clock.deadline()).isEqualTo(1_170);
    assertThat(clock.goOn()).isEqualTo(70);
    now += 5;

    assertThat(clock.deadline()).isEqualTo(1_170);
  }
}
