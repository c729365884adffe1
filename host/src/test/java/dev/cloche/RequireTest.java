package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CommonJS modules as the guest sees them. */
class RequireTest {

  private Path root = Path.of("unset");

  @BeforeEach
  void makeRoot(@TempDir Path directory) throws IOException {
    root = Files.createDirectory(directory.resolve("root"));
    Files.writeString(directory.resolve("outside.js"), "module.exports = 'secret';");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Isolate isolate() {
    return Isolate.builder().limits(Trial.SMALL).root(root).externals("pkg", "@scope/pkg").build();
  }

  private GuestException failureOf(String main) throws IOException {
    write("main.js", main);
    try (Isolate isolate = isolate()) {
      GuestException failure =
          catchThrowableOfType(GuestException.class, () -> isolate.require("./main.js"));
      assertThat(failure).isNotNull();
      HostText.assertAbsent(failure);
      return failure;
    }
  }

  private JsValue run(String main) throws IOException {
    write("main.js", main);
    try (Isolate isolate = isolate()) {
      return isolate.require("./main.js");
    }
  }

  @Test
  void require_relativeModules_work() throws IOException {
    write("lib/a.js", "exports.a = require('./b').b + 1;");
    write("lib/b.cjs", "");
    write("lib/b.js", "exports.b = require('../data.json').n;");
    write("data.json", "\ufeff{ \"n\": 40 }");

    assertThat(run("module.exports = require('./lib/a').a + 1").asInt()).isEqualTo(42);
  }

  @Test
  void callExport_ownFunction_isCalled() throws IOException {
    write("main.js", "exports.add = (a, b) => a + b; exports.n = 1;");
    try (Isolate isolate = isolate()) {
      assertThat(isolate.callExport("./main.js", "add", 40, 2).asInt()).isEqualTo(42);
      assertThat(isolate.callExport("./main", "add", "a", "b").asString()).isEqualTo("ab");
      for (String missing : new String[] {"n", "toString", "__proto__", "constructor", "", "a.b"}) {
        assertThat(
                catchThrowableOfType(
                    GuestException.class, () -> isolate.callExport("./main.js", missing)))
            .as(missing)
            .isNotNull();
      }
    }
  }

  @Test
  void callExport_asyncFunction_isAwaited() throws IOException {
    write("main.js", "exports.f = async (x) => { await null; return x * 2; };");
    try (Isolate isolate = isolate()) {
      assertThat(isolate.callExport("./main.js", "f", 21).asInt()).isEqualTo(42);
    }
  }

  @Test
  void require_cached_isTheSameObject() throws IOException {
    write("counter.js", "globalThis.loads = (globalThis.loads ?? 0) + 1; module.exports = {};");

    assertThat(run("module.exports = [require('./counter') === require('./counter.js'), loads]"))
        .hasToString("[true, 1]");
  }

  @Test
  void require_cycle_seesPartialExports() throws IOException {
    write("a.js", "exports.early = 1; const b = require('./b'); exports.late = b.seen;");
    write("b.js", "const a = require('./a'); exports.seen = [a.early, a.late];");

    assertThat(run("module.exports = require('./a')").get("late")).hasToString("[1, undefined]");
  }

  @Test
  void require_moduleThatThrows_runsAgainNextTime() throws IOException {
    write("bad.js", "globalThis.runs = (globalThis.runs ?? 0) + 1; throw new Error('no');");

    assertThat(
            run("for (let i = 0; i < 3; i++) { try { require('./bad') } catch {} } module.exports = runs")
                .asInt())
        .isEqualTo(3);
  }

  @Test
  void require_longChain_endsInAnError() throws IOException {
    write("self.js", "module.exports = require('./self');");
    assertThat(run("module.exports = require('./self')").get("x")).isEqualTo(JsValue.undefined());
    for (int i = 0; i < 200; i++) {
      write("c" + i + ".js", "module.exports = require('./c" + (i + 1) + "') + 1;");
    }
    write("c200.js", "module.exports = 0;");
    assertThat(run("module.exports = require('./c0')").asInt()).isEqualTo(200);
  }

  @Test
  void require_shebangAndMark_areSkipped() throws IOException {
    write("tool.js", "#!/usr/bin/env node\nmodule.exports = 1;");
    write("marked.js", "\ufeffmodule.exports = 2;");

    assertThat(run("module.exports = [require('./tool'), require('./marked')]"))
        .hasToString("[1, 2]");
  }

  @Test
  void module_variables_areVirtual() throws IOException {
    write(
        "lib/a.js",
        "module.exports = [__filename, __dirname, module.id, module.path, module.filename, require.resolve('../main')];");

    assertThat(run("module.exports = require('./lib/a')").toJava())
        .isEqualTo(
            java.util.List.of("/lib/a.js", "/lib", "/lib/a.js", "/lib", "/lib/a.js", "/main.js"));
  }

  @Test
  void module_internalsOfNode_areMissing() throws IOException {
    assertThat(
            run(
                "module.exports = [typeof module.constructor._load, typeof require.extensions, typeof require('./main').x]"))
        .hasToString("[\"undefined\", \"undefined\", \"undefined\"]");
  }

  @Test
  void stack_ofAModule_isVirtual() throws IOException {
    write("lib/deep.js", "\n\nexports.f = () => { throw new Error('x'); };");

    GuestException failure = failureOf("\nrequire('./lib/deep').f();");

    assertThat(failure.guestStack()).contains("/lib/deep.js:3:", "/main.js:2:");
    assertThat(failure.guestStack()).doesNotContain(root.toString());
  }

  @Test
  void syntaxError_inAModule_namesItsFile() throws IOException {
    write("bad.js", "let ok;\nlet = = 1;");
    assertThat(failureOf("require('./bad')").guestStack()).contains("/bad.js:2:");
    write("bad.json", "{ \"a\": }");
    assertThat(failureOf("require('./bad.json')").name()).isEqualTo("SyntaxError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs",
        "node:fs",
        "process",
        "child_process",
        "vm",
        "worker_threads",
        "module",
        "std",
        "os",
        "qjs:std",
        "./missing",
        "../outside",
        "../outside.js",
        "/../outside.js",
        "./lib/../../outside",
        "missing",
        "pkg/../../outside",
        "file:///etc/passwd",
        "/etc/passwd",
        "C:\\\\x",
        "..\\\\outside.js",
        "./..%2foutside.js",
        "./main.js\\0",
        "http://x/y.js"
      })
  void require_deniedAndMissing_readTheSame(String specifier) throws IOException {
    GuestException failure = failureOf("require('" + specifier + "')");

    assertThat(failure.guestMessage())
        .isEqualTo("Cannot find module '" + unescape(specifier) + "'");
  }

  private static String unescape(String specifier) {
    return specifier.replace("\\\\", "\\").replace("\\0", "\0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1                         | TypeError
          null                      | TypeError
          undefined                 | TypeError
          ''                        | TypeError
          Symbol('s')               | TypeError
          new String('./a')         | TypeError
          ['./a']                   | TypeError
          ({ toString: () => './a' }) | TypeError
          new Proxy({}, {})         | TypeError
          'x'.repeat(100000)        | Error
          """)
  void require_whatIsNoName_isRefused(String specifier, String name) throws IOException {
    write("a.js", "");

    assertThat(failureOf("require(" + specifier + ")").name()).isEqualTo(name);
  }

  @Test
  void compiledText_thatClosesItsWrapper_isStillConfined() throws IOException {
    for (String text :
        new String[] {
          "}); globalThis.out = 1; (function () {",
          "})\nmodule.exports = 1; ({",
          "*/ globalThis.out = 1; /*",
          "<!-- x\n}",
          "//# sourceMappingURL=file:///etc/passwd",
          "module.exports = 1 // no line break",
        }) {
      write("evil.js", text);
      JsValue seen =
          run(
              "let e; try { require('./evil') } catch (x) { e = x.name } module.exports = [e, typeof Deno]");
      assertThat(seen.get(1).asString()).isEqualTo("undefined");
    }
  }

  @Test
  void root_thatIsNoDirectory_isRefused() throws IOException {
    write("file.js", "");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Isolate.builder().root(root.resolve("file.js")).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Isolate.builder().root(root.resolve("missing")).build());
  }

  @Test
  void noRoot_everyModule_isMissing() {
    try (Isolate isolate = Isolate.create()) {
      GuestException failure =
          catchThrowableOfType(GuestException.class, () -> isolate.require("./main.js"));
      assertThat(failure).hasMessage("Error: Cannot find module './main.js'");
    }
  }

  @Test
  void exports_thatAreGettersOrProxies_areReadInsideTheLimits() throws IOException {
    assertThat(failureOf("module.exports = new Proxy({}, {})").name()).isEqualTo("DataCloneError");
    assertThat(
            failureOf(
                    "Object.defineProperty(module, 'exports', { get() { throw new RangeError('x'); } })")
                .name())
        .isEqualTo("RangeError");
    assertThat(run("module.exports = { then(resolve) { resolve(7); } }").asInt()).isEqualTo(7);
  }

  @Test
  void packages_byExactName_load() throws IOException {
    write("node_modules/pkg/package.json", "{ \"main\": \"lib\" }");
    write("node_modules/pkg/lib/index.js", "module.exports = 'pkg ' + require('./more').m;");
    write("node_modules/pkg/lib/more.js", "exports.m = 'more';");
    write("node_modules/@scope/pkg/index.js", "module.exports = 'scoped';");
    write("node_modules/other/index.js", "module.exports = 'secret';");

    assertThat(
            run(
                "module.exports = [require('pkg'), require('@scope/pkg'), require('pkg/lib/more').m]"))
        .hasToString("[\"pkg more\", \"scoped\", \"more\"]");
    assertThat(failureOf("require('other')").guestMessage())
        .isEqualTo("Cannot find module 'other'");
  }
}
