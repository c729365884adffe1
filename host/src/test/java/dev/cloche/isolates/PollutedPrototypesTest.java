package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Callback;
import dev.cloche.Context;
import dev.cloche.ExternalCopy;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.JsModule;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The host's doors work, and call nothing of the guest's, whatever the guest has made of its
 * globals.
 */
class PollutedPrototypesTest {

  /**
   * Every method and accessor that can be reached counts its calls, and answers nonsense. Not
   * Object.prototype.then: to await a result is to look for it.
   */
  private static final String POLLUTE =
      """
      (() => {
        globalThis.hits = 0;
        const define = Object.defineProperty, keys = Reflect.ownKeys, get = Object.getOwnPropertyDescriptor;
        const nonsense = { __proto__: null, get() { hits++; return () => 'forged'; }, set() { hits++; }, configurable: true };
        const targets = [];
        for (const name of keys(globalThis)) {
          const value = get(globalThis, name).value;
          if (typeof value !== 'function' || name === 'eval') continue;
          for (const object of [value, value.prototype]) {
            for (const key of object ? keys(object) : []) {
              if (key !== 'prototype' && key !== 'constructor') targets.push([object, key]);
            }
          }
        }
        for (const key of ['get', 'set', 'value', 'writable', 'enumerable', 'configurable', '0', '1', '2', 'a',
            'length', 'name', 'message', 'stack', 'cause', 'url', 'default', 'next', 'done', 'x', 'kind', 'number']) {
          targets.push([Object.prototype, key]);
        }
        targets.push([Error, 'prepareStackTrace']);
        const count = targets.length;
        for (let i = 0; i < count; i++) {
          try { define(targets[i][0], targets[i][1], nonsense); } catch {}
        }
        hits = 0;
        return count;
      })()
      """;

  private final Isolate isolate = Isolate.create(Patient.LIMITS);
  private final Context context = isolate.createContext();

  @BeforeEach
  void pollute() {
    assertThat(context.eval(POLLUTE).asInt()).isGreaterThan(300);
  }

  @AfterEach
  void close() {
    assertThat(context.eval("hits").asInt()).as("the guest's functions that were called").isZero();
    isolate.close();
  }

  @Test
  void references_areLookedAtAndChanged() {
    Reference object = context.eval("globalThis.o = { own: [1, 2] }; o", RunOptions.reference());

    assertThat(object.get("own").get("1").copy().asInt()).isEqualTo(2);
    object.set("fresh", List.of(Map.of("k", "v")));
    assertThat(object.get("fresh").copy()).hasToString("[{k: \"v\"}]");
    object.delete("own");
    assertThat(object.copy()).hasToString("{fresh: [{k: \"v\"}]}");
    assertThat(context.global().get("o").typeOf()).isEqualTo("object");
  }

  @Test
  void functions_areCalled() {
    Reference function = context.eval("(x, y) => ({ x, y })", RunOptions.reference());

    assertThat(function.call(1, List.of(2))).hasToString("{x: 1, y: [2]}");
    assertThat(function.call(ExternalCopy.of(List.of(3)), function.call(4, 5)))
        .hasToString("{x: [3], y: {x: 4, y: 5}}");
    assertThat(context.evalClosure("return [$0, $1]", 6, Map.of("b", 7)))
        .hasToString("[6, {b: 7}]");
  }

  @Test
  void callbacks_areMadeAndCalled() {
    context.global().set("host", Callback.of(args -> List.of(args.get(0), Map.of("n", 1))));

    assertThat(context.eval("host('in')")).hasToString("[\"in\", {n: 1}]");
  }

  @Test
  void modules_areLinkedAndEvaluated() {
    JsModule leaf =
        context.compileModule(
            "export let n = 1; export const set = (v) => { n = v; }", ScriptOrigin.of("leaf"));
    JsModule main =
        context.compileModule(
            "import { n, set } from 'leaf'; set(5); export const seen = n; export const u = import.meta.url",
            ScriptOrigin.of("main"));
    main.instantiate((specifier, referrer) -> leaf);
    main.evaluate();

    assertThat(main.namespace().get("seen").copy().asInt()).isEqualTo(5);
    assertThat(main.namespace().get("u").copy().asString()).isEqualTo("main");
    assertThat(leaf.namespace().get("n").copy().asInt()).isEqualTo(5);
  }

  @Test
  void scripts_areRun() {
    Script script = isolate.compileScript("[1, 'two', { three: 3 }]", ScriptOrigin.of("s"));

    assertThat(script.run(context)).hasToString("[1, \"two\", {three: 3}]");
    assertThat(script.run(isolate.createContext())).hasToString("[1, \"two\", {three: 3}]");
  }

  @Test
  void promises_areAwaited() {
    assertThat(context.eval("(async () => { await null; return [1]; })()")).hasToString("[1]");
    assertThatThrownBy(() -> context.eval("(async () => { throw 7; })()"))
        .isInstanceOfSatisfying(
            GuestException.class, error -> assertThat(error.thrown().asInt()).isEqualTo(7));
  }

  @Test
  void contexts_madeLater_areUntouched() {
    Context fresh = isolate.createContext();

    assertThat(fresh.eval("[3, 1, 2].sort().map(String).join()").asString()).isEqualTo("1,2,3");
    assertThat(isolate.eval("Object.keys({ a: 1 }).length").asInt()).isEqualTo(1);
  }
}
