package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Context;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.ModuleLinker;
import dev.cloche.RunOptions;
import dev.cloche.ScriptOrigin;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows module-throws, module-resolve-throws: whatever fails, the isolate stays usable. */
class ModuleErrorsTest {

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    if (!isolate.isClosed()) {
      assertThat(context.eval("1 + 1").asInt()).isEqualTo(2);
    }
    isolate.close();
  }

  private JsModule compile(String name, String source) {
    return context.compileModule(source, ScriptOrigin.of(name));
  }

  private static void assertWorks(JsModule module, ModuleLinker linker, String name, int value) {
    module.instantiate(linker);
    module.evaluate();
    assertThat(module.namespace().get(name, RunOptions.copy()).asInt()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export const = 1", "import { a } from", "await 1; return 2",
        "export const a = 1; export const a = 2", "with (a) {}", "import.meta = 1"
      })
  void compile_ofBadText_isASyntaxError(String source) {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> compile("bad.js", source))
        .satisfies(error -> assertThat(error.name()).isEqualTo("SyntaxError"))
        .satisfies(error -> assertThat(error.guestStack()).contains("bad.js:1"));
  }

  @Test
  void compile_ofAnExportThatIsNotThere_isASyntaxError() {
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> compile("bad.js", "export { nothing }"))
        .satisfies(error -> assertThat(error.name()).isEqualTo("SyntaxError"))
        .withMessageContaining("nothing");
  }

  @Test
  void compile_thatFailed_leavesItsNameFree() {
    assertThatThrownBy(() -> compile("m.js", "export const = 1"))
        .isInstanceOf(GuestException.class);

    assertThat(compile("m.js", "export const a = 1").name()).isEqualTo("m.js");
  }

  @Test
  void linker_thatThrows_isHeardAndMayBeTriedAgain() {
    JsModule leaf = compile("leaf", "export const v = 5");
    JsModule main = compile("main", "import { v } from 'leaf'; export const w = v");
    RuntimeException problem = new RuntimeException("no such thing");

    assertThatThrownBy(
            () ->
                main.instantiate(
                    (specifier, referrer) -> {
                      throw problem;
                    }))
        .isSameAs(problem);
    assertThatIllegalStateException().isThrownBy(main::evaluate);
    assertWorks(main, (specifier, referrer) -> leaf, "w", 5);
  }

  @Test
  void linker_thatFailsDeepDown_leavesAllAsItWas() {
    JsModule leaf = compile("leaf", "export const v = 5");
    JsModule middle = compile("middle", "import { v } from 'leaf'; export { v }");
    JsModule main = compile("main", "import { v } from 'middle'; export const w = v");

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  main.instantiate(
                      (specifier, referrer) -> {
                        if (specifier.equals("leaf")) {
                          throw new IllegalStateException("not yet");
                        }
                        return middle;
                      }))
          .hasMessage("not yet");
    }
    assertWorks(main, (specifier, referrer) -> specifier.equals("leaf") ? leaf : middle, "w", 5);
  }

  @Test
  @SuppressWarnings("NullAway") // What a careless linker does.
  void linker_thatAnswersNull_isRefused() {
    JsModule main = compile("main", "import 'nowhere'");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> main.instantiate((specifier, referrer) -> null))
        .withMessageContaining("'nowhere'")
        .withMessageContaining("main");
  }

  @Test
  void linker_thatAnswersAForeignModule_isRefused() {
    JsModule main = compile("main", "import { v } from 'x'; export const w = v");
    JsModule good = compile("good", "export const v = 1");
    JsModule otherContexts =
        isolate.context().compileModule("export const v = 2", ScriptOrigin.of("x"));
    try (Isolate other = Isolate.create(Patient.LIMITS)) {
      JsModule otherIsolates =
          other.context().compileModule("export const v = 3", ScriptOrigin.of("x"));
      for (JsModule foreign : new JsModule[] {otherContexts, otherIsolates}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> main.instantiate((specifier, referrer) -> foreign))
            .withMessageContaining("another context");
      }
    }
    assertWorks(main, (specifier, referrer) -> good, "w", 1);
  }

  @Test
  void linker_thatAnswersAClosedModule_isRefused() {
    JsModule main = compile("main", "import { v } from 'x'; export const w = v");
    JsModule closed = compile("closed", "export const v = 1");
    closed.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> main.instantiate((specifier, referrer) -> closed))
        .withMessageContaining("closed");
    assertWorks(main, (specifier, referrer) -> compile("x", "export const v = 4"), "w", 4);
  }

  @Test
  void link_toAMissingExport_isASyntaxErrorAndMayBeTriedAgain() {
    JsModule main = compile("main", "import { missing } from 'lib'; export const w = missing");
    JsModule wrong = compile("wrong", "export const other = 1");
    JsModule right = compile("right", "export const missing = 7");

    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> main.instantiate((specifier, referrer) -> wrong))
        .satisfies(error -> assertThat(error.name()).isEqualTo("SyntaxError"))
        .withMessageContaining("missing");
    assertThatIllegalStateException().isThrownBy(main::evaluate);
    assertWorks(main, (specifier, referrer) -> right, "w", 7);
    wrong.instantiate((specifier, referrer) -> wrong);
    wrong.evaluate();
  }

  @Test
  void link_thatFailsInACycle_leavesTheOthersUsable() {
    JsModule a =
        compile("a", "import { b } from 'b'; import { nope } from 'c'; export const a = 1");
    JsModule b =
        compile("b", "import { a } from 'a'; export const b = 2; export const f = () => a");
    JsModule c = compile("c", "export const c = 3");
    JsModule fine = compile("fine", "export const a = 4");

    assertThatThrownBy(
            () ->
                a.instantiate(
                    (specifier, referrer) ->
                        switch (specifier) {
                          case "a" -> a;
                          case "b" -> b;
                          default -> c;
                        }))
        .isInstanceOf(GuestException.class);
    assertWorks(b, (specifier, referrer) -> fine, "b", 2);
    assertThat(b.namespace().get("f").call().asInt()).isEqualTo(4);
  }

  /** A linker may use the isolate; even link the very module that it is asked for. */
  @Test
  void linker_thatLinksTheSameModule_isNotTwoMinds() {
    JsModule main = compile("main", "import { v } from 'lib'; export const w = v");
    JsModule inner = compile("inner", "export const v = 1");
    JsModule outer = compile("outer", "import 'leaf'; export const v = 2");
    JsModule leaf = compile("leaf", "export {}");

    try {
      main.instantiate(
          (specifier, referrer) -> {
            if (specifier.equals("leaf")) {
              return leaf;
            }
            main.instantiate((again, by) -> inner);
            return outer;
          });
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageContaining("main");
    }
    main.evaluate();
    assertThat(main.namespace().get("w").copy().asInt()).isEqualTo(1);
  }

  @Test
  void evaluation_thatThrows_throwsTheSameAgain() {
    JsModule main =
        compile(
            "main.js",
            "globalThis.runs = (globalThis.runs ?? 0) + 1;\nthrow new RangeError('boom')");
    main.instantiate((specifier, referrer) -> main);

    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(GuestException.class)
          .isThrownBy(main::evaluate)
          .withMessage("RangeError: boom")
          .satisfies(error -> assertThat(error.guestStack()).contains("main.js:2"));
    }
    assertThat(context.eval("runs").asInt()).isEqualTo(1);
  }

  @Test
  void evaluation_thatThrowsInADependency_failsTheImporter() {
    JsModule bad = compile("bad", "throw new Error('deep'); export const v = 1");
    JsModule main = compile("main", "import 'bad'; globalThis.reached = true");
    main.instantiate((specifier, referrer) -> bad);

    assertThatThrownBy(main::evaluate).hasMessage("Error: deep");
    assertThatThrownBy(bad::evaluate).hasMessage("Error: deep");
    assertThat(context.eval("typeof reached").asString()).isEqualTo("undefined");
    JsModule other = compile("other", "import 'bad'");
    other.instantiate((specifier, referrer) -> bad);
    assertThatThrownBy(other::evaluate).hasMessage("Error: deep");
  }

  @Test
  void evaluation_ofTooEarlyBindings_isAReferenceError() {
    JsModule a = compile("a", "import { b } from 'b'; export let a = 1;");
    JsModule b = compile("b", "import { a } from 'a'; export const b = a;");
    a.instantiate((specifier, referrer) -> specifier.equals("a") ? a : b);

    assertThat(a.namespace().get("a").typeOf()).isEqualTo("undefined");
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(a::evaluate)
        .satisfies(error -> assertThat(error.name()).isEqualTo("ReferenceError"));
  }

  @Test
  void evaluation_thatNeverEnds_runsIntoItsTimeout() {
    JsModule main = compile("main", "for (;;);");
    main.instantiate((specifier, referrer) -> main);

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> main.evaluate(RunOptions.ignored().timeout(Duration.ofMillis(30))))
        .satisfies(limit -> assertThat(limit.limit()).isEqualTo(Limit.TIMEOUT));
    assertThat(isolate.isClosed()).isTrue();
    assertThatIllegalStateException().isThrownBy(main::namespace);
  }

  @Test
  void asyncLinker_failures_areTheFutures() {
    JsModule main = compile("main", "import { v } from 'x'; export const w = v");
    JsModule leaf = compile("leaf", "export const v = 6");
    IllegalArgumentException problem = new IllegalArgumentException("later no");

    assertThatThrownBy(
            () ->
                main.instantiateAsync(
                        (specifier, referrer) -> {
                          throw problem;
                        })
                    .join())
        .hasCause(problem);
    assertThatThrownBy(
            () ->
                main.instantiateAsync(
                        (specifier, referrer) -> CompletableFuture.failedFuture(problem))
                    .join())
        .isInstanceOf(CompletionException.class)
        .hasCause(problem);
    assertThatThrownBy(
            () ->
                main.instantiateAsync(
                        (specifier, referrer) -> CompletableFuture.completedFuture(null))
                    .join())
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertWorks(main, (specifier, referrer) -> leaf, "w", 6);
  }

  @Test
  void asyncLinker_thatTakesItsTime_links() {
    JsModule main =
        compile("main", "import { a } from 'a'; import { b } from 'b'; export const sum = a + b");
    JsModule a = compile("a", "import 'c'; export const a = 1");
    JsModule b = compile("b", "import 'c'; export const b = 2");
    JsModule c = compile("c", "import 'a'");
    CompletableFuture<JsModule> later = new CompletableFuture<>();

    CompletableFuture<?> linked =
        main.instantiateAsync(
            (specifier, referrer) ->
                switch (specifier) {
                  case "a" -> CompletableFuture.supplyAsync(() -> a);
                  case "b" -> later;
                  default -> CompletableFuture.completedFuture(c);
                });
    assertThat(linked).isNotDone();
    later.complete(b);
    linked.join();
    main.evaluateAsync().join();

    assertThat(main.namespace().get("sum").copy().asInt()).isEqualTo(3);
  }
}
