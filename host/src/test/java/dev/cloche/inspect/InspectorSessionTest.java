package dev.cloche.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.Context;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations with real guests. */
class InspectorSessionTest {

  private final Isolate isolate = Isolate.builder().debuggable(true).build();
  private final Debugger debugger = new Debugger(isolate);

  @AfterEach
  void close() {
    debugger.close();
    isolate.close();
  }

  private CompletableFuture<JsValue> run(String script) {
    return Debugger.begin(() -> isolate.eval(script, "/t.js"));
  }

  private static int number(CompletableFuture<JsValue> run) {
    return run.join().asInt();
  }

  @Test
  void breakpoint_inAFunction_beforeTheScriptCame() {
    assertThat(debugger.breakpoint("/t.js", 2, "")).isEqualTo("nowhere");
    CompletableFuture<JsValue> run =
        run("function add(a, b) {\n  const sum = a + b;\n  return sum;\n}\nadd(1, 2);");

    assertThat(debugger.stop()).isEqualTo("add 2:3 other");
    assertThat(debugger.stopped().get("hitBreakpoints")).hasSize(1);
    assertThat(debugger.scope(0)).isEqualTo("local a=1 b=2 arguments=Arguments");
    assertThat(debugger.value("a + b + 1")).isEqualTo("4");
    debugger.resume();
    assertThat(number(run)).isEqualTo(3);
  }

  @Test
  void breakpoint_atTheFirstStatement_isHit() {
    debugger.breakpoint("/t.js", 1, "");
    CompletableFuture<JsValue> run = run("let a = 1;\na + 1;");
    assertThat(debugger.stop()).isEqualTo("<eval> 1:1 other");
    debugger.resume();
    assertThat(number(run)).isEqualTo(2);
  }

  @Test
  void breakpoint_inALoop_byCondition() {
    debugger.breakpoint("/t.js", 3, ",'condition':'i === 7'");
    CompletableFuture<JsValue> run =
        run("let s = 0;\nfor (let i = 0; i < 10; i++) {\n  s += i;\n}\ns;");
    assertThat(debugger.stop()).isEqualTo("<eval> 3:3 other");
    assertThat(debugger.value("[i, s].join()")).isEqualTo("7,21");
    debugger.resume();
    assertThat(number(run)).isEqualTo(45);
  }

  @Test
  void logpoint_writesAndGoesOn() {
    debugger.breakpoint("/t.js", 2, ",'condition':'console.log(i), false'");
    CompletableFuture<JsValue> run = run("for (let i = 0; i < 2; i++) {\n  i;\n}\n1;");
    for (String text : new String[] {"0", "1"}) {
      JsonNode call = debugger.event("Runtime.consoleAPICalled");
      assertThat(call.at("/args/0/value").asText()).isEqualTo(text);
    }
    assertThat(number(run)).isEqualTo(1);
  }

  @Test
  void steps_overIntoAndOut() {
    CompletableFuture<JsValue> run =
        run(
            """
            function twice(n) {
              return n * 2;
            }
            debugger;
            let a = twice(1);
            let b = twice(a);
            b;
            """);
    assertThat(debugger.stop()).isEqualTo("<eval> 4:1 other");
    assertThat(debugger.go("stepOver")).startsWith("<eval> 5:").endsWith(" step");
    assertThat(debugger.go("stepOver")).startsWith("<eval> 6:");
    assertThat(debugger.go("stepInto")).isEqualTo("twice 2:3 step");
    assertThat(debugger.stopped().get("callFrames")).hasSize(2);
    assertThat(debugger.go("stepOut")).startsWith("<eval> 7:");
    debugger.resume();
    assertThat(number(run)).isEqualTo(4);
  }

  @Test
  void scopes_fromTheInsideOut_withClosures() {
    CompletableFuture<JsValue> run =
        run(
            """
            let top = 'script';
            function outer(x) {
              return function inner(y) {
                let z = x + y;
                { let w = z; debugger; }
                return z;
              };
            }
            outer(1)(2);
            """);
    debugger.stop();
    assertThat(debugger.scope(0)).isEqualTo("block w=3");
    assertThat(debugger.scope(1)).contains("local").contains("y=2").contains("z=3");
    assertThat(debugger.scope(2)).contains("closure").contains("x=1");
    assertThat(debugger.scope(3)).contains("script").contains("top=script");
    assertThat(debugger.scope(4)).startsWith("global").contains("globalThis");
    debugger.resume();
    assertThat(number(run)).isEqualTo(3);
  }

  @Test
  void variables_areAssigned_andSeenAtOnce() {
    CompletableFuture<JsValue> run =
        run("function f(a) {\n  let b = 1;\n  debugger;\n  return a + b;\n}\nf(1);");
    debugger.stop();
    debugger.evaluate("a = 10");
    String frame = debugger.stopped().at("/callFrames/0/callFrameId").asText();
    JsonNode set =
        debugger.command(
            "Debugger.setVariableValue",
            "'callFrameId':'%s','scopeNumber':0,'variableName':'b','newValue':{'value':20}"
                .formatted(frame));
    assertThat(set.toString()).isEqualTo("{}");
    assertThat(debugger.scope(0)).contains("a=10").contains("b=20");
    debugger.resume();
    assertThat(number(run)).isEqualTo(30);
  }

  @Test
  void evaluation_thatThrows_isToldAndHarmless() {
    CompletableFuture<JsValue> run = run("debugger; 1;");
    debugger.stop();
    JsonNode answer = debugger.evaluate("nothing.x");
    assertThat(answer.at("/exceptionDetails/exception/className").asText())
        .isEqualTo("ReferenceError");
    assertThat(debugger.evaluate("1 +").at("/exceptionDetails/exception/className").asText())
        .isEqualTo("SyntaxError");
    debugger.resume();
    assertThat(number(run)).isEqualTo(1);
  }

  @Test
  void objects_areShownAsV8ShowsThem() {
    CompletableFuture<JsValue> run =
        run("class Shop { constructor() { this.n = 1; } }\nlet s = new Shop();\ndebugger; 1;");
    debugger.stop();
    JsonNode shop = debugger.evaluate("s", ",'generatePreview':true").get("result");
    assertThat(shop.get("className").asText()).isEqualTo("Shop");
    assertThat(shop.at("/preview/properties/0").toString())
        .isEqualTo("{\"name\":\"n\",\"type\":\"number\",\"value\":\"1\"}");
    assertThat(text("[1, 2, 3]")).isEqualTo("Array(3)");
    assertThat(text("new Map([[1, 2]])")).isEqualTo("Map(1)");
    assertThat(text("/a/g")).isEqualTo("/a/g");
    assertThat(text("new Date(0)")).startsWith("Thu Jan 01 1970 00:00:00 GMT+0000");
    assertThat(text("new TypeError(String(1))")).startsWith("TypeError: 1\n    at ");
    assertThat(text("(a) => a")).isEqualTo("(a) => a");
    assertThat(text("Symbol(String(7))")).isEqualTo("Symbol(7)");
    assertThat(text("2n ** 64n")).isEqualTo("18446744073709551616n");
    JsonNode copy = debugger.evaluate("({a: [1, {b: null}]})", ",'returnByValue':true");
    assertThat(copy.at("/result/value").toString()).isEqualTo("{\"a\":[1,{\"b\":null}]}");
    debugger.resume();
    assertThat(number(run)).isEqualTo(1);
  }

  private String text(String expression) {
    return debugger.evaluate(expression).at("/result/description").asText();
  }

  @Test
  void exceptions_uncaughtAndCaught() {
    String script = "function f() {\n  throw new Error('no');\n}\ntry { f(); } catch { }\nf();";
    debugger.command("Debugger.setPauseOnExceptions", "'state':'uncaught'");
    CompletableFuture<JsValue> run = run(script);
    assertThat(debugger.stop()).isEqualTo("f 2:3 exception");
    assertThat(debugger.stopped().get("callFrames").get(1).at("/location/lineNumber").asInt())
        .isEqualTo(4);
    assertThat(debugger.stopped().at("/data/description").asText()).startsWith("Error: no\n");
    debugger.resume();
    assertThatThrownBy(run::join).isInstanceOf(CompletionException.class);

    debugger.command("Debugger.setPauseOnExceptions", "'state':'all'");
    run = run(script);
    debugger.stop();
    assertThat(debugger.stopped().get("callFrames").get(1).at("/location/lineNumber").asInt())
        .isEqualTo(3);
    debugger.command("Debugger.setPauseOnExceptions", "'state':'none'");
    debugger.resume();
    assertThatThrownBy(run::join).isInstanceOf(CompletionException.class);
  }

  @Test
  void endlessLoop_isPaused() {
    CompletableFuture<JsValue> run =
        run("let go = true, n = 0;\nconsole.log(n);\nwhile (go) {\n  n++;\n}\nn;");
    debugger.event("Runtime.consoleAPICalled");
    debugger.send("Debugger.pause", "");
    assertThat(debugger.stop()).endsWith(" other");
    debugger.evaluate("go = false");
    debugger.resume();
    assertThat(number(run)).isNotNegative();
  }

  @Test
  void pause_betweenRuns_stopsAFunctionThatIsThereAlready() {
    isolate.eval("function f() {\n  return 1;\n}", "/t.js");
    debugger.command("Debugger.pause", "");
    CompletableFuture<JsValue> run = Debugger.begin(() -> isolate.call("f"));
    assertThat(debugger.stop()).isEqualTo("f 2:3 other");
    debugger.resume();
    assertThat(number(run)).isEqualTo(1);
  }

  @Test
  void betweenRuns_globalsAreEvaluated() {
    isolate.eval("globalThis.a = 41;");
    assertThat(
            debugger
                .command("Runtime.evaluate", "'expression':'a + 1'")
                .at("/result/value")
                .asInt())
        .isEqualTo(42);
    debugger.command("Runtime.evaluate", "'expression':'globalThis.b = 5'");
    assertThat(isolate.eval("b").asInt()).isEqualTo(5);
    JsonNode wrong =
        debugger.command(
            "Runtime.compileScript", "'expression':'1 +','sourceURL':'','persistScript':false");
    assertThat(wrong.has("exceptionDetails")).isTrue();
  }

  @Test
  void generatorsAndAsyncFunctions_stop() {
    debugger.breakpoint("/t.js", 2, "");
    debugger.breakpoint("/t.js", 6, "");
    CompletableFuture<JsValue> run =
        run(
            """
            function* numbers() {
              yield 1;
            }
            async function f() {
              await null;
              return [...numbers()][0];
            }
            f();
            """);
    assertThat(debugger.stop()).startsWith("f 6:");
    assertThat(debugger.go("resume")).startsWith("numbers 2:");
    debugger.resume();
    assertThat(number(run)).isEqualTo(1);
  }

  @Test
  void close_whilePaused_endsTheRun() {
    CompletableFuture<JsValue> run = run("debugger; 1;");
    debugger.stop();
    isolate.close();
    assertThat(debugger.event("Inspector.detached").get("reason").asText())
        .isEqualTo("target_closed");
    assertThatThrownBy(run::join).isInstanceOf(CompletionException.class);
    assertThat(debugger.command("Runtime.getIsolateId", "").get("message").asText())
        .isEqualTo("The isolate is closed");
  }

  @Test
  void frontEndThatGoes_whilePaused_letsTheGuestGo() {
    CompletableFuture<JsValue> run = run("debugger; debugger; 1;");
    debugger.stop();
    debugger.close();
    assertThat(number(run)).isEqualTo(1);
  }

  @Test
  void timeout_standsStillWhilePaused() {
    Limits limits = Limits.builder().timeout(Duration.ofMillis(1500)).build();
    try (Isolate brief = Isolate.builder().limits(limits).debuggable(true).build();
        Debugger other = new Debugger(brief)) {
      CompletableFuture<JsValue> run = Debugger.begin(() -> brief.eval("debugger; 1;"));
      other.stop();
      long end = System.nanoTime() + Duration.ofMillis(2500).toNanos();
      while (System.nanoTime() - end < 0) {
        assertThat(other.value("1")).isEqualTo("1");
      }
      other.resume();
      assertThat(number(run)).isEqualTo(1);
    }
  }

  @Test
  void stopAtStart_andRelease() {
    try (Isolate fresh = Isolate.builder().debuggable(true).build();
        Debugger other = new Debugger(fresh)) {
      other.session().stopAtStart();
      assertThat(other.session().released().toCompletableFuture()).isNotDone();
      other.command("Runtime.runIfWaitingForDebugger", "");
      other.session().released().toCompletableFuture().join();
      CompletableFuture<JsValue> run = Debugger.begin(() -> fresh.eval("let a = 1;\na;"));
      assertThat(other.stop()).isEqualTo("<eval> 1:1 Break on start");
      other.resume();
      assertThat(number(run)).isEqualTo(1);
    }
  }

  @Test
  void offset_ofAScript_isThatOfItsLines() {
    debugger.breakpoint("/page.html", 12, "");
    CompletableFuture<JsValue> run =
        Debugger.begin(
            () ->
                isolate
                    .compileScript("1;\n2;", new ScriptOrigin("/page.html", 10, 0))
                    .run(isolate.context()));
    assertThat(debugger.stop()).isEqualTo("<eval> 12:1 other");
    debugger.resume();
    assertThat(number(run)).isEqualTo(2);
  }

  @Test
  void secondSession_isRefused_untilTheFirstIsClosed() {
    assertThatThrownBy(() -> isolate.createInspectorSession(message -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an inspector session is open already");
    debugger.breakpoint("/t.js", 1, "");
    debugger.close();
    try (Debugger other = new Debugger(isolate)) {
      CompletableFuture<JsValue> run = run("1;\ndebugger;\n2;");
      assertThat(other.stop()).isEqualTo("<eval> 2:1 other");
      other.resume();
      assertThat(number(run)).isEqualTo(2);
    }
  }

  @Test
  void secondSession_inTheRunThatTheFirstHasLeft_keepsItsBreakpoints() {
    isolate.eval("function f() {\n  return 1;\n}", "/f.js");
    debugger.breakpoint("/f.js", 1, "");
    CompletableFuture<JsValue> run = run("var done = false;\ndebugger;\nwhile (!done) {\n  1;\n}");
    debugger.stop();
    debugger.close();
    try (Debugger other = new Debugger(isolate)) {
      assertThat(other.breakpoint("/f.js", 2, "")).isEqualTo("2:3");
      other.command("Debugger.pause", "");
      other.stop();
      other.evaluate("done = true");
      other.resume();
      run.join();

      CompletableFuture<JsValue> next = run("f()");
      assertThat(other.stop()).isEqualTo("f 2:3 other");
      other.resume();
      assertThat(number(next)).isEqualTo(1);
    }
  }

  @Test
  void functionOfAClosedContext_isLookedInto() {
    Reference function;
    try (Context other = isolate.createContext()) {
      function =
          other.eval(
              "(function add(x) {\n  debugger;\n  return x + 1;\n})", RunOptions.reference());
    }
    CompletableFuture<JsValue> run =
        Debugger.begin(() -> function.apply(RunOptions.copy(), null, 1));

    assertThat(debugger.stop()).isEqualTo("add 2:3 other");
    assertThat(debugger.value("x + 10")).isEqualTo("11");
    String self = debugger.stopped().at("/callFrames/0/this/objectId").asText();
    JsonNode called =
        debugger.command(
            "Runtime.callFunctionOn",
            "'objectId':'" + self + "','functionDeclaration':'function () { return typeof this }'");
    assertThat(called.at("/result/value").asText()).isEqualTo("object");
    debugger.resume();
    assertThat(number(run)).isEqualTo(2);
  }

  @Test
  void session_ofAnIsolateThatIsClosed_isRefused() {
    isolate.close();
    assertThatThrownBy(() -> isolate.createInspectorSession(message -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the isolate is closed");
  }

  @Test
  void isolate_thatIsNotDebuggable_isRefused() {
    try (Isolate plain = Isolate.create()) {
      assertThatThrownBy(() -> plain.createInspectorSession(message -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("debuggable");
    }
  }

  @Test
  void module_commonJs_stopsByItsVirtualPath(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("main.js"), "exports.f = (n) => {\n  return n + 1;\n};\n");
    try (Isolate modules = Isolate.builder().root(root).debuggable(true).build();
        Debugger other = new Debugger(modules)) {
      other.breakpoint("/main.js", 2, "");
      CompletableFuture<JsValue> run =
          Debugger.begin(() -> modules.callExport("./main.js", "f", 1));
      assertThat(other.stop()).isEqualTo(" 2:3 other");
      assertThat(other.scope(0)).contains("n=1");
      other.resume();
      assertThat(number(run)).isEqualTo(2);
    }
  }

  @Test
  void module_es_stops() {
    debugger.breakpoint("/m.mjs", 2, "");
    CompletableFuture<JsValue> run =
        Debugger.begin(
            () -> {
              JsModule module =
                  isolate
                      .context()
                      .compileModule(
                          "const a = 1;\nexport const b = a + 1;", ScriptOrigin.of("/m.mjs"));
              module.instantiate(
                  (specifier, referrer) -> {
                    throw new AssertionError(specifier);
                  });
              module.evaluate();
              return module.namespace().get("b").copy();
            });
    assertThat(debugger.stop()).contains(" 2:");
    debugger.resume();
    assertThat(number(run)).isEqualTo(2);
  }
}
