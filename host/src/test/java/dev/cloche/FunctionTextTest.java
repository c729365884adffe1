package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Function.prototype.toString} of functions in modules, whose text stays with the host. */
class FunctionTextTest {

  @TempDir Path root = Path.of("unset");

  private JsValue require(String text) throws IOException {
    Files.writeString(root.resolve("main.js"), text);
    try (Isolate isolate = Isolate.builder().limits(Trial.SMALL).root(root).build()) {
      return isolate.require("./main.js");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function (a,  b) { return a /* kept */ + b; }",
        "(a) => a",
        "async x => { await x }",
        "function* g() { yield 'ä😀'; }",
        "async function* h () {\n  yield 1;\n}",
        "class A extends Object { #p = 1; m() { return this.#p; } }",
        "class { }",
        "function outer() { return function inner() {}; }",
      })
  void toString_ofAModulesFunction_isItsText(String function) throws IOException {
    for (String before : new String[] {"", "#!/usr/bin/env node\n", "/* üñí😀 */ ", "\ufeff"}) {
      for (int i = 0; i < 2; i++) {
        assertThat(require(before + "exports.text = (" + function + ").toString();").get("text"))
            .isEqualTo(JsString.of(function));
      }
    }
  }

  @Test
  void toString_ofCachedScripts_takesEachTextOnce() {
    String source = "(function first() { return 1 })";
    String other = "(function second() { return 2 })";
    try (Isolate isolate = Isolate.create()) {
      for (int i = 0; i < 3; i++) {
        for (String text : new String[] {source, other}) {
          ScriptOrigin origin = ScriptOrigin.of("s" + i);
          CachedData data = isolate.produceCachedData(text, origin).orElseThrow();
          try (Script script = isolate.compileScript(text, origin, data);
              Reference function = script.run(isolate.context(), RunOptions.reference())) {
            assertThat(script.cachedDataRejected()).isFalse();
            assertThat(isolate.context().evalClosure("return '(' + $0 + ')'", function).asString())
                .isEqualTo(text);
          }
        }
      }
      assertThat(isolate.session().hostCalls().modules().allTexts()).hasSize(2);
    }
  }

  @Test
  void toString_ofMembers_isTheirText() throws IOException {
    String text =
        """
        class A { static s(a) { } get g() { return 1; } async 'quoted name' () { } static { A.t = () => 2; } }
        const o = { m(x) { return x; }, [1 + 1]: function () { } };
        const text = (target, key) => Object.getOwnPropertyDescriptor(target, key);
        module.exports = [A.s, text(A.prototype, 'g').get, A.prototype['quoted name'], A.t, o.m, o[2],
          A.prototype.constructor, class B extends A { }].join('; ');
        """;
    assertThat(require(text).asString())
        .isEqualTo(
            "s(a) { }; get g() { return 1; }; async 'quoted name' () { }; () => 2; m(x) { return x; };"
                + " function () { }; "
                + text.lines().findFirst().orElseThrow()
                + "; class B extends A { }");
  }

  @Test
  void toString_ofTheModulesOwnFunction_isTheWrapper() throws IOException {
    assertThat(require("#!x\nmodule.exports = arguments.callee.toString();").asString())
        .isEqualTo(
            "function (exports, require, module, __filename, __dirname) {//#!x\n"
                + "module.exports = arguments.callee.toString();\n}");
  }

  @Test
  void toString_ofAFunctionMadeLater_isItsText() throws IOException {
    assertThat(
            require("module.exports = [eval('(a) => 1'), Function('b', 'c')].join('; ');")
                .asString())
        .isEqualTo("(a) => 1; function anonymous(b\n) {\nc\n}");
  }

  @Test
  void toString_afterItsFileHasChanged_isTheTextThatWasLoaded() throws IOException {
    Files.writeString(root.resolve("a.js"), "exports.f = function first() { };");
    try (Isolate isolate =
        Isolate.builder()
            .limits(Trial.SMALL)
            .root(root)
            .hostFunction(
                "change",
                arguments ->
                    Files.writeString(root.resolve("a.js"), "exports.f = class { };") == null)
            .build()) {
      Files.writeString(
          root.resolve("main.js"),
          """
          const old = require('./a').f;
          change();
          delete require.cache['/a.js'];
          module.exports = [old, require('./a').f].join('; ');
          """);
      assertThat(isolate.require("./main.js").asString())
          .isEqualTo("function first() { }; class { }");
    }
  }

  @Test
  void toString_ofManyFunctions_isWithinTheLimits() throws IOException {
    assertThat(
            require(
                    "const f = () => { '"
                        + "x".repeat(10_000)
                        + "' }; let n = 0; for (let i = 0; i < 1000; i++) n += f.toString().length; module.exports = n;")
                .asInt())
        .isEqualTo(1000 * ("() => { '' }".length() + 10_000));
  }
}
