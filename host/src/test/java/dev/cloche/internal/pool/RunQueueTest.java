package dev.cloche.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No more at once than there are slots, each task once, and an end to it. */
class RunQueueTest {

  private static RunQueue queue(int max) {
    return new RunQueue(
        new EngineThreads("queue-test", Duration.ofSeconds(1), 0, 0, LeaseCheck.NONE),
        max,
        Integer.MAX_VALUE);
  }

  @Test
  void tasks_fromManyThreads_runOnceEach_andNeverMoreThanMaxAtOnce() throws Exception {
    RunQueue queue = queue(3);
    int callers = 4;
    int tasks = 500;
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(callers * tasks);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Thread caller =
          new Thread(
              () -> {
                for (int n = 0; n < tasks; n++) {
                  queue.submit(
                      slot -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        now.decrementAndGet();
                        done.countDown();
                      });
                }
              });
      threads.add(caller);
      caller.start();
    }
    for (Thread caller : threads) {
      caller.join();
    }

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    queue.close().get(30, TimeUnit.SECONDS);
    assertThat(most.get()).isBetween(1, 3);
    assertThat(queue.running()).isZero();
  }

  @Test
  void slot_givenUp_isAnothersOnce() throws Exception {
    RunQueue queue = queue(1);
    CountDownLatch stuck = new CountDownLatch(1);
    CompletableFuture<RunQueue.Slot> held = new CompletableFuture<>();
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    queue.submit(
        slot -> {
          held.complete(slot);
          await(stuck);
        });
    queue.submit(
        slot -> {
          ran.add(1);
          second.countDown();
          await(open);
        });
    queue.submit(slot -> ran.add(2));

    held.get(30, TimeUnit.SECONDS).giveUp();
    assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    // The first one's return and a second giving up make no second slot.
    held.get().giveUp();
    stuck.countDown();
    assertThat(queue.running()).isEqualTo(1);
    assertThat(ran).containsExactly(1);
    open.countDown();

    queue.close().get(30, TimeUnit.SECONDS);
    assertThat(ran).containsExactly(1, 2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException never) {
      throw new IllegalStateException(never);
    }
  }

  @Test
  void closedQueue_takesNothing_andSaysWhenItIsEmpty() throws Exception {
    RunQueue queue = queue(1);
    CountDownLatch gate = new CountDownLatch(1);
    queue.submit(slot -> await(gate));

    CompletableFuture<Void> drained = queue.close();

    assertThat(queue.submit(slot -> {})).isEqualTo(RunQueue.Answer.CLOSED);
    assertThat(drained).isNotDone();
    gate.countDown();
    drained.get(30, TimeUnit.SECONDS);
  }

  @Test
  void removedTask_neverRuns_andTheQueueDrains() throws Exception {
    RunQueue queue = queue(1);
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    queue.submit(slot -> await(gate));
    RunQueue.Task waits = slot -> ran.incrementAndGet();
    queue.submit(waits);

    assertThat(queue.remove(waits)).isTrue();
    assertThat(queue.remove(waits)).isFalse();
    gate.countDown();
    queue.close().get(30, TimeUnit.SECONDS);
    assertThat(ran).hasValue(0);
  }
}
