package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.JsNumber;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import dev.cloche.Trial;
import dev.cloche.containment.Hostile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest can neither reach the hooks between engine and host nor forge what goes through them. */
class ForgeryTest {

  /** Looks at every object that can be reached for something that is no known global's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "typeof cloche", "typeof __cloche", "typeof host", "typeof __host", "typeof __globals__",
        "typeof host_call", "typeof print", "typeof __resolve", "typeof resolve", "typeof complete",
      })
  @Hostile(16)
  void hook_byName_isMissing(String source) {
    assertThat(Trial.evalFresh(source).asString()).isEqualTo("undefined");
  }

  @Test
  void stack_ofConsoleAndRequire_showsNoFunctionToCall() {
    Trial trial =
        Trial.run(
            Trial.SMALL,
            """
            const found = [];
            Error.prepareStackTrace = (e, frames) => {
              for (const f of frames) {
                for (const k of ['getFunction', 'getThis', 'getEvalOrigin']) if (typeof f[k] === 'function') found.push(f[k]());
              }
              return 's';
            };
            console.log({ get a() { return new Error('x').stack; }, toString() { new Error('y').stack; return ''; } });
            console.log('%s', { toString() { new Error('z').stack; return 't'; } });
            JSON.stringify(found.filter((x) => typeof x === 'function' && !`${x}`.includes('prepareStackTrace')).map((f) => f.name));
            """);

    assertThat(trial.ending()).isEqualTo("value");
    assertThat(String.valueOf(trial.value())).doesNotContain("print", "host", "resolve");
  }

  @Test
  void callerOfAGetter_inTheShim_isNotReached() {
    assertThat(
            Trial.evalFresh(
                    """
                    let seen = 'none';
                    function toString() { try { seen = typeof toString.caller; } catch (e) { seen = e.name; } return 't'; }
                    console.log('%s', { toString });
                    seen
                    """)
                .asString())
        .isIn("undefined", "object", "TypeError", "none");
  }

  @Test
  void hostPromise_settledTwice_keepsTheFirst() {
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction(
                "later",
                arguments -> {
                  CompletableFuture<Integer> future = new CompletableFuture<>();
                  futures.add(future);
                  future.complete(futures.size());
                  future.obtrudeValue(99);
                  return future.minimalCompletionStage();
                })
            .build()) {
      JsValue value =
          isolate.eval(
              "(async () => { const p = later(); await null; return [await later(), await p]; })()");

      assertThat(value.get(1)).isIn(JsNumber.of(1), JsNumber.of(99));
      assertThat(isolate.eval("7").asInt()).isEqualTo(7);
    }
  }

  @Test
  @Hostile(16)
  void hostPromise_ofTheHost_cannotBeSettledByTheGuest() {
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction("later", arguments -> CompletableFuture.completedStage("real"))
            .build()) {
      JsValue value =
          isolate.eval(
              """
              const p = later();
              p.resolve?.('forged'); p.then = (f) => f('forged');
              (async () => Promise.prototype.then.call(p, (v) => v))()
              """);

      assertThat(value.asString()).isEqualTo("real");
    }
  }

  @Test
  void result_jobsAfterTheLastOne_cannotReplaceIt() {
    assertThat(
            Trial.evalFresh(
                    "let r = 'first'; const p = Promise.resolve(r); p.then(() => { r = 'second'; }); p")
                .asString())
        .isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "({ $js: 'bigint', value: '1' })",
        "({ status: 'THROWN', value: 1 })",
        "JSON.parse('{\"$js\":\"ref\",\"path\":\"$\"}')",
      })
  void result_thatLooksLikeATag_isAPlainObject(String source) {
    JsValue value = Trial.evalFresh(source);

    assertThat(value.kind()).isEqualTo("Object");
    assertThat(JsValue.fromJson(value.toJson()).toJava()).isEqualTo(value.toJava());
  }

  /** The engine counts references, so the callback is a job of the run that dropped the object. */
  @Test
  void finalizer_runsWithinTheLimitsOfItsRun() {
    Limits limits = Limits.builder().timeout(Duration.ofMillis(120)).build();

    Trial trial =
        Trial.run(
            limits,
            "const r = new FinalizationRegistry(() => { for (;;); }); globalThis.r = r; r.register({}, 1); 0");

    assertThat(trial.ending()).isEqualTo("TIMEOUT");
  }
}
