package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} of CommonJS modules below a root. */
class RunModuleTest {

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = folder.resolve("root");
    write("lib/add.js", "exports.add = (a, b) => a + b;");
    write("lib/data.json", "{\"answer\": 42}");
    write("node_modules/pkg/package.json", "{\"main\": \"./index.js\"}");
    write("node_modules/pkg/index.js", "module.exports = 'pkg at ' + __filename;");
    write("../secret.js", "module.exports = 'secret';");
  }

  @Test
  void root_valueIsWhatTheModuleExports() throws IOException {
    write("main.js", "const { add } = require('./lib/add'); module.exports = add(1, 2);");
    assertThat(run("main.js").out()).isEqualTo("3\n");
  }

  @Test
  void root_jsonModule() throws IOException {
    write("main.js", "module.exports = require('./lib/data.json').answer;");
    assertThat(run("main.js").out()).isEqualTo("42\n");
  }

  @Test
  void root_promiseIsAwaited() throws IOException {
    write("main.js", "module.exports = (async () => 'later')();");
    assertThat(run("main.js").out()).isEqualTo("later\n");
  }

  @Test
  void root_pathsAreVirtual() throws IOException {
    write("lib/where.js", "module.exports = [__filename, __dirname].join();");
    assertThat(run("lib/where.js").out()).isEqualTo("/lib/where.js,/lib\n");
  }

  @Test
  void root_outsideAndMissingReadTheSame() throws IOException {
    write("main.js", "require('../secret.js');");
    assertThat(run("main.js").err()).startsWith("Error: Cannot find module '../secret.js'\n");
    write("main.js", "require('../absent.js');");
    assertThat(run("main.js").err()).startsWith("Error: Cannot find module '../absent.js'\n");
  }

  @Test
  void root_errorsNameVirtualPathsOnly() throws IOException {
    write("main.js", "require('./lib/add').add(null.x);");
    Terminal.Result result = run("main.js");
    assertThat(result.status()).isEqualTo(ExitStatus.GUEST_ERROR);
    assertThat(result.err()).contains("/main.js:1:").doesNotContain(folder.toString());
  }

  @Test
  void external_onlyWhenNamed() throws IOException {
    write("main.js", "module.exports = require('pkg');");
    assertThat(run("main.js").err()).startsWith("Error: Cannot find module 'pkg'\n");
    assertThat(run("main.js", "--external", "pkg").out())
        .isEqualTo("pkg at /node_modules/pkg/index.js\n");
  }

  @Test
  void allowPath_letsPackagesLieOutside() throws IOException {
    Path shared = folder.resolve("shared");
    Files.createDirectories(shared.resolve("node_modules/far"));
    Files.writeString(
        shared.resolve("node_modules/far/index.js"), "module.exports = 'far at ' + __filename;");
    Path tenant = Files.createDirectories(shared.resolve("tenant"));
    Path main = Files.writeString(tenant.resolve("main.js"), "module.exports = require('far');");

    assertThat(
            Terminal.run("run", "--root", tenant.toString(), "--external", "far", main.toString())
                .err())
        .startsWith("Error: Cannot find module 'far'\n");
    assertThat(
            Terminal.run(
                    "run",
                    "--root",
                    tenant.toString(),
                    "--external",
                    "far",
                    "--allow-path",
                    shared.resolve("node_modules").toString(),
                    main.toString())
                .out())
        .isEqualTo("far at /:1/far/index.js\n");
  }

  @Test
  void builtin_onlyWhenNamed() throws IOException {
    write("main.js", "module.exports = require('path').join('a', 'b');");
    assertThat(run("main.js").err()).startsWith("Error: Cannot find module 'path'\n");
    assertThat(run("main.js", "--builtin", "path").out()).isEqualTo("a/b\n");
  }

  @Test
  void ts_stripsTypes() throws IOException {
    write("typed.ts", "export const half = (n: number): number => n / 2;");
    write(
        "main.ts",
        "import { half } from './typed';\nexport function f(n: number) { return half(n); }");
    assertThat(run("main.ts", "--ts", "--func", "f", "--args", "[84]").out()).isEqualTo("42\n");
    assertThat(run("main.ts").err()).contains("its extension is none of .js, .cjs, .json");
  }

  @Test
  void func_callsTheExport() {
    assertThat(run("lib/add.js", "--func", "add", "--args", "[20, 22]").out()).isEqualTo("42\n");
  }

  @Test
  void func_rootIsTheFilesFolderByDefault() throws IOException {
    write(
        "lib/up.js",
        "exports.up = () => { try { require('../main') } catch (e) { return e.message } };");
    Terminal.Result result = Terminal.run("run", root + "/lib/up.js", "--func", "up");
    assertThat(result.out()).isEqualTo("Cannot find module '../main'\n");
  }

  @Test
  void context_isGlobalAndWhereIsolatedRuntimePutsIt() throws IOException {
    write(
        "main.js", "exports.f = () => [a.b, global.a.b, __globals__.__context__.a === a].join();");

    assertThat(run("main.js", "--func", "f", "--context", "{\"a\":{\"b\":5}}").out())
        .isEqualTo("5,5,true\n");
    write("main.js", "module.exports = typeof __globals__;");
    assertThat(run("main.js").out()).isEqualTo("undefined\n");
  }

  @Test
  void func_missing() {
    Terminal.Result result = run("lib/add.js", "--func", "subtract");
    assertThat(result.status()).isEqualTo(ExitStatus.GUEST_ERROR);
    assertThat(result.err()).contains("subtract");
  }

  @Test
  void withoutRoot_fileIsAScript() throws IOException {
    Path script = write("script.js", "var a = 1;\na + 1;");
    assertThat(Terminal.run("run", script.toString()).out()).isEqualTo("2\n");
  }

  private Terminal.Result run(String file, String... options) {
    String[] commandLine = new String[options.length + 4];
    commandLine[0] = "run";
    commandLine[1] = "--root";
    commandLine[2] = root.toString();
    commandLine[3] = root.resolve(file).toString();
    System.arraycopy(options, 0, commandLine, 4, options.length);
    return Terminal.run(commandLine);
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
