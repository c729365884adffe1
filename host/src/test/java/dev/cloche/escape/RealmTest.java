package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.GuestVisibleException;
import dev.cloche.HostText;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Trial;
import dev.cloche.containment.Hostile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object that a guest can reach, by whatever path, belongs to the guest's one realm. */
class RealmTest {

  private final Isolate isolate =
      Isolate.builder()
          .limits(Trial.SMALL)
          .hostFunction("give", arguments -> Map.of("list", List.of(1), "bytes", new byte[1]))
          .hostFunction("later", arguments -> CompletableFuture.completedStage(Map.of("a", 1)))
          .hostFunction(
              "fail",
              arguments -> {
                throw new GuestVisibleException("TypeError", "told");
              })
          .hostFunction(
              "crash",
              arguments -> {
                throw new IllegalStateException("secret");
              })
          .build();

  @BeforeEach
  void set() {
    isolate.setGlobals(Map.of("given", Map.of("a", List.of(Map.of("b", 1)))));
  }

  @AfterEach
  void close() {
    isolate.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this.constructor.constructor",
        "(async () => {}).constructor.constructor",
        "(function* () {}).constructor.constructor",
        "console.constructor.constructor",
        "console.log.constructor",
        "give.constructor",
        "give.__proto__.constructor",
        "give().constructor.constructor",
        "give().list.constructor.constructor",
        "give().bytes.constructor.constructor",
        "give().bytes.buffer.constructor.constructor",
        "later().constructor.constructor",
        "later().then.constructor",
        "given.constructor.constructor",
        "given.a[0].constructor.constructor",
        "performance.constructor.constructor",
        "performance.now.constructor",
        "queueMicrotask.constructor",
        "Object.getPrototypeOf(give).constructor",
        "give.__lookupGetter__('__proto__').constructor",
        "Reflect.getPrototypeOf(Reflect.getPrototypeOf(give)).constructor.constructor",
        "(() => { try { fail(); } catch (e) { return e.constructor.constructor; } })()",
        "(() => { try { crash(); } catch (e) { return e.constructor.constructor; } })()",
        "(() => { try { give(() => 1); } catch (e) { return e.constructor.constructor; } })()",
        "(() => { try { null.x; } catch (e) { return e.constructor.constructor; } })()",
      })
  void constructors_allLeadToTheGuestsFunction(String path) {
    assertThat(isolate.eval("(" + path + ") === Function").asBoolean()).isTrue();
    assertThat(isolate.eval("(" + path + ")('return this')() === globalThis").asBoolean()).isTrue();
    assertThat(Trial.ending(isolate, "(" + path + ")('return Java')()"))
        .isEqualTo("ReferenceError");
  }

  @Test
  void later_value_isOfTheGuestsRealm() {
    assertThat(
            isolate
                .eval("later().then((v) => Object.getPrototypeOf(v) === Object.prototype)")
                .asBoolean())
        .isTrue();
  }

  @Test
  void hostFunction_shape_isAnOrdinaryFunctions() {
    assertThat(isolate.eval("Reflect.ownKeys(give).sort().join()").asString())
        .isEqualTo("length,name");
    assertThat(isolate.eval("`${give}`").asString()).contains("[native code]");
    assertThat(Trial.ending(isolate, "new give()")).isEqualTo("TypeError");
    HostText.assertAbsent(isolate.eval("`${give} ${give.name}`").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "crash"})
  void hostError_tellsTheGuestNothing(String function) {
    String shown =
        isolate
            .eval(
                "try { "
                    + function
                    + "() } catch (e) { const all = []; for (let o = e; o; o = Object.getPrototypeOf(o))"
                    + " for (const k of Reflect.ownKeys(o)) all.push(String(k), String(o[k])); all.join('|') }")
            .asString();

    HostText.assertAbsent(shown);
    assertThat(shown).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Proxy(class {}, { construct() { throw 1; } })",
        "new Proxy(() => 1, { apply() { throw 1; } })",
        "new Proxy([], { get() { hits++; } })",
        "class {}",
        "{ toJSON: () => 1 }",
        "Object.create(null, { f: { value: give, enumerable: true } })",
      })
  void hostFunction_givenCode_neverCallsIt(String value) {
    JsValue seen =
        isolate.eval(
            "var hits = 0; let r; try { give("
                + value
                + "); r = 'given'; } catch (e) { r = e.name; } r + hits");

    assertThat(seen.asString()).isEqualTo("DataCloneError0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Java",
        "java",
        "Packages",
        "require",
        "module",
        "std",
        "os",
        "load",
        "print",
        "scriptArgs",
        "__loadScript",
        "WebAssembly",
        "SharedArrayBuffer",
        "Atomics",
        "Worker",
        "gc",
        "bjson",
        "fetch",
        "XMLHttpRequest",
        "Deno",
        "Bun",
        "importScripts",
        "__filename",
        "arguments"
      })
  @Hostile(17)
  void global_ofAHost_isMissing(String name) {
    assertThat(isolate.eval("typeof " + name).asString()).isEqualTo("undefined");
  }

  @ParameterizedTest
  @ValueSource(strings = {"import('std')", "import('os')", "import('./x.js')", "import('qjs:std')"})
  @Hostile(18)
  void dynamicImport_isRefused(String source) {
    assertThat(Trial.ending(isolate, source)).endsWith("Error");
  }

  @Test
  void legacyReflection_isConfined() {
    assertThat(Trial.ending(isolate, "(function () { 'use strict'; return arguments.callee; })()"))
        .isEqualTo("TypeError");
    assertThat(isolate.eval("(function f() { return f.caller ?? null; })()").toJava()).isNull();
    assertThat(isolate.eval("(function () { return this === globalThis; })()").asBoolean())
        .isTrue();
  }
}
