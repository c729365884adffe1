package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.internal.inspect.Debuggee;
import dev.cloche.internal.inspect.Going;
import dev.cloche.internal.inspect.Position;
import dev.cloche.internal.inspect.Scope;
import dev.cloche.internal.inspect.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a debugger sees of a guest that it stops. */
class DebuggingTest {

  private final Isolate isolate = Isolate.builder().debuggable(true).build();
  private final StopRecorder recorder = new StopRecorder();

  DebuggingTest() {
    debugging().connect(recorder);
  }

  @AfterEach
  void close() {
    isolate.close();
  }

  private Debugging debugging() {
    return Objects.requireNonNull(isolate.session().debugging());
  }

  /** Does something at the only stop of a script. */
  private List<String> atDebugger(String script, java.util.function.Consumer<Debuggee> action) {
    recorder.at(
        guest -> {
          action.accept(guest);
          return Going.FREELY;
        });
    isolate.eval(script);
    return recorder.stops();
  }

  @Test
  void debugger_statement_stops() {
    assertThat(isolate.eval("let a = 1;\ndebugger;\na + 1").asDouble()).isEqualTo(2);

    assertThat(recorder.stops()).containsExactly("STATEMENT <eval> main.js:2:1");
  }

  @Test
  void debugger_nobodyListens_goesOn() {
    debugging().disconnect(recorder);

    assertThat(isolate.eval("debugger; 1").asDouble()).isEqualTo(1);
    assertThat(recorder.stops()).isEmpty();
  }

  @Test
  void notDebuggable_statement_doesNothing() {
    try (Isolate plain = Isolate.create()) {
      assertThat(plain.eval("debugger; 1").asDouble()).isEqualTo(1);
    }
  }

  @Test
  void step_into_everyStatementInTurn() {
    recorder.at(guest -> Going.INTO);

    isolate.eval(
        """
        debugger;
        function f(n) {
          let m = n * 2;
          return m;
        }
        let r = f(1) + f(2);
        r;
        """);

    assertThat(recorder.stops())
        .containsExactly(
            "STATEMENT <eval> main.js:1:1",
            "STEP <eval> main.js:6:1",
            "STEP f main.js:3:3",
            "STEP f main.js:4:3",
            "STEP f main.js:3:3",
            "STEP f main.js:4:3",
            "STEP <eval> main.js:7:1");
  }

  @Test
  void step_over_notIntoCalls() {
    recorder.at(guest -> Going.OVER);

    isolate.eval("const f = () => {\n  return 1;\n};\ndebugger;\nf();\nf();");

    assertThat(recorder.stops())
        .containsExactly(
            "STATEMENT <eval> main.js:4:1", "STEP <eval> main.js:5:1", "STEP <eval> main.js:6:1");
  }

  @Test
  void step_out_toTheCaller() {
    recorder.at(guest -> recorder.stops().size() == 1 ? Going.OUT : Going.FREELY);

    isolate.eval("function f() {\n  debugger;\n  f.x = 1;\n}\nf();\nf.y = 1;");

    assertThat(recorder.stops())
        .containsExactly("STATEMENT f main.js:2:3", "STEP <eval> main.js:6:1");
  }

  @Test
  void calls_latestFirst_withTheirThis() {
    List<String> seen = new ArrayList<>();
    atDebugger(
        "function g() { debugger; }\nfunction f() {\n  g.call('me');\n}\nf();",
        guest ->
            guest
                .calls()
                .forEach(
                    call ->
                        seen.add(
                            call.function()
                                + " "
                                + call.position().line()
                                + " "
                                + call.self().className())));

    assertThat(seen).containsExactly("g 1 String", "f 3 Object", "<eval> 5 Object");
  }

  @Test
  void scopes_fromTheInsideOut() {
    List<String> seen = new ArrayList<>();
    atDebugger(
        """
        let top = 1;
        function outer(a) {
          let b = 2;
          return function inner(c) {
            var d = 4;
            for (let e = 5; e < 6; e++) {
              const g = 7;
              debugger;
            }
          };
        }
        outer(9)(3);
        """,
        guest -> {
          for (Scope scope : guest.scopes(0)) {
            seen.add(
                scope.kind().equals("global")
                    ? "global"
                    : scope.kind() + StopRecorder.properties(guest, scope.object()));
          }
        });

    assertThat(seen.subList(0, 2)).containsExactly("block[g=7]", "block[e=5]");
    assertThat(seen.get(2)).startsWith("local[").contains("c=3", "d=4");
    assertThat(seen.get(3)).startsWith("closure[").contains("a=9", "b=2");
    assertThat(seen.get(4)).startsWith("script[").contains("top=1");
    assertThat(seen.get(5)).isEqualTo("global");
  }

  @Test
  void scopes_notInitialisedYet_notThere() {
    List<String> seen = new ArrayList<>();
    atDebugger(
        "(function f(a) { debugger; let b = 1; return b; })(1)",
        guest -> seen.addAll(StopRecorder.properties(guest, guest.scopes(0).get(0).object())));

    assertThat(seen).contains("a=1").noneMatch(variable -> variable.startsWith("b="));
  }

  @Test
  void evaluate_inACall_seesAndSetsItsVariables() {
    List<String> seen = new ArrayList<>();
    recorder.at(
        guest -> {
          seen.add(StopRecorder.show(guest.evaluate(0, 0, "a + b + outside")));
          seen.add(StopRecorder.show(guest.evaluate(0, 0, "b = 20")));
          seen.add(StopRecorder.show(guest.evaluate(0, 1, "outside")));
          seen.add(StopRecorder.show(guest.evaluate(0, 0, "nothing")));
          seen.add(StopRecorder.show(guest.evaluate(0, 0, "this.x")));
          seen.add(StopRecorder.show(guest.evaluate(0, 0, "(")));
          return Going.FREELY;
        });

    JsValue result =
        isolate.eval(
            """
            function caller(outside) {
              function f(a) { let b = 2; debugger; return a + b; }
              return f.call({x: 'own'}, 1);
            }
            caller(100);
            """);

    assertThat(seen.subList(0, 3)).containsExactly("103", "20", "100");
    assertThat(seen.get(3)).startsWith("threw Error[\"ReferenceError\", \"nothing is not defined");
    assertThat(seen.get(4)).isEqualTo("\"own\"");
    assertThat(seen.get(5)).startsWith("threw Error[\"SyntaxError");
    assertThat(result.asDouble()).isEqualTo(21);
  }

  @Test
  void breakpoint_inAFunction_stopsEachTime() {
    isolate.eval("function f(x) {\n  const y = x * 2;\n  return y;\n}", "lib.js");
    List<Position> set = new ArrayList<>();
    recorder.at(
        guest -> {
          if (set.isEmpty()) {
            set.addAll(guest.breakpoints(List.of(new Position("lib.js", 3, 1))));
          }
          return Going.FREELY;
        });

    isolate.eval("debugger; f(1) + f(2)");

    assertThat(set).containsExactly(new Position("lib.js", 3, 3));
    assertThat(recorder.stops())
        .containsExactly(
            "STATEMENT <eval> main.js:1:1", "BREAKPOINT f lib.js:3:3", "BREAKPOINT f lib.js:3:3");
  }

  @Test
  void breakpoint_removed_stopsNoMore() {
    isolate.eval("function f(x) {\n  return x;\n}", "lib.js");
    recorder.at(
        guest -> {
          boolean first = recorder.stops().size() == 1;
          guest.breakpoints(first ? List.of(new Position("lib.js", 2, 1)) : List.of());
          return Going.FREELY;
        });

    isolate.eval("debugger; f(1) + f(2)");

    assertThat(recorder.stops())
        .containsExactly("STATEMENT <eval> main.js:1:1", "BREAKPOINT f lib.js:2:3");
  }

  @Test
  void breakpoint_nowhere_isNull() {
    List<Object> set = new ArrayList<>();
    atDebugger(
        "debugger;",
        guest ->
            set.addAll(
                guest.breakpoints(
                    List.of(new Position("none.js", 1, 1), new Position("main.js", 9, 1)))));

    assertThat(set).containsExactly(null, null);
  }

  @Test
  void places_ofAFile_inOrder() {
    List<Position> places = new ArrayList<>();
    atDebugger(
        "debugger; const f = x => x + 1;\nfunction g() {\n  for (;;) { break; }\n}\nf(1);",
        guest -> places.addAll(guest.places(new Position("main.js", 1, 1), 100, 1)));

    assertThat(places)
        .extracting(place -> place.line() + ":" + place.column())
        .containsExactly("1:1", "1:11", "1:26", "3:3", "3:14", "5:1");
  }

  @Test
  void thrown_all_stopsOnceForAnExceptionThatGoesUp() {
    recorder.at(
        guest -> {
          guest.stopOnThrown(Thrown.ALL);
          return Going.FREELY;
        });

    isolate.eval(
        """
        debugger;
        function f() { throw new TypeError('no'); }
        function g() { f(); }
        for (let i = 0; i < 2; i++) {
          try { g(); } catch (e) {}
        }
        """);

    assertThat(recorder.stops()).hasSize(3);
    assertThat(recorder.stops().get(1))
        .startsWith("THROWN f main.js:2:16 Error[\"TypeError\", \"no\"");
    assertThat(recorder.stops().get(2))
        .startsWith("THROWN f main.js:2:16 Error[\"TypeError\", \"no\"");
  }

  @Test
  void thrown_uncaught_notThatInATry() {
    recorder.at(
        guest -> {
          guest.stopOnThrown(Thrown.UNCAUGHT);
          return Going.FREELY;
        });

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    isolate.eval(
                        """
                        debugger;
                        function f(x) { throw x; }
                        try { f(1); } catch (e) {}
                        f(2);
                        """)))
        .isInstanceOf(GuestException.class);

    assertThat(recorder.stops())
        .containsExactly("STATEMENT <eval> main.js:1:1", "THROWN f main.js:2:17 2");
  }

  @Test
  void generator_stoppedIn_itsVariablesAreThere() {
    List<String> seen = new ArrayList<>();
    atDebugger(
        "function* g(a) { let b = 1; yield b; b = 2; debugger; yield a; }\n[...g(7)]",
        guest -> seen.add(StopRecorder.show(guest.evaluate(0, 0, "a * 10 + b"))));

    assertThat(seen).containsExactly("72");
  }

  @Test
  void asyncFunction_steppedOver_goesOnBehindAwait() {
    recorder.at(guest -> Going.OVER);

    assertThat(
            isolate
                .eval("(async () => {\n  debugger;\n  await null;\n  return 5;\n})()")
                .asDouble())
        .isEqualTo(5);

    assertThat(recorder.stops())
        .contains("STATEMENT  main.js:2:3", "STEP  main.js:3:3")
        .last()
        .isEqualTo("STEP  main.js:4:3");
  }

  @Test
  void scripts_areTold_beforeTheyRun() {
    isolate.eval("debugger", "a.js");

    assertThat(recorder.scripts()).hasSize(1);
    assertThat(recorder.scripts().getFirst().file()).isEqualTo("a.js");
    assertThat(recorder.scripts().getFirst().text()).isEqualTo("debugger");
  }

  @Test
  void close_tellsTheListener() {
    isolate.close();

    assertThat(recorder.isClosed()).isTrue();
  }

  @Test
  void call_ofAFunctionsText_withHeldValues() {
    List<String> seen = new ArrayList<>();
    atDebugger(
        "(function (o) { debugger; })({n: 5})",
        guest -> {
          int object = guest.evaluate(0, 0, "o").value().handle();
          seen.add(
              StopRecorder.show(
                  guest.call(
                      0,
                      "function (x) { return this.n + x; }",
                      List.of(
                          new dev.cloche.internal.inspect.Operand.Held(object),
                          new dev.cloche.internal.inspect.Operand.Copy(JsValue.of(3))))));
          guest.release(List.of(object));
        });

    assertThat(seen).containsExactly("8");
  }

  @Test
  void pause_longerThanTheTimeout_costsNothingOfIt() {
    try (Isolate hasty =
        Isolate.builder()
            .debuggable(true)
            .limits(Limits.builder().timeout(java.time.Duration.ofMillis(300)).build())
            .build()) {
      long[] stood = new long[1];
      StopRecorder slow =
          new StopRecorder()
              .at(
                  guest -> {
                    long start = System.nanoTime();
                    while (System.nanoTime() - start < 600_000_000L) {
                      guest.evaluate(0, 0, "1");
                    }
                    stood[0] = System.nanoTime() - start;
                    return Going.FREELY;
                  });
      Objects.requireNonNull(hasty.session().debugging()).connect(slow);

      assertThat(hasty.eval("debugger; 5").asDouble()).isEqualTo(5);
      assertThat(stood[0]).isGreaterThan(300_000_000L);
    }
  }
}
