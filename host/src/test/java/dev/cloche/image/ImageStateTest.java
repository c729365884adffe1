package dev.cloche.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new isolate finds of the one that was captured, and what it does not. */
class ImageStateTest {

  @Test
  void globals_prepared_areThere() {
    Image image =
        Images.after("let top = 40; globalThis.add = n => top + n; Array.prototype.last = 9; 0");

    assertThat(Images.eval(image, "[add(2), top, [].last].join()").asString()).isEqualTo("42,40,9");
  }

  @Test
  void isolates_ofOneImage_shareNothing() {
    Image image = Images.after("globalThis.n = 0; globalThis.bump = () => ++n; 0");
    try (Isolate one = Images.small().image(image).build();
        Isolate other = Images.small().image(image).build()) {
      assertThat(one.eval("bump(); bump(); Object.prototype.leak = 1; leak + n").asInt())
          .isEqualTo(3);
      assertThat(other.eval("bump() + typeof leak").asString()).isEqualTo("1undefined");
    }
    // Those that come after get the same memory, made equal to the image again.
    for (int i = 0; i < 20; i++) {
      assertThat(Images.eval(image, "bump() + typeof leak").asString()).isEqualTo("1undefined");
    }
  }

  @Test
  void isolate_captured_livesOnAsItWas() {
    try (Isolate isolate = Images.small().build()) {
      isolate.eval("globalThis.n = 1; console.count(); new Map([[1, 2]])");
      Image image = isolate.capture();
      assertThat(isolate.eval("++n").asInt()).isEqualTo(2);
      assertThat(Images.eval(image, "n").asInt()).isEqualTo(1);
      assertThat(Images.eval(isolate.capture(), "n").asInt()).isEqualTo(2);
    }
  }

  @Test
  void image_ofAnIsolateThatRanNothing_isLikeNone() {
    try (Isolate isolate = Images.small().build()) {
      assertThat(Images.eval(isolate.capture(), "Object.keys(globalThis).join()"))
          .isEqualTo(Trial.evalFresh("Object.keys(globalThis).join()"));
    }
  }

  @Test
  void image_ofAnIsolateFromAnImage_holdsBoth() {
    Image first = Images.after("globalThis.a = 1; 0");
    Image second = Images.after(Images.small().image(first), "globalThis.b = a + 1; 0");

    assertThat(Images.eval(second, "a + b").asInt()).isEqualTo(3);
    assertThat(Images.eval(first, "typeof b").asString()).isEqualTo("undefined");
  }

  /** Each isolate hashes with a seed of its own; the entries are sorted in anew. */
  @Test
  void collections_withEntries_findThemUnderEverySeed() {
    Image image =
        Images.after(
            """
            globalThis.keys = Array.from({ length: 500 }, (_, i) => [i, 'k' + i, {}, Symbol()]).flat();
            globalThis.map = new Map(keys.map((key, i) => [key, i]));
            globalThis.set = new Set(keys);
            globalThis.weak = new WeakMap(keys.filter(key => typeof key === 'object').map(key => [key, 1]));
            0
            """);
    for (int seed = 0; seed < 5; seed++) {
      assertThat(
              Images.eval(
                      Images.small().image(image).seed(seed),
                      """
                      map.delete('k7'); map.set('new', 1);
                      keys.filter((key, i) => key !== 'k7' && (map.get(key) !== i || !set.has(key)
                        || (typeof key === 'object' && !weak.has(key)))).length + ',' + map.size
                      """)
                  .asString())
          .isEqualTo("0,2000");
    }
  }

  @Test
  void randomness_isEachIsolatesOwn() {
    Image image = Images.after("Math.random(); crypto.randomUUID()");
    String script = "Math.random() + crypto.randomUUID()";

    assertThat(Images.eval(image, script)).isNotEqualTo(Images.eval(image, script));
    assertThat(Images.eval(Images.small().image(image).seed(5), script))
        .isEqualTo(Images.eval(Images.small().image(image).seed(5), script));
  }

  @Test
  void clock_startsAnew() {
    Image image = Images.after("performance.now(); for (let i = 0; i < 1e6; i++); 0");
    InstantSource fixed = InstantSource.fixed(Instant.ofEpochMilli(86_400_000));

    assertThat(
            Images.eval(Images.small().image(image).clock(fixed), "performance.now() + Date.now()")
                .asLong())
        .isEqualTo(86_400_000);
  }

  @Test
  void timers_leftBehind_doNotFire() {
    Image image =
        Images.after(
            "globalThis.fired = 0; setTimeout(() => fired++, 1); setInterval(() => fired++, 1);"
                + "setImmediate(() => fired++); 0");

    assertThat(Images.eval(image, "new Promise(done => setTimeout(() => done(fired), 5))").asInt())
        .isZero();
  }

  @Test
  void console_countersTimersAndGroups_areEmpty() {
    Image image = Images.after("console.count('a'); console.time('t'); console.group(); 0");
    List<String> lines = new ArrayList<>();
    Images.eval(
        Images.small().image(image).console((level, text) -> lines.add(text)),
        "console.count('a'); console.timeLog('t'); 0");

    assertThat(lines).containsExactly("a: 1", "Warning: No such label 't' for console.timeLog()");
  }

  @Test
  void functions_compiledBefore_keepTheirTexts() {
    Image image = Images.after("globalThis.f = function (a) { return a /* here */ + 1; }; 0");

    assertThat(Images.eval(image, "f.toString() + f(1)").asString())
        .isEqualTo("function (a) { return a /* here */ + 1; }2");
  }

  @Test
  void garbage_isCollected_andItsCallbacksAreRunBefore() {
    Image image =
        Images.after(
            """
            globalThis.calls = 0;
            globalThis.registry = new FinalizationRegistry(() => calls++);
            (() => { const a = {}, b = { a }; a.b = b; registry.register(a, 1); })();
            0
            """);

    assertThat(Images.eval(image, "calls").asInt()).isEqualTo(1);
  }

  @Test
  void capture_withACallbackThatCallsTheHost_callsItOnce_andWaitsForItsPromise() {
    List<String> calls = new ArrayList<>();
    CompletableFuture<String> promise = new CompletableFuture<>();
    Object given = promise;
    try (Isolate isolate =
        Images.small()
            .hostFunction(
                "ended",
                arguments -> {
                  calls.add(arguments.get(0).asString());
                  return given;
                })
            .build()) {
      isolate.eval(
          "globalThis.registry = new FinalizationRegistry(name => { globalThis.got = ended(name); });"
              + "(() => { const a = {}; a.a = a; registry.register(a, 'a'); })(); 0");
      assertThatThrownBy(isolate::capture).hasMessage("promises of host functions are pending");
      promise.complete("done");
      assertThat(isolate.eval("got").asString()).isEqualTo("done");
      assertThat(Images.eval(isolate.capture(), "got").asString()).isEqualTo("done");
      assertThat(calls).containsExactly("a");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"throw new RangeError('cleanup')", "Promise.reject(new RangeError('cleanup'))"})
  void capture_withACallbackThatThrows_saysSo_andTheIsolateStaysUsable(String cleanup) {
    try (Isolate isolate = Images.small().build()) {
      isolate.eval(
          "globalThis.registry = new FinalizationRegistry(() => { "
              + cleanup
              + " });"
              + "(() => { const a = {}; a.a = a; registry.register(a, 1); })(); globalThis.n = 1; 0");
      assertThatThrownBy(isolate::capture)
          .isInstanceOf(GuestException.class)
          .hasMessageContaining("cleanup");
      assertThat(isolate.eval("n").asInt()).isEqualTo(1);
    }
  }

  @Test
  void capture_closedOrFailed_isRefused() {
    Isolate closed = Images.small().build();
    closed.close();
    assertThatThrownBy(closed::capture)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the isolate cannot be used: it was closed");

    try (Isolate failed = Isolate.create(Trial.SMALL.toBuilder().fuel(100_000).build())) {
      assertThat(Trial.ending(failed, "for (;;);")).isEqualTo("FUEL");
      assertThatThrownBy(failed::capture)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("instructions");
    }
  }

  @Test
  void capture_withAHostPromisePending_isRefusedUntilItHasSettled() {
    CompletableFuture<String> promise = new CompletableFuture<>();
    try (Isolate isolate = Images.small().hostFunction("later", arguments -> promise).build()) {
      isolate.eval("globalThis.got = later(); 0");
      assertThatThrownBy(isolate::capture)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("promises of host functions are pending");
      promise.complete("done");
      isolate.eval("got");

      assertThat(Images.eval(isolate.capture(), "got").asString()).isEqualTo("done");
    }
  }

  @Test
  void capture_byAHostFunction_isRefused() {
    AtomicReference<Isolate> own = new AtomicReference<>();
    AtomicReference<String> message = new AtomicReference<>("");
    try (Isolate isolate =
        Images.small()
            .hostFunction(
                "capture",
                arguments -> {
                  try {
                    Objects.requireNonNull(own.get()).capture();
                  } catch (IllegalStateException refused) {
                    message.set(refused.getMessage());
                  }
                  return JsValue.undefined();
                })
            .build()) {
      own.set(isolate);
      isolate.eval("capture()");
    }
    assertThat(message).hasValue("a host function cannot capture the isolate that called it");
  }
}
