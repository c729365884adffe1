package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsArray;
import dev.cloche.JsValue;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import dev.cloche.containment.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Techniques 77, 78, 80, 82 and 83 of the containment list: names that might lead out of the root.
 * Each is asked for in every way there is, and each answer reads like that for a missing file.
 */
class ModuleEscapeTest {

  /** Answers what is seen of a specifier by require, require.resolve and a package's require. */
  private static final String PROBE =
      """
      const tried = (ask) => {
        try { return 'found ' + JSON.stringify(ask()); }
        catch (e) { return [e.constructor === Error, e.name, e.code, e.message, Object.keys(e)].join('|'); }
      };
      exports.probe = (name) => [
        tried(() => require(name)), tried(() => require.resolve(name)), tried(() => module.require(name)),
        tried(() => require('./lib/deep/asks').ask(name)), tried(() => require('pkg').ask(name)),
      ];
      """;

  private static Cage cage = new Cage();

  @TempDir private static Path home = Path.of("unset");
  private static Path root = Path.of("unset");

  @BeforeAll
  static void makeFiles() throws IOException {
    root = home.resolve("t/a");
    write("t/a/main.js", PROBE);
    write("t/a/lib/deep/asks.js", "exports.ask = require;");
    write("t/a/node_modules/pkg/index.js", "exports.ask = require;");
    write("t/a/node_modules/pkg2/index.js", "module.exports = 'secret';");
    write("t/a/node_modules/@a/pkg2/index.js", "module.exports = 'secret';");
    write("t/a/node_modules/loose.js", "module.exports = 'secret';");
    write("t/a/via-main/package.json", "{\"main\": \"./node_modules/x/index.js\"}");
    write("t/a/via-main/node_modules/x/index.js", "module.exports = 'secret';");
    write("t/a/lib/node_modules/hidden/index.js", "module.exports = 'secret';");
    write("t/a/node_modules/@a/b/index.js", "module.exports = 'scoped';");
    write("t/a/node_modules/c/package.json", "{\"main\": \"../../../../secret.js\"}");
    write("t/a/node_modules/d/package.json", "{\"exports\": {\".\": \"./../../../../secret.js\"}}");
    write("t/a/node_modules/e/package.json", "{\"exports\": {\"./*\": \"./*\"}}");
    write(
        "t/a/node_modules/g/package.json",
        "{\"main\": \"/etc/passwd\", \"imports\": {\"#x\": \"../../../secret.js\"}}");
    write("t/secret.js", "module.exports = 'secret';");
    write("secret.js", "module.exports = 'secret';");
    write("t/a-evil/x.js", "module.exports = 'secret';");
    write("t/b/x.js", "module.exports = 'secret';");
    write("t/node_modules/above/index.js", "module.exports = 'secret';");
  }

  private static void write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @AfterAll
  static void assertContained() {
    cage.close();
  }

  private static IsolateBuilder tenant() {
    return Isolate.builder()
        .limits(HostileCase.PATIENT)
        .root(root)
        .externals(
            "pkg", "@a/b", "c", "d", "e", "g", "k", "hid", "hidden2", ".*", "..", "*", "fs",
            "node:fs");
  }

  /** What leads elsewhere by steps, roots, drives, schemes, and by names of the same beginning. */
  static Stream<String> paths() {
    List<String> up = new ArrayList<>();
    for (String step :
        List.of("../", "./../", "..//", "lib/../../", "./lib/deep/../../../", "....//../")) {
      for (String target : List.of("secret", "secret.js", "b/x", "a-evil/x.js", "a-evil", "")) {
        up.add((step.startsWith(".") ? "" : "./") + step + target);
      }
    }
    return Stream.concat(
        up.stream(),
        Stream.of(
            "../".repeat(5000) + "etc/passwd",
            "./" + "a/../".repeat(700) + "../secret.js",
            "./..",
            "../..",
            "./lib/deep/../../..",
            "..\\secret.js",
            "./..\\secret.js",
            ".\\..\\..\\secret.js",
            "C:\\secret.js",
            "C:/secret.js",
            "c:secret.js",
            "\\\\srv\\share\\x.js",
            "//srv/share/x.js",
            "//etc/passwd",
            "/etc/passwd",
            "/../secret.js",
            "/t/secret.js",
            "/proc/self/environ",
            "/proc/self/cwd/pom.xml",
            "/dev/stdin",
            "file:///etc/passwd",
            "file:/etc/passwd",
            "jar:file:/x.jar!/y.js",
            "classpath:dev/cloche/Isolate.class",
            "http://127.0.0.1/x.js",
            "data:text/javascript,1",
            "node:../secret.js",
            "image:0/main.js",
            "/:1/main.js",
            "/:0/main.js",
            "~/x.js",
            "$HOME/x.js",
            "%HOME%/x.js"));
  }

  /** What reads as more than a name to some system, or as dots to some decoder. */
  static Stream<String> encodings() {
    return Stream.of(
        "./..%2fsecret.js",
        "./..%252fsecret.js",
        "./%2e%2e/secret.js",
        "./..%5csecret.js",
        "./..%c0%afsecret.js",
        "./..\u00c0\u00afsecret.js",
        "./main.js%00",
        "./m\0.js",
        "./main.js\0",
        "./main\0.js",
        "\0",
        "./\uff0e\uff0e/secret.js",
        "./\u2025/secret.js",
        "./..\u2215secret.js",
        "./..\uff0fsecret.js",
        "./.\u200b./secret.js",
        "./MAIN.js",
        "./main.JS",
        "./Lib/deep/asks",
        "./con",
        "./nul",
        "./aux.js",
        "./com1",
        "./main.js.",
        "./main.js ",
        "./main.js::$DATA",
        "./main.js:stream",
        "./main.js/",
        "./main.js\n",
        "./main.js\r\n",
        "./\ud800",
        "./\udfff.js",
        "./ma\u0131n.js",
        "./*",
        "./m?in.js",
        "./{main,x}.js",
        "./main.js;x",
        "./main.js?x",
        "./main.js#x",
        "./" + "x".repeat(255) + ".js",
        "./" + "x".repeat(4000),
        "x".repeat(100_000));
  }

  /** What is no package that was granted, or leaves one. */
  static Stream<String> packages() {
    return Stream.of(
        "process",
        "child_process",
        "node:child_process",
        "vm",
        "worker_threads",
        "module",
        "vm2",
        "fs",
        "node:fs",
        "fs/promises",
        "os",
        "std",
        "qjs:std",
        "qjs:os",
        "bjson",
        "java",
        "javax.script",
        "cloche",
        "p",
        "xpkg",
        "hidden",
        "PKG",
        "k",
        ".*",
        "*",
        "pkg/../pkg2",
        "pkg/../../lib/deep/asks",
        "pkg/../../../secret",
        "pkg/..",
        "pkg\\index",
        "pkg/index.js/../../pkg2",
        "@a",
        "@a/",
        "@a/../pkg2",
        "@a/b/../../pkg2",
        "@/b",
        "c",
        "d",
        "e/../../../../secret.js",
        "e/..%2f..%2fsecret.js",
        "g",
        "g/#x",
        "#x",
        "above",
        "node_modules/pkg2",
        "./node_modules/../../secret",
        "./node_modules/pkg2",
        "./node_modules/pkg2/index.js",
        "./lib/../node_modules/pkg2/index",
        "./node_modules/@a/pkg2/index.js",
        "./node_modules/@a",
        "./node_modules/loose",
        "./node_modules",
        "./lib/node_modules/hidden",
        "./via-main",
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty");
  }

  /** A message is cut where an error's texts are. */
  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), 5000));
  }

  @ParameterizedTest
  @MethodSource({"paths", "encodings", "packages"})
  @Hostile(
      value = {77, 78, 80, 82, 83},
      ends = "DENY")
  void name_thatLeadsElsewhere_readsLikeAMissingOne(String name) {
    List<JsValue> answers = new ArrayList<>();

    Ending ending =
        cage.survive(
            () -> {
              try (Isolate isolate = tenant().build()) {
                JsArray seen = (JsArray) isolate.callExport("./main.js", "probe", name);
                answers.addAll(seen.elements());
                return Ending.of(() -> isolate.require(name));
              }
            });

    String missing = "true|Error|MODULE_NOT_FOUND|Cannot find module '" + name + "'|";
    assertThat(answers).hasSize(5).allMatch(answer -> cut(answer.asString()).equals(cut(missing)));
    assertThat(new Observation(ending, List.of()).ending().code()).isEqualTo("DENY");
  }
}
