package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsDate;
import dev.cloche.JsValue;
import dev.cloche.Trial;
import dev.cloche.containment.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Glue between guest and host works on what it kept at boot, whatever the guest has changed. */
class PollutionTest {

  /** Each of these would see, forge or break what crosses, if the glue used it. */
  private static final String ACCESSORS =
      """
      globalThis.hits = 0;
      const define = Object.defineProperty;
      const trap = { __proto__: null, get() { hits++; }, set() { hits++; }, configurable: true };
      for (const name of ['get', 'set', 'apply', 'has', 'value', 'writable', 'enumerable', 'configurable',
          'then', 'a', 'list', 'name', 'message', 'stack', 'cause', 'errors', 'code', 'exports', 'main', '0', '1',
          'length', 'index', 'source', 'flags', 'done', 'resolve', 'reject', 'size', 'toJSON', 'level', 'text']) {
        define(Object.prototype, name, trap);
      }
      """;

  private static final String METHODS =
      """
      globalThis.hits = 0;
      const define = Object.defineProperty, keysOf = Reflect.ownKeys;
      const trap = { __proto__: null, get() { hits++; return () => 'forged'; }, set() { hits++; }, configurable: true };
      const types = [Array, Map, Set, WeakMap, Promise, RegExp, Function, Error, Date, String, Number, Object,
          ArrayBuffer, DataView, Uint8Array, Object.getPrototypeOf(Uint8Array), BigInt, Symbol, JSON, Math];
      const targets = [];
      for (const type of types) {
        for (const object of [type, type.prototype]) {
          for (const key of object ? keysOf(object) : []) {
            if (key !== 'prototype' && key !== 'constructor') targets.push([object, key]);
          }
        }
      }
      const count = targets.length;
      for (let i = 0; i < count; i++) {
        try { define(targets[i][0], targets[i][1], trap); } catch {}
      }
      hits = 0;
      """;

  /** All but the classes' names, which is what inspection shows of them. */
  private static final String METHODS_NOT_NAMES =
      METHODS.replace("key !== 'constructor'", "key !== 'constructor' && key !== 'name'");

  private final List<JsValue> given = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  private IsolateBuilder builder() {
    return Isolate.builder()
        .limits(Trial.SMALL)
        .console((level, text) -> lines.add(text))
        .hostFunction(
            "host",
            arguments -> {
              given.addAll(arguments);
              return Map.of("a", 1, "list", List.of(1, 2));
            })
        .hostFunction("later", arguments -> CompletableFuture.completedStage(List.of(7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {ACCESSORS, METHODS})
  @Hostile({8, 10})
  void pollution_beforeHostCalls_seesNothing(String pollution) {
    try (Isolate isolate = builder().build()) {
      isolate.eval("{" + pollution + "} 0");

      isolate.eval("globalThis.r = host({ b: [2, 3] }); 0");

      assertThat(given).hasSize(1);
      assertThat(given.get(0).get("b").get(1).asInt()).isEqualTo(3);
      assertThat(isolate.eval("r.list[1]").asInt()).isEqualTo(2);
      assertThat(isolate.eval("hits").asInt()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ACCESSORS, METHODS})
  @Hostile({8, 10})
  void pollution_beforeResults_forgesNone(String pollution) {
    try (Isolate isolate = builder().build()) {
      isolate.eval(
          "globalThis.m = new Map([[1, 2]]); globalThis.d = new Date(5); globalThis.t = new Uint8Array(2); 0");
      isolate.eval("{" + pollution + "} 0");
      JsValue value = isolate.eval("[m, d, t, { b: 1 }, /x/]");

      assertThat(value.get(0)).hasToString(Trial.evalFresh("new Map([[1, 2]])").toString());
      assertThat(value.get(1)).isEqualTo(new JsDate(5));
      assertThat(value.get(3).get("b").asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ACCESSORS, METHODS})
  @Hostile({8, 10})
  void pollution_beforeArguments_doesNotChangeThem(String pollution) {
    try (Isolate isolate = builder().build()) {
      isolate.eval("function f(x) { return x.a === 1 && x.list[0] === 2 && hits === 0; }");
      isolate.eval("{" + pollution + "} 0");

      assertThat(isolate.call("f", Map.of("a", 1, "list", List.of(2))).asBoolean()).isTrue();
    }
  }

  @Test
  @Hostile({8, 10})
  void pollution_beforeErrors_doesNotForgeThem() {
    try (Isolate isolate = builder().build()) {
      isolate.eval("{" + ACCESSORS + "} 0");

      assertThatThrownBy(() -> isolate.eval("throw new TypeError('real')"))
          .isInstanceOf(GuestException.class)
          .hasMessage("TypeError: real");
      assertThatThrownBy(() -> isolate.eval("null.x")).isInstanceOf(GuestException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ACCESSORS, METHODS})
  @Hostile({8, 10})
  void pollution_beforeConsole_changesNoLine(String pollution) {
    try (Isolate isolate = builder().build()) {
      isolate.eval("{" + pollution + "} 0");

      isolate.eval("console.log('plain', 1, true, undefined); 0");

      assertThat(lines).containsExactly("plain 1 true undefined");
    }
  }

  static List<String> pollutions() {
    return List.of(ACCESSORS, METHODS_NOT_NAMES);
  }

  @ParameterizedTest
  @MethodSource("pollutions")
  void pollution_beforeInspection_changesNoText(String pollution) {
    String setup =
        """
        class Point { constructor() { this.x = 1; } }
        const values = [
          [1, 'a', , -0], { a: [{ b: { c: {} } }], [Symbol('s')]: 2n }, new Map([[1, new Set([2])]]), /x/g,
          new Date(0), new Point(), Point, function f() {}, new Uint8Array(3), new ArrayBuffer(2),
          Object.assign(new RangeError('bad'), { code: 'E' }), Promise.resolve(5), Object(7), Object.create(null),
        ];
        globalThis.show = () => {
          console.log();
          for (let i = 0; i < 14; i++) console.log(values[i], 'and');
          console.log('%s %d %j %o', 'a', 1.5, 5, values);
          console.group('group');
          console.assert(false, 'failed');
          console.count('n');
          console.trace('here');
          console.groupEnd();
        };
        0
        """;
    try (Isolate isolate = builder().build()) {
      isolate.eval(setup);
      isolate.eval("show(); 0");
      List<String> clean = List.copyOf(lines);
      lines.clear();
      isolate.eval("{" + pollution + "} console.countReset('n'); 0");

      isolate.eval("show(); 0");

      assertThat(lines).isEqualTo(clean).hasSizeGreaterThan(18);
      assertThat(isolate.eval("hits").asInt()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ACCESSORS, METHODS})
  @Hostile({8, 10})
  void pollution_beforeRequire_loadsTheSameModule(String pollution, @TempDir Path root)
      throws IOException {
    Files.writeString(root.resolve("a.js"), "module.exports = { answer: 42 };");
    Files.writeString(root.resolve("b.json"), "[42]");
    Files.writeString(
        root.resolve("main.js"),
        "exports.f = () => require('./a').answer + require('./b.json')[0];");
    try (Isolate isolate = builder().root(root).build()) {
      isolate.eval("{" + pollution + "} 0");

      assertThat(isolate.callExport("./main.js", "f").asInt()).isEqualTo(84);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Promise.prototype.then = function () { return 'forged'; };",
        "Promise.resolve = () => 'forged';",
        "Object.defineProperty(Promise, Symbol.species, { get() { return function (f) { f(() => {}, () => {}); }; } });",
        "Promise.prototype.constructor = function () {};",
        "globalThis.Promise = function () { return 'forged'; };",
        "queueMicrotask = () => {};",
      })
  @Hostile({10, 11})
  void pollution_ofPromises_forgesNoResult(String pollution) {
    try (Isolate isolate = builder().build()) {
      isolate.eval(pollution + " 0");

      JsValue value = isolate.eval("(async () => (await later())[0])()");

      assertThat(value).hasToString("7");
    }
  }

  @Test
  void speciesOfAPassedArray_isIgnored() {
    try (Isolate isolate = builder().build()) {
      isolate.eval(
          """
          const a = [1, 2];
          a.constructor = { [Symbol.species]: function () { throw new Error('called'); } };
          host(a); 0
          """);

      assertThat(given.get(0)).hasToString("[1, 2]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "({ ['__proto__']: { admin: 1 }, constructor: 2, hasOwnProperty: 3 })",
        "JSON.parse('{\"__proto__\": {\"admin\": 1}}')",
      })
  void result_withProtoKey_isAnEntry(String source) {
    JsValue value = Trial.evalFresh(source);

    assertThat(value.get("__proto__").get("admin").asInt()).isEqualTo(1);
    assertThat(Trial.evalFresh("typeof {}.admin").asString()).isEqualTo("undefined");
    assertThat(value.toJava()).isInstanceOf(Map.class).asString().contains("__proto__");
  }
}
