package dev.cloche.typed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Methods of exported interfaces that answer futures. */
class AsyncExportTest {

  interface Guest {
    CompletableFuture<Integer> next(int step);

    CompletionStage<String> text();

    Future<@Nullable String> nothing();

    CompletableFuture<Void> act();
  }

  private static final String SOURCE =
      """
      var n = 0;
      async function next(step) { await host(); return n += step }
      const text = async () => { throw new RangeError('no') };
      globalThis.text = text;
      function nothing() {}
      function act() { n = 100; return n }
      0
      """;

  @Test
  void export_futures_areCompletedInTheOrderOfTheCalls() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction(
                "host",
                arguments -> {
                  go.await();
                  return null;
                })
            .build()) {
      isolate.eval(SOURCE);
      Guest guest = isolate.export(Guest.class);

      List<CompletableFuture<Integer>> results =
          new ArrayList<>(IntStream.range(0, 50).mapToObj(i -> guest.next(1)).toList());
      assertThat(results).noneMatch(Future::isDone);
      results.get(10).cancel(false);
      go.countDown();

      assertThat(results.get(49).get()).isEqualTo(49);
      assertThat(results.get(9).get()).isEqualTo(10);
      assertThat(results.get(11).get()).isEqualTo(11);
      assertThat(guest.nothing().get()).isNull();
      assertThat(guest.act().get()).isNull();
      assertThat(guest.next(1).get()).isEqualTo(101);
    }
  }

  @Test
  void export_futureOfAFailure_isCompletedWithIt() {
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      isolate.eval(SOURCE);
      Guest guest = isolate.export(Guest.class);

      assertThat(guest.text().toCompletableFuture())
          .failsWithin(Trial.SMALL.timeout())
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(GuestException.class)
          .withMessage("RangeError: no");
      assertThatThrownBy(() -> guest.next(1).join())
          .hasCauseInstanceOf(GuestException.class)
          .hasMessageContaining("host is not defined");
    }
  }

  @Test
  void export_futureOfAClosedIsolate_isCompletedWithThat() {
    Guest guest;
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      guest = isolate.export(Guest.class);
    }
    assertThatThrownBy(() -> guest.next(1).join()).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void export_asyncCallFromAHostFunction_isRefusedAtOnce() {
    AtomicReference<Guest> guest = new AtomicReference<>();
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction("host", arguments -> requireNonNull(guest.get()).text())
            .build()) {
      isolate.eval(SOURCE);
      guest.set(isolate.export(Guest.class));

      // Its promise would wait for the run that waits for it.
      assertThat(isolate.eval("try { host() } catch (e) { e.message }").asString())
          .isEqualTo("the host function host failed");
    }
  }

  @Test
  void export_objectWithFutures_takesItsTurn() throws Exception {
    try (Isolate isolate = Isolate.create(Trial.SMALL)) {
      isolate.eval("var api = { n: 0, async next(step) { await null; return this.n += step } }; 0");
      Guest guest = isolate.export(Guest.class, isolate.context().global().get("api"));

      CompletableFuture<Integer> first = guest.next(1);
      assertThat(guest.next(10).get()).isEqualTo(11);
      assertThat(first.get()).isEqualTo(1);
    }
  }
}
