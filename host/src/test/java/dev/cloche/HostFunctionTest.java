package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java functions that guest code calls. */
class HostFunctionTest {

  private static JsValue eval(String source, HostFunction host) {
    try (Isolate isolate =
        Isolate.builder().limits(Trial.SMALL).hostFunction("host", host).build()) {
      return isolate.eval(source);
    }
  }

  @Test
  void hostFunction_arguments_areCopies() {
    List<JsValue> seen = new ArrayList<>();

    eval(
        "const o = { a: [1] }; host(o, 'x', undefined, 2n); o.a.push(2);",
        arguments -> {
          seen.addAll(arguments);
          return null;
        });

    assertThat(seen).hasSize(4);
    assertThat(seen.get(0).get("a").toJava()).isEqualTo(List.of(1.0));
    assertThat(seen.subList(1, 4))
        .containsExactly(JsValue.of("x"), JsValue.undefined(), JsBigInt.of(2));
  }

  @Test
  void hostFunction_result_isACopy() {
    assertThat(
            eval(
                    "const r = host(); r.list.push(4); r.list.length",
                    a -> Map.of("list", List.of(1, 2, 3)))
                .asInt())
        .isEqualTo(4);
    assertThat(eval("host() === null", arguments -> null).asBoolean()).isTrue();
    assertThat(eval("host() === undefined", arguments -> JsValue.undefined()).asBoolean()).isTrue();
  }

  @Test
  void hostFunction_dottedNames_shareTheirObjects() {
    try (Isolate isolate =
        Isolate.builder()
            .hostFunction("db.users.find", arguments -> "found")
            .hostFunction("db.users.count", arguments -> 3)
            .hostFunction("db.close", arguments -> "closed")
            .build()) {
      assertThat(isolate.eval("db.users.find() + db.users.count() + db.close()").asString())
          .isEqualTo("found3closed");
    }
  }

  @Test
  void hostFunction_overwrittenByTheGuest_isTheGuests() {
    assertThat(eval("host = () => 'mine'; host()", arguments -> "host").asString())
        .isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host(() => 1)",
        "host(Symbol('s'))",
        "host(new Proxy({}, {}))",
        "host({ f() {} })",
        "host(new WeakMap())",
        "host(Promise.resolve(1))"
      })
  void hostFunction_argumentThatDoesNotCross_isAnErrorInTheGuest(String call) {
    List<Object> calls = new ArrayList<>();

    JsValue error = eval("try { " + call + " } catch (e) { e.name }", calls::add);

    assertThat(error.asString()).isEqualTo("DataCloneError");
    assertThat(calls).isEmpty();
  }

  @Test
  void hostFunction_visibleException_isThatErrorInTheGuest() {
    HostFunction host =
        arguments -> {
          throw new GuestVisibleException("RangeError", "at most 10", "TOO_MANY");
        };

    assertThat(
            eval(
                    "try { host() } catch (e) { [e instanceof Error, e.name, e.message, e.code].join() }",
                    host)
                .asString())
        .isEqualTo("true,RangeError,at most 10,TOO_MANY");
    assertThatThrownBy(() -> eval("host()", host))
        .isInstanceOfSatisfying(
            GuestException.class,
            failure -> {
              assertThat(failure.name()).isEqualTo("RangeError");
              assertThat(failure.guestMessage()).isEqualTo("at most 10");
              assertThat(failure.guestCode()).contains(JsValue.of("TOO_MANY"));
            });
  }

  @Test
  void hostFunction_otherExceptions_tellTheGuestNothing() {
    for (Throwable failure :
        List.of(
            new IllegalStateException("secret /etc/passwd", new RuntimeException("secret cause")),
            new java.io.IOException("secret"),
            new StackOverflowError("secret"),
            new OutOfMemoryError("secret"),
            new InterruptedException("secret"))) {
      String shown =
          eval(
                  "try { host() } catch (e) { [e.constructor === Error, e.name, e.message, e.stack, e.cause, Object.getOwnPropertyNames(e).sort()].join('|') }",
                  arguments -> sneak(failure))
              .asString();
      assertThat(shown)
          .startsWith("true|Error|the host function host failed|")
          .doesNotContain("secret");
      HostText.assertAbsent(shown);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> @Nullable Object sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void hostFunction_otherErrors_endTheRun() {
    assertThatThrownBy(
            () -> eval("try { host() } catch {} 1", a -> sneak(new LinkageError("secret"))))
        .isInstanceOf(EngineFaultException.class)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void hostFunction_resultThatDoesNotCross_isAnErrorInTheGuest() {
    assertThat(eval("try { host() } catch (e) { e.message }", arguments -> new Object()).asString())
        .isEqualTo("the host function host failed");
  }

  @Test
  void hostFunction_veryLongError_isCut() {
    HostFunction host =
        arguments -> {
          throw new GuestVisibleException("E".repeat(20_000), "m".repeat(1 << 20));
        };

    assertThat(eval("try { host() } catch (e) { e.message.length }", host).asInt()).isEqualTo(8192);
  }

  @Test
  void hostPromise_completedLater_isAwaited() {
    CompletableFuture<String> future = new CompletableFuture<>();
    CountDownLatch called = new CountDownLatch(1);
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              try {
                called.await();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
              future.complete("done");
            });

    assertThat(
            eval(
                    "(async () => (await host()).toUpperCase())()",
                    arguments -> {
                      called.countDown();
                      return future.minimalCompletionStage();
                    })
                .asString())
        .isEqualTo("DONE");
  }

  @Test
  void hostPromise_many_settleInAnyOrder() {
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    HostFunction host =
        arguments -> {
          CompletableFuture<Integer> future = new CompletableFuture<>();
          futures.add(future);
          if (futures.size() == 50) {
            for (int i = 49; i >= 0; i--) {
              futures.get(i).complete(i);
            }
          }
          return future.minimalCompletionStage();
        };

    assertThat(
            eval(
                    "Promise.all(Array.from({ length: 50 }, () => host())).then((all) => all.join())",
                    host)
                .asString())
        .startsWith("0,1,2,3,")
        .endsWith(",48,49");
  }

  @Test
  void hostPromise_failures_tellTheGuestNothing() {
    String source = "host().then(() => 'fulfilled', (e) => `${e.name}: ${e.message}`)";
    CompletableFuture<Integer> cancelled = new CompletableFuture<>();
    cancelled.cancel(true);
    for (CompletionStage<?> stage :
        List.of(
            CompletableFuture.failedStage(new IllegalStateException("secret")),
            CompletableFuture.failedStage(new CompletionException(new RuntimeException("secret"))),
            CompletableFuture.failedStage(new CancellationException("secret")),
            cancelled,
            CompletableFuture.completedStage(new Object()))) {
      assertThat(eval(source, arguments -> stage).asString())
          .isEqualTo("Error: the host function host failed");
    }
    assertThat(
            eval(
                    source,
                    a ->
                        CompletableFuture.failedStage(
                            new CompletionException(new GuestVisibleException("TypeError", "no"))))
                .asString())
        .isEqualTo("TypeError: no");
  }

  @Test
  void hostPromise_valueWhoseReadingFails_isARejection() {
    Iterable<Integer> hostile =
        () -> {
          throw new IllegalStateException("secret");
        };

    assertThat(
            eval("host().catch((e) => e.message)", a -> CompletableFuture.completedStage(hostile))
                .asString())
        .isEqualTo("the host function host failed");
    assertThat(eval("try { host() } catch (e) { e.message }", arguments -> hostile).asString())
        .isEqualTo("the host function host failed");
  }

  @Test
  void hostPromise_ofAnEarlierRun_settlesInALaterOne() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    try (Isolate isolate =
        Isolate.builder().limits(Trial.SMALL).hostFunction("host", arguments -> future).build()) {
      isolate.eval("globalThis.later = host(); 0");
      future.complete(42);

      assertThat(isolate.eval("later").asInt()).isEqualTo(42);
    }
  }
}
