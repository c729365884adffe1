package dev.cloche.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every task runs once, on a thread of the engine's, whatever state that thread is in. */
class EngineThreadsTest {

  private static Thread threadOfATask() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    EngineThreads.shared().execute(() -> thread.complete(Thread.currentThread()));
    return thread.get(30, TimeUnit.SECONDS);
  }

  @Test
  void execute_runsOnAThreadThatInheritsNothing() throws Exception {
    ThreadLocal<String> callers = new InheritableThreadLocal<>();
    callers.set("the caller's");
    CompletableFuture<String> seen = new CompletableFuture<>();

    EngineThreads.shared().execute(() -> seen.complete(String.valueOf(callers.get())));
    Thread thread = threadOfATask();

    assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("null");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.isVirtual()).isFalse();
    assertThat(thread.getContextClassLoader()).isNull();
    assertThat(thread.getName()).startsWith("cloche-engine-");
  }

  @Test
  void execute_whenAThreadIsParked_wakesIt() throws Exception {
    for (int i = 0; i < 20; i++) {
      Thread thread = threadOfATask();
      long start = System.nanoTime();
      while (thread.getState() != Thread.State.TIMED_WAITING
          && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30)) {
        Thread.onSpinWait();
      }

      assertThat(thread.getState()).isEqualTo(Thread.State.TIMED_WAITING);
      // Which of the idle threads it is does not matter; that one comes does.
      assertThat(threadOfATask().getName()).startsWith("cloche-engine-");
    }
  }

  @Test
  void execute_whileAllAreBusy_makesThreads() throws Exception {
    int tasks = 16;
    CountDownLatch together = new CountDownLatch(tasks);
    CountDownLatch ended = new CountDownLatch(tasks);

    for (int i = 0; i < tasks; i++) {
      EngineThreads.shared()
          .execute(
              () -> {
                together.countDown();
                try {
                  together.await();
                } catch (InterruptedException never) {
                  throw new IllegalStateException(never);
                }
                ended.countDown();
              });
    }

    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void execute_fromManyThreads_runsEachTaskOnce() throws Exception {
    int callers = 8;
    int tasks = 2000;
    AtomicInteger ran = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(callers * tasks);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Thread caller =
          new Thread(
              () -> {
                for (int n = 0; n < tasks; n++) {
                  CountDownLatch one = new CountDownLatch(1);
                  EngineThreads.shared()
                      .execute(
                          () -> {
                            ran.incrementAndGet();
                            one.countDown();
                            done.countDown();
                          });
                  if (n % 3 == 0) { // Some follow when the thread idles, some while it runs.
                    try {
                      one.await();
                    } catch (InterruptedException never) {
                      throw new IllegalStateException(never);
                    }
                  }
                }
              });
      threads.add(caller);
      caller.start();
    }
    for (Thread caller : threads) {
      caller.join();
    }

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(ran).hasValue(callers * tasks);
  }

  @Test
  void execute_whileThreadsEnd_losesNoTask() throws Exception {
    EngineThreads group =
        new EngineThreads("short-lived", Duration.ofNanos(1), 0, 0, LeaseCheck.NONE);
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Random random = new Random(i);
      callers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = 0; n < 700; n++) {
                  CompletableFuture<Thread> ran = new CompletableFuture<>();
                  group.execute(() -> ran.complete(Thread.currentThread()));
                  seen.add(ran.orTimeout(30, TimeUnit.SECONDS).join());
                  // Until about the moment at which the thread gives up.
                  long end = System.nanoTime() + random.nextInt(120_000);
                  while (System.nanoTime() - end < 0) {
                    Thread.onSpinWait();
                  }
                }
              },
              command -> new Thread(command).start()));
    }
    callers.forEach(CompletableFuture::join);
    assertEnd(seen);
    assertThat(seen).hasSizeGreaterThan(3);
    assertThat(group.alive()).isZero();
  }

  @Test
  void release_endsThreads_thoseThatAreAboutToIdleToo() throws Exception {
    for (int round = 0; round < 60; round++) {
      EngineThreads group =
          new EngineThreads("released", Duration.ofHours(1), 3, 0, LeaseCheck.NONE);
      Set<Thread> seen = ConcurrentHashMap.newKeySet();
      CountDownLatch together = new CountDownLatch(3);
      for (int i = 0; i < 3; i++) {
        group.execute(
            () -> {
              seen.add(Thread.currentThread());
              together.countDown();
            });
      }
      assertThat(together.await(30, TimeUnit.SECONDS)).isTrue();
      if (round % 2 == 0) {
        for (Thread thread : seen) {
          while (thread.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
          }
        }
      }
      group.release();
      assertEnd(seen);
      assertThat(group.alive()).isZero();
    }
  }

  private static void assertEnd(Set<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    }
  }
}
