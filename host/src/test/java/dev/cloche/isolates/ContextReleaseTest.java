package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The row context-release: what of a context lives on when it is closed, and what does not. */
class ContextReleaseTest {

  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final Isolate isolate =
      Isolate.builder()
          .limits(Patient.LIMITS)
          .hostFunction(
              "ask",
              arguments -> {
                asked.countDown();
                Object promise = answer;
                return promise;
              })
          .build();
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    assertThat(isolate.eval("1 + 1").asInt()).isEqualTo(2);
    isolate.close();
  }

  @Test
  void context_closedWhileItAwaits_theRunEndsFirst() throws InterruptedException {
    CompletableFuture<JsValue> waits =
        context.evalAsync("(async () => await ask() + '!')()", RunOptions.copy());
    asked.await();
    context.close();
    answer.complete("done");

    assertThat(waits.join().asString()).isEqualTo("done!");
    assertThatIllegalStateException().isThrownBy(() -> context.eval("1"));
  }

  @Test
  void context_closedBehindARunThatWaits_itStillRuns() {
    CompletableFuture<JsValue> first = isolate.context().evalAsync("ask()", RunOptions.copy());
    CompletableFuture<JsValue> second = context.evalAsync("'second'", RunOptions.copy());
    context.close();
    answer.complete("first");

    assertThat(first.join().asString()).isEqualTo("first");
    assertThat(second.join().asString()).isEqualTo("second");
  }

  @Test
  void context_closed_itsFunctionsLiveOn() {
    Reference counter =
        context.eval(
            "var n = 0; globalThis.list = []; () => { list.push(++n); return [n, list.length, typeof Array]; }",
            RunOptions.reference());
    Reference global = context.global();
    context.close();
    for (int i = 0; i < 5; i++) {
      isolate.createContext().close();
    }

    assertThat(counter.call()).hasToString("[1, 1, \"function\"]");
    assertThat(counter.call()).hasToString("[2, 2, \"function\"]");
    assertThat(global.get("list").copy()).hasToString("[1, 2]");
    assertThat(global.get("Array").typeOf()).isEqualTo("function");
  }

  @Test
  void context_closed_itsFunctionsStillCallTheHost() {
    Reference asks = context.eval("async () => (await ask()).length", RunOptions.reference());
    Reference throwing = context.eval("() => { null.x }", RunOptions.reference());
    context.close();
    isolate.createContext();
    answer.complete("four");

    assertThat(asks.call().asInt()).isEqualTo(4);
    org.assertj.core.api.Assertions.assertThatThrownBy(throwing::call)
        .hasMessageStartingWith("TypeError");
  }

  @Test
  void context_closed_itsFunctionsImportNothing() {
    Reference imports =
        context.eval("() => import('x').catch((e) => e.message)", RunOptions.reference());
    JsModule module = context.compileModule("export const v = 1", ScriptOrigin.of("x"));
    module.instantiate((specifier, referrer) -> module);
    context.onImport((specifier, referrer) -> module);
    context.close();
    isolate.createContext().onImport((specifier, referrer) -> module);

    assertThat(imports.call().asString()).contains("Cannot find module");
  }

  @Test
  void context_closedWithinItsOwnHostFunction_theRunGoesOn() {
    isolate.hostFunction(
        "closeIt",
        arguments -> {
          context.close();
          return "closed";
        });
    Reference runs = isolate.context().eval("() => [closeIt(), 1 + 1]", RunOptions.reference());
    context.global().set("runs", runs);

    assertThat(context.eval("[runs(), typeof globalThis]"))
        .hasToString("[[\"closed\", 2], \"object\"]");
    assertThatIllegalStateException().isThrownBy(() -> context.eval("1"));
  }

  @Test
  void context_main_cannotBeClosed() {
    isolate.context().close();
    isolate.context().close();

    assertThat(isolate.context().eval("1").asInt()).isEqualTo(1);
  }

  @Test
  void context_timersLeftOver_endWithTheirRun() {
    context.eval("setTimeout(() => { globalThis.fired = true; }, 0); 0");
    Reference global = context.global();
    context.close();
    isolate.eval("new Promise((resolve) => setTimeout(resolve, 1)).then(() => 0)");

    assertThat(global.get("fired").typeOf()).isEqualTo("undefined");
  }
}
