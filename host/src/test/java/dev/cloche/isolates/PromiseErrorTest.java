package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.LimitExceededException;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows promise-error, microtask-timeout, apply-sync-promise. */
class PromiseErrorTest {

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    isolate.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Promise.reject(new Error('lost')); 1",
        "(async () => { await null; throw new Error('lost'); })(); 1",
        "new Promise(() => { throw new Error('lost'); }); 1",
        "Promise.resolve().then(() => { throw new Error('lost'); }); 1",
        "Promise.resolve(1).finally(() => { throw new Error('lost'); }); 1",
        "Promise.all([Promise.reject(new Error('lost'))]); 1",
        "queueMicrotask(() => { throw new Error('lost'); }); 1",
      })
  void rejection_thatNobodyHandles_failsTheRun(String source) {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> context.eval(source))
        .withMessage("Error: lost");
    assertThatThrownBy(() -> context.evalAsync(source, RunOptions.copy()).join())
        .cause()
        .hasMessage("Error: lost");
    assertThat(context.eval("2").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Promise.reject(new Error('x')).catch(() => {}); 1",
        "const p = Promise.reject(new Error('x')); p.then(null, () => {}); 1",
        "const late = Promise.reject(new Error('x')); Promise.resolve().then(() => late.catch(() => {})); 1",
        "(async () => { try { await Promise.reject(new Error('x')); } catch {} })(); 1",
        "Promise.allSettled([Promise.reject(new Error('x'))]); 1",
      })
  void rejection_thatIsHandled_isNoFailure(String source) {
    assertThat(context.eval(source).asInt()).isEqualTo(1);
  }

  @Test
  void rejection_itsStack_namesTheInnerFunction() {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(
            () ->
                context.eval(
                    "async function inner() { await null; throw new Error('x'); } async function outer() { await inner(); } outer()"))
        .satisfies(error -> assertThat(error.guestStack()).contains("inner"));
  }

  /** A rejection belongs to the run in which it came about, and to no other. */
  @Test
  void rejection_leftBehind_doesNotFailTheNextRun() {
    assertThatThrownBy(() -> context.eval("globalThis.p = Promise.reject(new Error('x')); 1"))
        .isInstanceOf(GuestException.class);

    assertThat(context.eval("1").asInt()).isEqualTo(1);
    assertThat(context.eval("p.catch((e) => e.message)").asString()).isEqualTo("x");
  }

  @Test
  void rejection_ofAnotherContext_failsTheRunToo() {
    Reference rejects =
        isolate
            .createContext()
            .eval(
                "() => { Promise.reject(new Error('elsewhere')); return 1; }",
                RunOptions.reference());

    assertThatThrownBy(() -> context.evalClosure("return $0()", rejects))
        .hasMessage("Error: elsewhere");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const again = () => Promise.resolve().then(again); again()",
        "(async () => { for (;;) await null; })()",
        "const f = () => queueMicrotask(f); f()",
        "const g = () => process.nextTick(g); g()",
        "const h = () => { Promise.resolve().then(h); Promise.resolve().then(h); }; h(); 1",
        "({ then(resolve) { resolve(this); } })",
        "(async function* () { for (;;) yield 1; })().next().then(function again() { return Promise.resolve().then(again); })",
      })
  void microtasks_withoutEnd_meetTheTimeout(String source) {
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> context.eval(source, RunOptions.copy().timeout(Duration.ofMillis(50))));
    assertThat(isolate.isClosed()).isTrue();
  }

  /** As applySyncPromise there: guest code waits for what the host promises. */
  @Test
  void hostPromise_awaited_isAnswered() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    context.global().set("ask", Callback.of(args -> (Object) answer));
    CompletableFuture<?> run =
        context.evalAsync(
            "(async () => { const a = await ask(); const b = await ask(); return a + b; })()",
            RunOptions.copy());
    answer.complete("x");

    assertThat(run.join()).hasToString("\"xx\"");
  }

  @Test
  void hostPromise_awaitedWhenTheIsolateIsClosed_endsTheRun() {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    context
        .global()
        .set(
            "ask",
            Callback.of(
                args -> {
                  asked.complete(null);
                  return (Object) new CompletableFuture<String>();
                }));
    CompletableFuture<?> run =
        context.evalAsync(
            "(async () => { try { await ask(); } finally { for (;;); } })()", RunOptions.copy());
    asked.join();
    isolate.close();

    assertThatThrownBy(run::join).hasCauseInstanceOf(dev.cloche.CancelledException.class);
  }

  @Test
  void hostPromises_thousandsAtOnce_areAllAnswered() {
    try (Isolate many = Isolate.create(Patient.LIMITS)) {
      many.context()
          .global()
          .set(
              "ask",
              Callback.of(
                  args -> (Object) CompletableFuture.supplyAsync(() -> args.get(0).asInt() * 2)));

      assertThat(
              many.eval(
                      "Promise.all(Array.from({ length: 2000 }, (_, i) => ask(i))).then((all) => all.every((n, i) => n === 2 * i))")
                  .asBoolean())
          .isTrue();
    }
  }
}
