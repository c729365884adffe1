package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloche.HostFunction;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.RunOptions;
import dev.cloche.SandboxException;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Technique 97 of the containment list, with hostile runs: they are closed, cancelled and
 * interrupted in the middle of what they do, from other threads, more than once.
 */
class RaceTest {

  /** Each calls {@code started} once it is in the middle of something. */
  private static final List<String> RUNS =
      List.of(
          "started(); for (;;);",
          "for (;;) { try { started(); for (;;); } catch {} finally { for (;;) started(); } }",
          "started(); /(x+x+)+y/.test('x'.repeat(50))",
          "const a = []; for (let i = 0; ; i++) { if (i === 1e4) started(); a.push([i]); if (a.length > 5e4) a.length = 0; }",
          "(function again() { started(); Promise.resolve().then(again); })(); new Promise(() => {})",
          "setInterval(started, 0); new Promise(() => {})",
          "started(); never()",
          "(async () => { for (;;) { try { started(); await never(); } catch {} } })()",
          "block()",
          "({ get a() { started(); for (;;); } })",
          "throw Object.defineProperty(new Error(), 'message', { get() { started(); for (;;); } })",
          "give({ get a() { started(); for (;;); } })",
          "for (;;) { started(); console.log({}); }",
          "for (;;) { started(); crypto.randomUUID(); }");

  private static final Cage CAGE = new Cage();

  @AfterAll
  static void assertContained() {
    CAGE.close();
  }

  record End(String name, Consumer<Isolate> action) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> ends() {
    List<End> ends =
        List.of(
            new End("close", Isolate::close),
            new End("cancel", Isolate::cancel),
            new End(
                "both, twice, from many threads",
                isolate -> {
                  List<Thread> all = new ArrayList<>();
                  for (int i = 0; i < 6; i++) {
                    Runnable end = i % 2 == 0 ? isolate::close : isolate::cancel;
                    all.add(Thread.ofVirtual().start(end));
                  }
                  all.forEach(RaceTest::join);
                }));
    return ends.stream().flatMap(end -> RUNS.stream().map(run -> Arguments.of(end, run)));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static Isolate isolate(CountDownLatch running) {
    HostFunction blocks =
        arguments -> {
          running.countDown();
          new CountDownLatch(1).await();
          return null;
        };
    return Isolate.builder()
        .limits(HostileCase.PATIENT)
        .hostFunction(
            "started",
            arguments -> {
              running.countDown();
              return null;
            })
        .hostFunction("give", arguments -> null)
        .hostFunction("never", arguments -> new CompletableFuture<Integer>())
        .hostFunction("block", blocks)
        .build();
  }

  @ParameterizedTest
  @MethodSource("ends")
  @Hostile(97)
  void run_endedFromElsewhere_endsOnceAndForAll(End end, String source) {
    CAGE.survive(
        () -> {
          CountDownLatch running = new CountDownLatch(1);
          AtomicReference<String> seen = new AtomicReference<>("nothing");
          Isolate isolate = isolate(running);
          Thread caller =
              Thread.ofPlatform()
                  .start(() -> seen.set(Ending.of(() -> isolate.eval(source)).code()));
          running.await();
          // A function that blocks is interrupted by its caller alone, or by the deadline.
          if (source.startsWith("block")) {
            caller.interrupt();
          }
          end.action().accept(isolate);
          caller.join();

          assertThat(seen.get()).isEqualTo("CANCELLED");
          assertThat(isolate.isClosed()).isTrue();
          assertThatIllegalStateException().isThrownBy(() -> isolate.eval("1"));
          isolate.close();
          return "";
        });
  }

  static Stream<String> runs() {
    return RUNS.stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  @Hostile(97)
  void caller_interrupted_staysInterruptedAndNoOtherThreadIs(String source) {
    CAGE.survive(
        () -> {
          CountDownLatch running = new CountDownLatch(1);
          AtomicReference<String> seen = new AtomicReference<>("nothing");
          try (Isolate isolate = isolate(running)) {
            Thread caller =
                Thread.ofPlatform()
                    .start(
                        () -> {
                          String code = Ending.of(() -> isolate.eval(source)).code();
                          seen.set(code + " " + Thread.currentThread().isInterrupted());
                        });
            running.await();
            caller.interrupt();
            caller.join();
          }
          assertThat(seen.get()).isEqualTo("CANCELLED true");
          return "";
        });
  }

  /** A host function that blocks goes on until the deadline. */
  static Stream<String> runsThatEndWhenCancelled() {
    return runs().filter(run -> !run.startsWith("block"));
  }

  @ParameterizedTest
  @MethodSource("runsThatEndWhenCancelled")
  @Hostile(97)
  void future_cancelled_endsItsRunAndRefusesTheNext(String source) {
    CAGE.survive(
        () -> {
          CountDownLatch running = new CountDownLatch(1);
          try (Isolate isolate = isolate(running)) {
            CompletableFuture<JsValue> first =
                isolate.context().evalAsync(source, RunOptions.copy());
            CompletableFuture<JsValue> second = isolate.context().evalAsync("1", RunOptions.copy());
            running.await();
            assertThat(first.cancel(true)).isTrue();
            first.cancel(true);
            assertThat(failureOf(second))
                .isInstanceOfAny(IllegalStateException.class, SandboxException.class);
          }
          return "";
        });
  }

  private static Throwable failureOf(CompletableFuture<?> future) {
    try {
      return new AssertionError("a value: " + future.join());
    } catch (CancellationException cancelled) {
      return cancelled;
    } catch (CompletionException failed) {
      return failed.getCause() == null ? failed : failed.getCause();
    }
  }
}
