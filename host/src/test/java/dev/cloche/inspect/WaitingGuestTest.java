package dev.cloche.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conversations with guests that wait for a host's promise or a timer, or that do not run. */
class WaitingGuestTest {

  private final CompletableFuture<Integer> promise = new CompletableFuture<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final Isolate isolate =
      Isolate.builder()
          .debuggable(true)
          .limits(Limits.builder().timeout(Duration.ofMinutes(1)).build())
          .hostFunction(
              "later",
              arguments -> {
                asked.countDown();
                Object answer = promise;
                return answer;
              })
          .build();
  private final Debugger debugger = new Debugger(isolate);

  @AfterEach
  void close() {
    debugger.close();
    isolate.close();
  }

  /** Runs a script, and goes on when it has called {@code later}. */
  private CompletableFuture<JsValue> waiting(String script) throws InterruptedException {
    CompletableFuture<JsValue> run = Debugger.begin(() -> isolate.eval(script, "/t.js"));
    asked.await();
    return run;
  }

  private JsonNode evaluate(String expression) {
    return debugger.command("Runtime.evaluate", "'expression':'" + expression + "'");
  }

  private int await(String expression) {
    return debugger.send(
        "Runtime.evaluate", "'awaitPromise':true,'expression':'" + expression + "'");
  }

  private int value(int command) {
    return debugger.answer(command).at("/result/value").asInt();
  }

  @Test
  void evaluate_whileTheGuestWaits() throws InterruptedException {
    CompletableFuture<JsValue> run = waiting("globalThis.a = 1; later().then(n => n + a)");
    assertThat(evaluate("a + 1").at("/result/value").asInt()).isEqualTo(2);
    assertThat(evaluate("a = 10").has("result")).isTrue();
    assertThat(run).isNotDone();
    promise.complete(5);
    assertThat(run.join().asInt()).isEqualTo(15);
  }

  @Test
  void evaluation_thatSettlesWhatTheGuestWaitsFor_endsTheWait() throws InterruptedException {
    CompletableFuture<JsValue> run =
        waiting("new Promise(resolve => { globalThis.go = resolve; later(); })");
    evaluate("go(7), 0");
    assertThat(run.join().asInt()).isEqualTo(7);
  }

  @Test
  void jobsAndTimers_ofAnEvaluation_runWhileTheGuestWaits() throws InterruptedException {
    CompletableFuture<JsValue> run =
        waiting("new Promise(resolve => { globalThis.go = resolve; later(); })");
    evaluate("setTimeout(() => Promise.resolve(8).then(go), 1), 0");
    assertThat(run.join().asInt()).isEqualTo(8);
  }

  @Test
  void guest_thatWaitsForATimer_isServed() throws InterruptedException {
    CompletableFuture<JsValue> run =
        waiting(
            "later(); new Promise(r => { globalThis.timer = setTimeout(r, 55000, 1);"
                + " globalThis.go = r; })");
    evaluate("clearTimeout(timer), go(9), 0");
    assertThat(run.join().asInt()).isEqualTo(9);
  }

  @Test
  void breakpoint_setWhileTheGuestWaits_isHit() throws InterruptedException {
    CompletableFuture<JsValue> run =
        waiting("(async () => {\n  const n = await later();\n  return n + 1;\n})()");
    assertThat(debugger.breakpoint("/t.js", 3, "")).isEqualTo("3:3");
    promise.complete(1);
    assertThat(debugger.stop()).isEqualTo(" 3:3 other");
    assertThat(debugger.scope(0)).contains("n=1");
    debugger.resume();
    assertThat(run.join().asInt()).isEqualTo(2);
  }

  @Test
  void pause_whileTheGuestWaits_stopsItWhenItGoesOn() throws InterruptedException {
    CompletableFuture<JsValue> run =
        waiting("(async () => {\n  const n = await later();\n  return n + 1;\n})()");
    debugger.command("Debugger.pause", "");
    promise.complete(1);
    assertThat(debugger.stop()).endsWith(" other");
    debugger.resume();
    assertThat(run.join().asInt()).isEqualTo(2);
  }

  @Test
  void step_overAWait_endsBehindIt_whateverIsAskedMeanwhile() throws InterruptedException {
    CompletableFuture<JsValue> run =
        Debugger.begin(
            () ->
                isolate.eval(
                    "(async () => {\n  debugger;\n  const n = await later();\n  return n;\n})()",
                    "/t.js"));
    assertThat(debugger.stop()).isEqualTo(" 2:3 other");
    assertThat(debugger.go("stepOver")).isEqualTo(" 3:3 step");
    debugger.send("Debugger.stepOver", "");
    asked.await();
    assertThat(evaluate("1 + 1").at("/result/value").asInt()).isEqualTo(2);
    promise.complete(1);
    assertThat(debugger.stop()).startsWith(" 4:").endsWith(" step");
    debugger.resume();
    assertThat(run.join().asInt()).isEqualTo(1);
  }

  @Test
  void commands_areAnsweredInTheirOrder() throws InterruptedException {
    CompletableFuture<JsValue> run = waiting("globalThis.n = 0; later()");
    List<Integer> commands = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      commands.add(debugger.send("Runtime.evaluate", "'expression':'n++'"));
    }
    for (int i = 0; i < commands.size(); i++) {
      assertThat(value(commands.get(i))).isEqualTo(i);
    }
    promise.complete(1);
    assertThat(run.join().asInt()).isEqualTo(1);
  }

  @Test
  void context_thatWaits_isLeftAsItIs() throws InterruptedException {
    try (Context other = isolate.createContext()) {
      CompletableFuture<Reference> run =
          Debugger.begin(
              () ->
                  other.eval(
                      "later().then(() => (list) => list instanceof Array)",
                      RunOptions.reference().awaited(true)));
      asked.await();
      assertThat(evaluate("1").at("/result/value").asInt()).isEqualTo(1);
      promise.complete(1);
      // What is handed to it is made in the context that its request was for.
      assertThat(run.join().call(List.of(1)).asBoolean()).isTrue();
    }
  }

  @Test
  void awaitedPromise_isAnsweredWhenItSettles() throws InterruptedException {
    CompletableFuture<JsValue> run = waiting("globalThis.p = later(); p.then(n => n + 1)");
    int answer = await("p");
    assertThat(evaluate("2").at("/result/value").asInt()).isEqualTo(2);
    promise.complete(5);
    assertThat(value(answer)).isEqualTo(5);
    assertThat(run.join().asInt()).isEqualTo(6);
  }

  @Test
  void awaitedPromise_thatRejects_isAnException_andNoHarmToTheRun() throws InterruptedException {
    CompletableFuture<JsValue> run = waiting("later()");
    JsonNode answer = debugger.answer(await("Promise.reject(new RangeError(String(1)))"));
    assertThat(answer.at("/exceptionDetails/exception/description").asText())
        .startsWith("RangeError: 1");
    answer = debugger.answer(await("new Promise((f, r) => setTimeout(r, 1, 3))"));
    assertThat(answer.at("/exceptionDetails/exception/value").asInt()).isEqualTo(3);
    promise.complete(1);
    assertThat(run.join().asInt()).isEqualTo(1);
  }

  @Test
  void awaitedPromise_betweenRuns_isWaitedForWithItsTimers() {
    assertThat(value(await("(async () => { await null; return 4; })()"))).isEqualTo(4);
    assertThat(value(await("new Promise(r => setTimeout(r, 5, 5))"))).isEqualTo(5);
    int answer = await("later()");
    promise.complete(6);
    assertThat(value(answer)).isEqualTo(6);
  }

  @Test
  void awaitedPromise_thatALaterRunSettles_isAnsweredThen() {
    int answer = await("new Promise(resolve => { globalThis.go = resolve; })");
    evaluate("1");
    isolate.eval("go(3); 0");
    assertThat(value(answer)).isEqualTo(3);
  }

  @Test
  void awaitPromise_ofAnObject_outlivesItsRelease() throws InterruptedException {
    CompletableFuture<JsValue> run = waiting("globalThis.p = later(); p");
    String id = evaluate("p").at("/result/objectId").asText();
    int answer = debugger.send("Runtime.awaitPromise", "'promiseObjectId':'" + id + "'");
    debugger.command("Runtime.releaseObject", "'objectId':'" + id + "'");
    promise.complete(2);
    assertThat(value(answer)).isEqualTo(2);
    assertThat(run.join().asInt()).isEqualTo(2);
  }

  @Test
  void awaitedPromise_whenTheIsolateIsClosed_isAnError() throws InterruptedException {
    CompletableFuture<JsValue> run = waiting("globalThis.p = later(); p");
    int answer = await("p");
    evaluate("1");
    isolate.close();
    assertThat(debugger.answer(answer).get("message").asText()).isEqualTo("The isolate is closed");
    assertThatThrownBy(run::join).isInstanceOf(CompletionException.class);
  }

  @Test
  void evaluation_thatNeverEnds_endsWithTheRun() {
    Limits limits = Limits.builder().timeout(Duration.ofSeconds(1)).build();
    CompletableFuture<Void> called = new CompletableFuture<>();
    try (Isolate brief =
            Isolate.builder()
                .limits(limits)
                .debuggable(true)
                .hostFunction(
                    "later",
                    arguments -> {
                      called.complete(null);
                      Object never = new CompletableFuture<Integer>();
                      return never;
                    })
                .build();
        Debugger other = new Debugger(brief)) {
      CompletableFuture<JsValue> run = Debugger.begin(() -> brief.eval("later()"));
      called.join();
      int answer = other.send("Runtime.evaluate", "'expression':'for (;;) {}'");
      assertThat(other.answer(answer).get("message").asText()).isNotEmpty();
      assertThatThrownBy(run::join)
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("1000 ms");
    }
  }

  @Test
  void commandsOfManyThreads_whileTheGuestComesAndGoes_areAllAnswered() throws Exception {
    CompletableFuture<JsValue> run =
        waiting(
            "globalThis.n = 0; let left = 300; new Promise(resolve => { later();"
                + " const tick = () => --left ? setTimeout(tick, left % 3) : resolve(n); tick(); })");
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int first = 100_000 * (i + 1);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int k = 0; k < 100; k++) {
                      debugger
                          .session()
                          .dispatch(
                              "{\"id\":%d,\"method\":\"Runtime.evaluate\",\"params\":"
                                      .formatted(first + k)
                                  + "{\"expression\":\"n++\"}}");
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(evaluate("n").at("/result/value").asInt()).isEqualTo(400);
    assertThat(run.join().asInt()).isBetween(0, 400);
  }
}
