package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Context;
import dev.cloche.EngineFaultException;
import dev.cloche.EngineThreads;
import dev.cloche.GuestException;
import dev.cloche.HostFunction;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.JsValue;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.SandboxException;
import dev.cloche.ScriptOrigin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows recursive-sync, async-reentry, sync-allowed-in-same-isolate: guest, host, guest. */
class ReentryTest {

  private static final Limits LIMITS =
      Limits.builder().memoryBytes(8L << 20).timeout(Duration.ofSeconds(10)).build();

  private final Isolate isolate = Isolate.create(LIMITS);
  private final Context context = isolate.createContext();

  @AfterEach
  void close() {
    isolate.close();
    EngineThreads.assertIdle();
  }

  private void grant(String name, HostFunction function) {
    isolate.hostFunction(name, function);
  }

  @Test
  void nested_eval_seesTheSameState() {
    grant("inner", arguments -> isolate.eval("shared.push('inner'); shared.length"));

    assertThat(isolate.eval("globalThis.shared = ['outer']; const n = inner(); [n, shared.join()]"))
        .hasToString("[2, \"outer,inner\"]");
  }

  @Test
  void nested_callsOfAllKinds_work() {
    Reference add = isolate.context().eval("(a, b) => a + b", RunOptions.reference());
    var script = isolate.compileScript("6 * 7", ScriptOrigin.of("s"));
    grant(
        "all",
        arguments -> {
          Context fresh = isolate.createContext();
          JsModule module = fresh.compileModule("export const m = 1", ScriptOrigin.of("m"));
          module.instantiate((specifier, referrer) -> module);
          module.evaluate();
          int sum =
              add.call(1, 2).asInt()
                  + script.run(context).asInt()
                  + module.namespace().get("m").copy().asInt()
                  + context.evalClosure("return $0", 100).asInt()
                  + isolate.call("global").asInt();
          fresh.close();
          add.set("mark", arguments.get(0));
          return sum;
        });
    isolate.eval("globalThis.global = () => 1000; 0");

    assertThat(isolate.eval("all({ x: [1] })").asInt()).isEqualTo(3 + 42 + 1 + 100 + 1000);
    assertThat(add.get("mark").copy()).hasToString("{x: [1]}");
  }

  @Test
  void nested_deepButFinite_works() {
    grant(
        "down",
        arguments -> {
          int n = arguments.get(0).asInt();
          return n == 0 ? 0 : isolate.call("f", n - 1).asInt() + 1;
        });
    isolate.eval("globalThis.f = (n) => down(n); 0");

    assertThat(isolate.call("f", 50).asInt()).isEqualTo(50);
  }

  /** Without an end, some limit ends it, or an error that is caught on the way. */
  @Test
  void nested_withoutEnd_isEnded() {
    grant("again", arguments -> isolate.eval("again()"));

    assertThatThrownBy(() -> isolate.eval("again()"))
        .isInstanceOf(SandboxException.class)
        .isNotInstanceOf(EngineFaultException.class);
    try (Isolate fresh = Isolate.create(LIMITS)) {
      assertThat(fresh.eval("1").asInt()).isEqualTo(1);
    }
  }

  @Test
  void nested_guestError_goesThroughTheHost() {
    AtomicReference<String> seen = new AtomicReference<>("");
    grant(
        "inner",
        arguments -> {
          try {
            return isolate.eval("throw new RangeError('inside')");
          } catch (GuestException error) {
            seen.set(error.getMessage());
            throw error;
          }
        });

    assertThat(isolate.eval("try { inner(); } catch (e) { `${e}` }").asString())
        .isEqualTo("Error: the host function inner failed");
    assertThat(seen).hasValue("RangeError: inside");
    assertThat(isolate.eval("1").asInt()).isEqualTo(1);
  }

  /** The host function may catch it; the run is over all the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          MEMORY  | const a = []; for (;;) a.push(new Uint8Array(1 << 16))
          TIMEOUT | for (;;);
          """)
  void nested_limit_endsTheOuterRunToo(Limit limit, String source) {
    try (Isolate small =
        Isolate.create(LIMITS.toBuilder().timeout(Duration.ofMillis(400)).build())) {
      AtomicReference<Throwable> seen = new AtomicReference<>(new Throwable());
      small.hostFunction(
          "inner",
          arguments -> {
            try {
              return small.eval(source);
            } catch (SandboxException error) {
              seen.set(error);
              return "caught";
            }
          });

      assertThatThrownBy(() -> small.eval("for (;;) { try { inner(); } catch {} }"))
          .isInstanceOfSatisfying(
              LimitExceededException.class, error -> assertThat(error.limit()).isEqualTo(limit));
      assertThat(small.isClosed()).isTrue();
    }
  }

  @Test
  void nested_stackOverflow_isCatchable() {
    grant(
        "inner",
        arguments -> isolate.eval("(function f() { try { f(); } catch (e) { throw e; } })()"));

    assertThat(isolate.eval("try { inner(); } catch (e) { e.message }").asString())
        .contains("inner failed");
    assertThat(isolate.eval("(function f(n) { return n ? f(n - 1) : 'deep'; })(500)").asString())
        .isEqualTo("deep");
  }

  @Test
  void nested_promiseThatIsSettledOnTheSpot_isNeverAwaited() {
    grant("inner", arguments -> isolate.eval("Promise.resolve(1).then((n) => n + 1)"));
    AtomicReference<String> seen = new AtomicReference<>("");
    grant(
        "inner",
        arguments -> {
          try {
            return isolate.eval("globalThis.later = Promise.resolve(1).then((n) => n + 1); later");
          } catch (IllegalStateException refused) {
            seen.set(String.valueOf(refused.getMessage()));
            return "refused";
          }
        });

    assertThat(isolate.eval("[inner(), 1]")).hasToString("[\"refused\", 1]");
    assertThat(seen.get()).contains("cannot wait for a promise");
    assertThat(isolate.eval("later").asInt()).isEqualTo(2);
  }

  @Test
  void nested_promiseAsReference_isAllowed() {
    AtomicReference<Reference> promise = new AtomicReference<>();
    grant(
        "inner",
        arguments -> {
          promise.set(
              isolate
                  .context()
                  .eval("(async () => { await null; return 9; })()", RunOptions.reference()));
          return 0;
        });
    isolate.eval("inner()");

    assertThat(isolate.context().evalClosure("return $0", promise.get()).asInt()).isEqualTo(9);
  }

  @Test
  void nested_rejection_isTheOuterRuns() {
    grant(
        "inner",
        arguments ->
            isolate.context().eval("Promise.reject(new Error('nobody')); 0", RunOptions.ignored()));

    assertThatThrownBy(() -> isolate.eval("inner(); 'fine'"))
        .isInstanceOf(GuestException.class)
        .hasMessage("Error: nobody");
    assertThat(isolate.eval("1").asInt()).isEqualTo(1);
  }

  /** The result is half encoded when the host is called, and calls back. */
  @Test
  void nested_inAGetterOfTheResult_leavesTheResultWhole() {
    grant(
        "inner", arguments -> isolate.eval("({ deep: 'x'.repeat(5000), n: [1, 2, 3] })").get("n"));

    JsValue result =
        isolate.eval(
            "({ a: 'first', get b() { return inner(); }, c: [{ get d() { return inner()[2]; } }], e: new Map([[1, 'last']]) })");
    assertThat(result)
        .hasToString("{a: \"first\", b: [1, 2, 3], c: [{d: 3}], e: Map(1) {1 => \"last\"}}");
  }

  @Test
  void nested_inAGetterOfAThrownError_leavesItWhole() {
    grant("inner", arguments -> isolate.eval("'from inside'"));

    assertThatThrownBy(
            () ->
                isolate.eval(
                    "const e = new Error('x'); Object.defineProperty(e, 'message', { get: () => inner() }); throw e"))
        .isInstanceOfSatisfying(
            GuestException.class, e -> assertThat(e.guestMessage()).isEqualTo("from inside"));
  }

  @Test
  void nested_inAGetterOfAnArgument_leavesTheCallWhole() {
    grant("inner", arguments -> isolate.eval("'inner ' + 'y'.repeat(3)"));
    grant(
        "outer",
        arguments -> arguments.get(0).get("a").asString() + arguments.get(0).get("b").asString());

    assertThat(isolate.eval("outer({ a: 'z'.repeat(3), get b() { return inner(); } })").asString())
        .isEqualTo("zzzinner yyy");
  }

  @Test
  void nested_closeOfTheIsolate_endsTheRun() {
    grant(
        "closeIt",
        arguments -> {
          isolate.close();
          return 0;
        });

    assertThatThrownBy(() -> isolate.eval("closeIt(); for (;;);"))
        .isInstanceOf(dev.cloche.CancelledException.class);
    assertThat(isolate.isClosed()).isTrue();
  }

  @Test
  void nested_callAfterClose_isRefused() {
    AtomicReference<String> seen = new AtomicReference<>("");
    grant(
        "closeIt",
        arguments -> {
          isolate.close();
          try {
            return isolate.eval("1");
          } catch (IllegalStateException refused) {
            seen.set(String.valueOf(refused.getMessage()));
            return 0;
          }
        });

    assertThatThrownBy(() -> isolate.eval("closeIt(); for (;;);"))
        .isInstanceOf(dev.cloche.CancelledException.class);
    assertThat(seen.get()).contains("was closed");
  }

  @Test
  void nested_contextOfTheOuterRun_isRestored() {
    context.eval("globalThis.who = 'second'; 0");
    isolate.eval("globalThis.who = 'main'; 0");
    grant("mainWho", arguments -> isolate.eval("who"));
    Context third = isolate.createContext();
    third.eval("globalThis.who = 'third'; 0");
    third.global().set("mainWho", isolate.context().global().get("mainWho"));

    assertThat(
            third.eval(
                "const a = who, b = mainWho(), c = who; [a, b, c, eval('who'), Function('return who')()]"))
        .hasToString("[\"third\", \"main\", \"third\", \"third\", \"third\"]");
    assertThat(third.eval("Promise.resolve().then(() => [mainWho(), who])"))
        .hasToString("[\"main\", \"third\"]");
  }

  /** A host's promise that waits for a later run of the same isolate: the deadline ends it. */
  @Test
  void promise_ofALaterRunOfTheSameIsolate_isEndedByTheDeadline() {
    try (Isolate waits =
        Isolate.create(LIMITS.toBuilder().timeout(Duration.ofMillis(200)).build())) {
      waits.hostFunction(
          "later",
          arguments -> {
            Object promise = waits.context().evalAsync("1", RunOptions.copy());
            return promise;
          });

      assertThatThrownBy(() -> waits.eval("later()"))
          .isInstanceOfSatisfying(
              LimitExceededException.class,
              error -> assertThat(error.limit()).isEqualTo(Limit.TIMEOUT));
    }
  }

  @Test
  void promise_slowerThanTheTimeout_isATimeout() {
    CompletableFuture<Map<String, Integer>> slow = new CompletableFuture<>();
    grant("slow", arguments -> slow);

    assertThatThrownBy(
            () -> context.eval("1", RunOptions.copy().timeout(Duration.ofSeconds(5))).asString())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                isolate.context().eval("slow()", RunOptions.copy().timeout(Duration.ofMillis(50))))
        .isInstanceOf(LimitExceededException.class);
    slow.complete(Map.of());
    assertThat(isolate.isClosed()).isTrue();
  }
}
