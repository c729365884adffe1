package dev.cloche.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a thread's processor time is read, and when it is told from the reading before. */
class ThreadClockTest {

  private long processor = 5_000_000;
  private int readings;
  private final ThreadClock clock =
      new ThreadClock(
          () -> {
            readings++;
            return processor;
          });

  @Test
  void tell_withoutAReading_reads() {
    assertThat(clock.tell(100)).isEqualTo(5_000_000);
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void tell_aMomentLater_addsWhatHasPassed() {
    long start = -40;
    clock.read(start);
    processor = 0;

    assertThat(clock.tell(start + ThreadClock.FRESH_NANOS))
        .isEqualTo(5_000_000 + ThreadClock.FRESH_NANOS);
    assertThat(clock.tell(start + 7)).isEqualTo(5_000_007);
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void tell_laterThanThat_reads() {
    clock.read(0);
    processor += 30;

    assertThat(clock.tell(ThreadClock.FRESH_NANOS + 1)).isEqualTo(5_000_030);
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void tell_afterTheThreadHasParked_reads() {
    clock.read(0);
    clock.forget();
    processor += 30;

    assertThat(clock.tell(50)).isEqualTo(5_000_030);
  }

  @Test
  void tell_whereTheJvmDoesNotMeasure_staysZero() {
    processor = 0;

    assertThat(clock.tell(1) + clock.tell(50)).isZero();
  }
}
