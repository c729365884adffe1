package dev.cloche.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alarms go off in time and once, unless they are called off. */
class WatchdogTest {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Watchdog watchdog = new Watchdog("watchdog of a test");
  private final List<String> rang = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    watchdog.stop();
  }

  private Watchdog.Alarm set(String name, long millis, CountDownLatch rung) {
    return watchdog.set(
        millis * MILLI,
        () -> {
          rang.add(name);
          rung.countDown();
        });
  }

  @Test
  void alarms_goOffInOrder_whateverTheOrderOfSetting() throws Exception {
    CountDownLatch rung = new CountDownLatch(3);
    set("late", 60, rung);
    set("early", 1, rung);
    set("between", 30, rung);

    assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(rang).containsExactly("early", "between", "late");
  }

  @Test
  void alarm_isNotEarly() throws Exception {
    CountDownLatch rung = new CountDownLatch(1);
    long start = System.nanoTime();
    set("one", 20, rung);

    assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20 * MILLI);
  }

  @Test
  void alarm_calledOff_doesNotGoOff() throws Exception {
    CountDownLatch rung = new CountDownLatch(1);
    Watchdog.Alarm off = set("off", 5, rung);
    watchdog.callOff(off);
    set("on", 20, rung);

    assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(rang).containsExactly("on");
  }

  @Test
  void alarm_setAfterASleepWithoutAny_goesOff() throws Exception {
    for (int i = 0; i < 50; i++) {
      CountDownLatch rung = new CountDownLatch(1);
      set("again", i % 3, rung);
      assertThat(rung.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(rang).hasSize(50);
  }
}
