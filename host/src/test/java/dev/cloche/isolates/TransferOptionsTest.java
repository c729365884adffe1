package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.CancelledException;
import dev.cloche.Context;
import dev.cloche.ExternalCopy;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The row transfer-options: a result as copy, reference, external copy or nothing; promises. */
class TransferOptionsTest {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final Isolate isolate =
      Isolate.builder()
          .limits(Patient.LIMITS)
          .hostFunction(
              "never",
              arguments -> {
                asked.countDown();
                Object promise = new CompletableFuture<String>();
                return promise;
              })
          .build();
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    isolate.close();
  }

  @Test
  void result_asCopy_isTheHostsOwn() {
    JsValue copy = context.eval("globalThis.o = { list: [1, 2] }; o");
    context.eval("o.list.push(3); 0");

    assertThat(copy).hasToString("{list: [1, 2]}");
  }

  @Test
  void result_asReference_staysTheGuests() {
    Reference reference =
        context.eval("globalThis.o = { list: [1, 2] }; o", RunOptions.reference());
    context.eval("o.list.push(3); 0");

    assertThat(reference.copy()).hasToString("{list: [1, 2, 3]}");
  }

  @Test
  void result_asExternalCopy_goesToOtherIsolates() {
    ExternalCopy copy = context.eval("({ list: [1, 2] })", RunOptions.externalCopy());

    try (Isolate other = Isolate.create(Patient.LIMITS)) {
      assertThat(other.context().evalClosure("$0.list.push(3); return $0", copy))
          .hasToString("{list: [1, 2, 3]}");
    }
    assertThat(copy.copy()).hasToString("{list: [1, 2]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"() => 1", "Symbol('s')", "[() => 1]", "new WeakMap()", "new Proxy({}, {})"})
  void result_thatCannotBeCopied_isAnErrorUnlessItStays(String source) {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> context.eval("(" + source + ")"))
        .withMessageContaining("DataCloneError");
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> context.eval("(" + source + ")", RunOptions.externalCopy()));
    assertThat(context.eval("(" + source + ")", RunOptions.reference()).typeOf()).isNotEmpty();
    assertThat(context.eval("(" + source + ")", RunOptions.ignored())).isNull();
  }

  @Test
  void result_ignored_stillThrows() {
    assertThatThrownBy(() -> context.eval("throw new RangeError('x')", RunOptions.ignored()))
        .hasMessage("RangeError: x");
    assertThatThrownBy(
            () -> context.eval("Promise.reject(new RangeError('y'))", RunOptions.ignored()))
        .hasMessage("RangeError: y");
  }

  @Test
  void result_ignored_runsNoGetters() {
    context.eval(
        "globalThis.hits = 0; ({ get a() { hits++; }, toJSON() { hits++; } })",
        RunOptions.ignored());

    assertThat(context.eval("hits").asInt()).isZero();
  }

  @Test
  void promise_asCopy_isAwaitedByDefault() {
    assertThat(context.eval("(async () => [1])()")).hasToString("[1]");
    assertThat(context.eval("(async () => [1])()", RunOptions.externalCopy()).copy())
        .hasToString("[1]");
    assertThat(context.evalClosure("return Promise.resolve($0)", "x").asString()).isEqualTo("x");
  }

  @Test
  void promise_asReference_isThePromiseUnlessAwaited() {
    Reference promise = context.eval("(async () => ({ n: 1 }))()", RunOptions.reference());
    assertThat(context.evalClosure("return $0 instanceof Promise", promise).asBoolean()).isTrue();

    Reference value =
        context.eval("(async () => ({ n: 1 }))()", RunOptions.reference().awaited(true));
    assertThat(value.get("n").copy().asInt()).isEqualTo(1);
    assertThat(context.evalClosure("return $0", promise)).hasToString("{n: 1}");
  }

  @Test
  void promise_notAwaited_cannotBeCopied() {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> context.eval("(async () => 1)()", RunOptions.copy().awaited(false)))
        .withMessageContaining("DataCloneError");
  }

  @Test
  void promise_notAwaited_itsJobsRunAllTheSame() {
    context.eval(
        "(async () => { await null; await null; globalThis.done = true; })()",
        RunOptions.ignored().awaited(false));

    assertThat(context.eval("done").asBoolean()).isTrue();
  }

  @Test
  void thenable_isAwaitedAsPromisesAre() {
    String thenable = "({ then(resolve) { resolve(5); } })";

    assertThat(context.eval(thenable).asInt()).isEqualTo(5);
    assertThat(context.eval(thenable, RunOptions.reference()).typeOf()).isEqualTo("object");
    assertThat(context.eval(thenable, RunOptions.reference().awaited(true)).typeOf())
        .isEqualTo("number");
  }

  @Test
  void promise_thatNobodySettles_isAnErrorAtOnce() {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> context.eval("new Promise(() => {})"))
        .withMessageContaining("never settle");
    assertThat(context.eval("1").asInt()).isEqualTo(1);
  }

  /** There the abandoned promise is rejected when the isolate is disposed of. */
  @Test
  void promise_awaitedWhenTheIsolateIsClosed_endsTheRun() throws InterruptedException {
    CompletableFuture<JsValue> waits = context.evalAsync("never()", RunOptions.copy());
    asked.await();
    isolate.close();

    assertThatThrownBy(waits::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(CancelledException.class);
  }

  @Test
  void arguments_thatCannotBeTransferred_nameThePath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.evalClosure("return $0", List.of(1, new Object())))
        .withMessageContaining("[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.evalClosure("return $0", List.of(context.global())));
    assertThat(context.eval("1").asInt()).isEqualTo(1);
  }

  @Test
  void arguments_thatShareParts_shareThemInside() {
    JsValue shared = JsValue.of(List.of(1, 2));

    assertThat(
            context
                .evalClosure(
                    "$0.a.push(3); return $0.a === $1 && $1.length === 3",
                    java.util.Map.of("a", shared),
                    shared)
                .asBoolean())
        .isTrue();
  }
}
