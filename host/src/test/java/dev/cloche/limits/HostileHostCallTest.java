package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.HostFunction;
import dev.cloche.Isolate;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import dev.cloche.containment.Position;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that hold threads and stacks through the functions that they were granted. */
class HostileHostCallTest {

  private static final HostFunction BLOCKS =
      arguments -> {
        new CountDownLatch(1).await();
        return null;
      };

  private static HostileCase blocking(String source) {
    return HostileCase.of(54, "host function that blocks", source, "TIME")
        .granted(builder -> builder.hostFunction("block", BLOCKS));
  }

  @Hostile(value = 54, ends = "TIME")
  @ParameterizedTest
  @EnumSource
  void functionThatBlocks_anywhere_isLeftAtTheDeadline(Position position) {
    try (Cage cage = new Cage()) {
      var unused = cage.run(blocking("block()"), position);
    }
  }

  @Hostile(value = 54, ends = "TIME")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;) { try { block() } catch {} }",
        "try { block() } finally { for (;;) block() }",
        "(async () => { for (;;) { try { await block() } catch {} } })()",
        "setInterval(block, 0); new Promise(() => {})",
        "[1, 2].sort(block)",
        "JSON.stringify({ toJSON: block })",
      })
  void functionThatBlocks_calledAgain_isLeftAtTheDeadline(String source) {
    try (Cage cage = new Cage()) {
      var unused = cage.run(blocking(source), Position.SCRIPT);
    }
  }

  /** Time in the host counts: many short calls take no more of it than one long one. */
  @Hostile(
      value = 54,
      ends = {"TIME", "LIMIT"})
  @ParameterizedTest
  @ValueSource(strings = {"for (;;) call()", "for (;;) call({ a: [1, 2, 3] })"})
  void functionThatIsQuick_calledForEver_endsInTime(String source) {
    AtomicInteger calls = new AtomicInteger();
    try (Cage cage = new Cage()) {
      HostileCase attack =
          HostileCase.of(54, "quick calls", source, "TIME", "LIMIT(HOST_CALLS)")
              .granted(builder -> builder.hostFunction("call", a -> calls.incrementAndGet()));

      var unused = cage.run(attack, Position.SCRIPT);

      int after = calls.get();
      assertThat(after).isPositive();
      cage.survive(() -> assertThat(calls).hasValue(after));
    }
  }

  @Hostile(value = 54, ends = "TIME")
  @Test
  void promiseOfTheHost_neverSettled_isLeftAtTheDeadline() {
    try (Cage cage = new Cage()) {
      HostileCase attack =
          HostileCase.of(54, "never settles", "(async () => { for (;;) await later() })()", "TIME")
              .granted(builder -> builder.hostFunction("later", a -> new CompletableFuture<>()));

      var unused = cage.run(attack, Position.SCRIPT);
    }
  }

  /** A function of the host's calls the guest, which calls the host, and so on. */
  @Hostile(
      value = 73,
      ends = {"STACK", "ERR", "TIME"})
  @ParameterizedTest
  @ValueSource(
      strings = {
        "globalThis.ping = (n) => { reached(n); pong(n + 1); }; ping(0)",
        "globalThis.ping = (n) => { reached(n); try { pong(n + 1); } catch (e) { throw e; } }; ping(0)",
        "globalThis.ping = (n) => { reached(n); try { pong(n + 1); } finally { pong(n + 1); } }; ping(0)",
        "globalThis.ping = (n) => { reached(n); [2, 1].sort(() => pong(n + 1)); }; ping(0)",
        "globalThis.ping = (n) => { reached(n); return { get a() { return pong(n + 1); } }; }; ping(0)",
        "globalThis.ping = async (n) => { reached(n); pong(n + 1); }; ping(0)",
      })
  void pingPong_betweenGuestAndHost_ends(String source) {
    AtomicReference<Isolate> isolate = new AtomicReference<>();
    AtomicInteger deepest = new AtomicInteger();
    HostFunction pong =
        arguments -> Objects.requireNonNull(isolate.get()).call("ping", arguments.get(0).asInt());
    HostFunction reached =
        arguments -> deepest.accumulateAndGet(arguments.get(0).asInt(), Math::max);
    try (Cage cage = new Cage()) {
      var unused =
          cage.run(
              "ping-pong",
              () -> {
                try (Isolate own =
                    Isolate.builder()
                        .limits(HostileCase.LIMITS)
                        .hostFunction("pong", pong)
                        .hostFunction("reached", reached)
                        .build()) {
                  isolate.set(own);
                  return own.eval(source);
                }
              },
              "STACK",
              "ERR",
              "TIME");
      isolate.set(null);
      assertThat(deepest.get()).as("how deep it went").isBetween(10, 10_000);
    }
  }
}
