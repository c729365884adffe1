package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.IsolatedRuntime;
import dev.cloche.ModuleResolver;
import dev.cloche.SourceCompiler;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.Hostile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Techniques 20 and 84 to 89 of the containment list: what modules do to the module system, to each
 * other and to those who call them.
 */
class ModuleTrickTest {

  private static final Cage CAGE = new Cage();

  @TempDir private Path root = Path.of("unset");

  @BeforeEach
  void makeFiles() {
    write("a.js", "exports.list = [1];");
    write("node_modules/lib/index.js", "exports.list = [1]; exports.nested = { n: 1 };");
  }

  @AfterAll
  static void assertContained() {
    CAGE.close();
  }

  private HostileFolder folder() {
    return new HostileFolder(root, CAGE);
  }

  private void write(String path, String text) {
    folder().write(path, text);
  }

  private Ending run(String index) {
    return folder().run(index);
  }

  /** How a module's expression ends. */
  private Ending value(String expression) {
    return run("exports.f = () => (" + expression + ");");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "module.constructor === Object && module.constructor._load === undefined",
        "require.extensions === undefined && require.main === module",
        "Object.getPrototypeOf(require) === Function.prototype && require.constructor === Function",
        "module.parent === null && module.paths.join() === '/node_modules'",
        "(module.paths.push('/etc'), module.parent = { paths: ['/'] }, (() => { try { require('passwd'); } catch (e) { return e.code === 'MODULE_NOT_FOUND'; } })())",
        "(require.cache['/a.js'] = { exports: 7 }, require('./a') === 7 && require.cache['/a.js'].exports === 7)",
        "(require.cache['/../secret.js'] = { exports: 7 }, (() => { try { require('../secret'); } catch (e) { return e.code === 'MODULE_NOT_FOUND'; } })())",
        "(delete require.cache['/a.js'], require('./a') !== (delete require.cache['/a.js'], require('./a')))",
        "typeof require.resolve.paths === 'undefined' && typeof module.constructor.createRequire === 'undefined'",
        "(module.filename = '/etc/passwd', module.path = '/etc', (() => { try { module.require('./passwd'); } catch (e) { return e.code === 'MODULE_NOT_FOUND'; } })())",
        "(require.resolve = () => '/etc/passwd', (() => { try { require('x'); } catch (e) { return e.code === 'MODULE_NOT_FOUND'; } })())",
        "typeof arguments[5] === 'undefined' && arguments.callee.constructor === Function",
      })
  @Hostile(20)
  void internalsOfTheModuleSystem_leadNowhere(String expression) {
    write("index.js", "exports.f = ((found) => () => found)(" + expression + ");");

    assertThat(folder().call(CAGE.runtime(), "f").isA("OK(true)")).isTrue();
  }

  @Test
  @Hostile(20)
  void importMeta_isNoSyntaxOfAModule() {
    assertThat(value("import.meta").code()).isEqualTo("ERR(SyntaxError)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "undefined",
        "''",
        "{}",
        "['./a']",
        "Symbol('a')",
        "1n",
        "new String('fs')",
        "() => './a'",
        "{ toString: () => './a' }",
        "{ n: 0, toString() { return this.n++ ? '../secret' : './a'; } }",
        "{ [Symbol.toPrimitive]: () => { for (;;); } }",
        "new Proxy({}, { get() { for (;;); } })",
        "new Proxy(Object('./a'), {})",
      })
  @Hostile(value = 84, ends = "ERR")
  void nameThatIsNoString_isRefusedUnread(String name) {
    Ending ending = value("require(" + name + ")");

    assertThat(ending.code()).isEqualTo("ERR(TypeError)");
  }

  @Test
  @Hostile(85)
  void exportsOfALibrary_areEachRunsOwn() {
    write(
        "index.js",
        """
        const lib = require('lib');
        exports.f = () => {
          const seen = [lib.list.length, lib.nested.n, typeof lib.evil, Object.isFrozen(lib)].join();
          lib.list.push('evil'); lib.nested.n = 'evil'; lib.evil = () => 'evil'; Object.freeze(lib);
          require.cache['/node_modules/lib/index.js'].exports = 'evil';
          return seen;
        };
        """);

    for (int i = 0; i < 3; i++) {
      assertThat(folder().call(CAGE.runtime(), "f").isA("OK(\"1,1,undefined,false\")")).isTrue();
    }
  }

  @Test
  @Hostile(86)
  void cyclesAndChains_areCapped() {
    write("x.js", "exports.early = 1; exports.y = require('./y').seen;");
    write("y.js", "exports.seen = require('./x').early;");
    write("self.js", "module.exports = require('./self') === module.exports;");
    write("bad.js", "globalThis.n = (globalThis.n ?? 0) + 1; throw new Error('no');");
    write("chain.js", "module.exports = require('./chain.js?');");

    assertThat(value("require('./x').y").isA("OK(1)")).isTrue();
    assertThat(value("require('./self')").isA("OK(true)")).isTrue();
    assertThat(
            value("[1, 2, 3].map(() => { try { require('./bad'); } catch {} return n; }).join()")
                .isA("OK(\"1,2,3\")"))
        .isTrue();
    for (int i = 0; i < 1200; i++) {
      write("c/" + i + ".js", "module.exports = require('./" + (i + 1) + ".js');");
    }
    assertThat(value("require('./c/0.js')").code()).isIn("STACK", "LIMIT(MODULES)");
    assertThat(
            value("(() => { for (let i = 0; ; i++) try { require('./none' + i); } catch {} })()")
                .code())
        .isIn("LIMIT(MODULES)", "TIME", "LIMIT(HOST_CALLS)");
    assertThat(
            value("(() => { for (;;) { delete require.cache['/a.js']; require('./a'); } })()")
                .code())
        .isEqualTo("LIMIT(MODULES)");
  }

  static List<ModuleResolver> resolvers() {
    return List.of(
        (name, directory) -> Path.of("/etc/passwd"),
        (name, directory) -> Path.of("../../../../../../etc/passwd"),
        (name, directory) -> Path.of("/"),
        (name, directory) -> Path.of(""),
        (name, directory) -> Path.of(System.getProperty("java.home"), "release"),
        (name, directory) -> Path.of("/" + "x/".repeat(5000)),
        (name, directory) -> null);
  }

  @ParameterizedTest
  @MethodSource("resolvers")
  @Hostile(87)
  void resolverThatAnswersElsewhere_findsNothing(ModuleResolver resolver) {
    write("index.js", "exports.f = () => require('./elsewhere');");
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder().resolverFactory(options -> resolver).build()) {
      assertThat(folder().call(runtime, "f").code()).isEqualTo("DENY");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "}); globalThis.out = this; (function () {",
        "}\n);globalThis.out = process.binding('fs');\n(function(){",
        "})(); (() => { for (const k in globalThis) delete globalThis[k]; }); ({",
        "*/ globalThis.out = 1; /*",
        "<!-- x\n}",
        "-->",
        "//# sourceMappingURL=file:///etc/passwd",
        "/*# sourceMappingURL=data:application/json;base64,e30= */",
        "//# sourceURL=/etc/passwd\nexports.x = new Error('x').stack",
        "exports.x = 1 // no line break",
        "exports.x = 1 /* unfinished",
        "exports.x = `unfinished",
        "\u2028\u2029exports.x = 1",
        "return 7",
        "await 1",
        "import 'fs'",
        "export default 1",
        "super()",
        "new.target",
        "yield 1",
        "\0",
        "#!/bin/sh",
      })
  @Hostile(88)
  void compiledText_isNoWayOutOfItsWrapper(String text) {
    SourceCompiler compiler = (source, file) -> file.equals("/evil.js") ? text : source;
    write("evil.js", "");
    write(
        "index.js",
        """
        exports.f = () => {
          const names = () => Reflect.ownKeys(globalThis).filter((k) => typeof k === 'string' && k !== 'out').sort().join();
          const before = names(); let seen = '';
          try { seen = JSON.stringify(require('./evil')); } catch (e) { seen = e.name; }
          return [before === names(), typeof globalThis.out, typeof require, seen].join();
        };
        """);
    try (IsolatedRuntime runtime = IsolatedRuntime.builder().compiler(compiler).build()) {
      Ending ending = folder().call(runtime, "f");
      assertThat(Objects.requireNonNull(ending.value()).asString())
          .matches("true,(undefined|object|number),function,.*")
          .doesNotContain("etc/passwd", "/tmp", "root:");
    }
  }

  @Test
  @Hostile(89)
  void placesOfModules_areVirtual() {
    write(
        "deep/er/m.js",
        "exports.at = [__filename, __dirname, module.id, module.path, require.resolve('../../a'), ...module.paths]; exports.f = () => { throw new Error('x'); };");
    write("bad.js", "let = = 1;");
    write("bad.json", "{ bad");

    assertThat(
            value("require('./deep/er/m').at.join()")
                .isA(
                    "OK(\"/deep/er/m.js,/deep/er,/deep/er/m.js,/deep/er,/a.js,/deep/er/node_modules,/deep/node_modules,/node_modules\")"))
        .isTrue();
    for (String fails :
        List.of(
            "require('./deep/er/m').f()",
            "require('./bad')",
            "require('./bad.json')",
            "require('./none')",
            "require('../none')",
            "null.x",
            "eval('throw new Error(1)')",
            "new Function('null.x')()")) {
      Ending ending =
          value(
              "(() => { try { "
                  + fails
                  + " } catch (e) { return e.stack + e.message + e.fileName; } })()");
      assertThat(Objects.requireNonNull(ending.value(), fails).asString())
          .doesNotContain(root.toString(), root.getFileName().toString(), "file:");
      assertThat(value(fails).code()).startsWith(fails.contains("none") ? "DENY" : "ERR");
    }
  }
}
