package dev.cloche.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
}
