package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Context;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.RunOptions;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scripts compiled once; where source text comes from; the rows run, syntax-lines, resource-name.
 */
class ScriptTest {

  private final Isolate isolate = Isolate.create(Patient.LIMITS);

  @AfterEach
  void close() {
    isolate.close();
  }

  private Script compile(String source) {
    return isolate.compileScript(source, ScriptOrigin.of("script.js"));
  }

  @Test
  void script_run_manyTimesInManyContexts() {
    Script counts =
        compile("globalThis.n = (globalThis.n ?? 0) + 1; ({ n, is: ({}) instanceof Object })");
    Context[] contexts = {isolate.context(), isolate.createContext(), isolate.createContext()};

    for (int round = 1; round <= 5; round++) {
      for (Context context : contexts) {
        assertThat(counts.run(context)).hasToString("{n: " + round + ", is: true}");
      }
    }
  }

  @Test
  void script_compiled_runsNothing() {
    Script script = compile("globalThis.ran = true");

    assertThat(isolate.eval("typeof ran").asString()).isEqualTo("undefined");
    script.run(isolate.context());
    assertThat(isolate.eval("ran").asBoolean()).isTrue();
  }

  @Test
  void script_topLevelDeclarations_areAsOfAnEval() {
    Script script = compile("var v = 1; function f() { return 2; } const c = 3; v + f() + c");
    Context first = isolate.createContext();

    assertThat(script.run(first).asInt()).isEqualTo(6);
    assertThat(first.eval("v + f() + c").asInt()).isEqualTo(6);
    assertThatThrownBy(() -> script.run(first)).isInstanceOf(GuestException.class);
    assertThat(script.run(isolate.createContext()).asInt()).isEqualTo(6);
    assertThat(isolate.eval("typeof v + typeof c").asString()).isEqualTo("undefinedundefined");
  }

  @Test
  void script_literals_areNotSharedByContexts() {
    Script script =
        compile(
            "const tag = (s) => s; globalThis.made ??= []; made.push([/x/g, [1], { a: 1 }, tag`t`, () => 1]); made.at(-1)");
    Context other = isolate.createContext();
    script.run(isolate.context(), RunOptions.ignored());
    script.run(other, RunOptions.ignored());

    assertThat(
            other
                .eval(
                    "const [regexp, array, object, template, arrow] = made[0]; "
                        + "[regexp instanceof RegExp, array instanceof Array, object instanceof Object, template instanceof Array, arrow instanceof Function].every(Boolean)")
                .asBoolean())
        .isTrue();
  }

  @Test
  void script_resultsInAllForms_comeOut() {
    Context context = isolate.createContext();
    assertThat(compile("() => 5").run(context, RunOptions.reference()).call().asInt()).isEqualTo(5);
    assertThat(compile("(async () => 6)()").run(context).asInt()).isEqualTo(6);
    assertThat(compile("[7]").run(context, RunOptions.externalCopy()).copy()).hasToString("[7]");
    assertThatThrownBy(() -> compile("throw new Error('8')").run(context)).hasMessage("Error: 8");
  }

  @Test
  void script_closedWhileOthersRun_isForgotten() {
    for (int i = 0; i < 300; i++) {
      try (Script script = compile("'" + "x".repeat(100_000) + i + "'.length")) {
        assertThat(script.run(isolate.context()).asInt()).isGreaterThan(100_000);
      }
    }
    assertThat(isolate.usage().memoryBytes()).isLessThan(16L << 20);
  }

  @Test
  void script_thatRunsForEver_meetsItsTimeout() {
    Script script = compile("for (;;);");

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () -> script.run(isolate.context(), RunOptions.copy().timeout(Duration.ofMillis(20))))
        .withMessageContaining("20 ms")
        .satisfies(limit -> assertThat(limit.limit()).isEqualTo(Limit.TIMEOUT));
  }

  @Test
  void script_tooLarge_isRefusedBeforeAnythingRuns() {
    Isolate small = Isolate.create(Patient.LIMITS.toBuilder().sourceBytes(1024).build());
    String large = "1;" + " ".repeat(1024);

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> small.compileScript(large, ScriptOrigin.of("s")))
        .satisfies(limit -> assertThat(limit.limit()).isEqualTo(Limit.SOURCE));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> small.context().compileModule(large, ScriptOrigin.of("s")));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> small.context().evalClosure(large));
    assertThat(small.eval("1").asInt()).isEqualTo(1);
    small.close();
  }

  @ParameterizedTest
  @CsvSource({"0,0,f.js:2:", "10,0,f.js:12:", "1000000,5,f.js:1000002:"})
  void origin_lines_showInStacks(int line, int column, String expected) {
    ScriptOrigin origin = new ScriptOrigin("f.js", line, column);
    String source = "\n  null.x";

    for (Runnable run :
        new Runnable[] {
          () -> isolate.compileScript(source, origin).run(isolate.context()),
          () -> isolate.context().eval(source, RunOptions.copy().origin(origin)),
          () -> isolate.context().evalClosure(RunOptions.copy().origin(origin), source),
        }) {
      assertThatExceptionOfType(GuestException.class)
          .isThrownBy(run::run)
          .satisfies(error -> assertThat(error.guestStack()).contains(expected));
    }
  }

  @Test
  void origin_columns_areThoseOfTheFirstLine() {
    RunOptions<?> options = RunOptions.copy().origin(new ScriptOrigin("f.js", 0, 100));

    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.context().eval("null.x", options))
        .satisfies(error -> assertThat(error.guestStack()).containsPattern("f\\.js:1:10\\d"));
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.context().eval("\nnull.x", options))
        .satisfies(
            error -> assertThat(error.guestStack()).containsPattern("f\\.js:2:\\d\\)?\\s*$"));
  }

  @Test
  void origin_ofASyntaxError_isNamed() {
    ScriptOrigin origin = new ScriptOrigin("broken.js", 4, 0);

    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.compileScript("\nlet let = 1", origin))
        .satisfies(error -> assertThat(error.name()).isEqualTo("SyntaxError"))
        .satisfies(error -> assertThat(error.guestStack()).contains("broken.js:6"));
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.context().eval("(", RunOptions.copy().origin(origin)))
        .satisfies(error -> assertThat(error.guestStack()).contains("broken.js:5"));
  }

  @Test
  void origin_oddNames_areNames() {
    for (String name :
        new String[] {
          "", " ", "a:1:2", "\n", "\u00e9\ud83d\ude00", "../../etc", "x".repeat(10_000)
        }) {
      assertThat(
              isolate.compileScript("1 + 1", ScriptOrigin.of(name)).run(isolate.context()).asInt())
          .isEqualTo(2);
    }
    assertThatExceptionOfType(GuestException.class)
        .isThrownBy(() -> isolate.eval("null.x", "\u00e9.js"))
        .satisfies(error -> assertThat(error.guestStack()).contains("\u00e9.js:1"));
  }

  @Test
  void origin_outOfRange_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ScriptOrigin("f", -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScriptOrigin("f", 0, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScriptOrigin("f", 0, ScriptOrigin.MAX_COLUMN + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScriptOrigin("f", (1 << 28) + 1, 0));
  }

  @Test
  void origin_withANul_isRefusedWithoutHarm() {
    assertThatIllegalArgumentException().isThrownBy(() -> ScriptOrigin.of("a\0b"));
    assertThatIllegalArgumentException().isThrownBy(() -> isolate.eval("1", "a\0b"));
    assertThat(isolate.eval("1").asInt()).isEqualTo(1);
  }

  @Test
  void closure_bodies_areFunctionBodies() {
    Context context = isolate.createContext();

    assertThat(context.evalClosure("return $0 + $1", 1, 2).asInt()).isEqualTo(3);
    assertThat(context.evalClosure("1 + 1").isUndefined()).isTrue();
    assertThat(context.evalClosure("return arguments.length", 1, 2, 3).asInt()).isEqualTo(3);
    assertThat(context.evalClosure("'use strict'; return this").isUndefined()).isTrue();
    assertThat(context.evalClosure("return 1 // the end").asInt()).isEqualTo(1);
    assertThat(context.evalClosure("var local = 1; return typeof globalThis.local").asString())
        .isEqualTo("undefined");
    assertThatThrownBy(() -> context.evalClosure("return (")).hasMessageStartingWith("SyntaxError");
    assertThat(context.eval("1").asInt()).isEqualTo(1);
  }
}
