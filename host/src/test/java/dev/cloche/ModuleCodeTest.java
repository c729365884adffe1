package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A module behaves the same, to the last instruction, whether its bytecode was there or not. */
class ModuleCodeTest {

  @TempDir Path root = Path.of("unset");

  /** Writes text that no cache can have seen. */
  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text + "\n// " + UUID.randomUUID());
  }

  private IsolateBuilder builder(Limits limits) {
    return Isolate.builder().limits(limits).seed(1).root(root);
  }

  /** How requiring {@code /main.js} ends, in a fresh isolate, and what it uses. */
  private String outcome(Limits limits) {
    try (Isolate isolate = builder(limits).build()) {
      String ending;
      try {
        ending = isolate.require("./main.js").toString();
      } catch (GuestException guest) {
        ending = guest.getMessage() + "\n" + guest.guestStack();
      } catch (LimitExceededException limit) {
        ending = limit.getMessage();
      }
      return ending + " for " + isolate.usage().fuel();
    }
  }

  private void assertSameTwice(Limits limits) {
    String cold = outcome(limits);
    assertThat(outcome(limits)).isEqualTo(cold);
    assertThat(outcome(limits)).isEqualTo(cold);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "module.exports = 42;",
        "class A { #x = 1; static #n = 2; get x() { return this.#x + A.#n; } has(o) { return #x in o; } }"
            + " module.exports = [new A().x, new A().has({}), new A().has(new A())];",
        "function* g() { yield 1; yield* [2, 3]; } module.exports = [...g()];",
        "exports.p = (async () => { for await (const x of [1, 2]) await x; return 3; })(); module.exports = exports.p;",
        "const tag = (s, ...v) => s.raw.join('|') + v + Object.isFrozen(s); module.exports = tag`a\\n${1}b${2}`;",
        "module.exports = [/(?<y>\\d+)-\\u{1F600}/u.exec('12-😀').groups.y, 2n ** 100n, 0.1, -0, 'ünï😀'];",
        "with ({ a: 1 }) { module.exports = eval('a + 1'); }",
        "label: for (let i = 0; ; i++) { switch (i) { case 3: break label; default: continue label; } }",
        "const { a = 1, ...rest } = { b: 2, c: 3 }; module.exports = [a, rest, ((x, y = x, ...z) => [x, y, z])(1)];",
        "module.exports = new Error('made').stack;",
        "throw new TypeError('thrown');",
        "module.exports = this === exports && typeof require + __filename + __dirname + arguments.length;",
        "'use strict'; undeclared = 1;",
        "let let_ = 1; let let_ = 2;",
        "return 5; }); (function () {",
        "} 5 + {",
        "}); module.exports = 1; (5",
        "var \u0000 = 1;",
        "module.exports = await 1;",
        "import x from 'y';",
      })
  void require_coldAndWarm_isTheSame(String text) throws IOException {
    write("main.js", text);
    assertSameTwice(Trial.SMALL);
  }

  @Test
  void limits_coldAndWarm_endTheSame() throws IOException {
    write("main.js", "for (let i = 0; i < 1e4; i++); module.exports = 7;");
    String cold = outcome(Trial.SMALL.toBuilder().fuel(200_000).build());

    assertThat(cold).startsWith("the run used more than 200000 instructions");
    assertThat(outcome(Trial.SMALL)).startsWith("7 ");
    assertThat(outcome(Trial.SMALL.toBuilder().fuel(200_000).build())).isEqualTo(cold);
    assertSameTwice(Trial.SMALL.toBuilder().callDepth(100).build());
  }

  @Test
  void compiling_isNotTheTenantsFuel() throws IOException {
    write("main.js", "function never() {" + "if (a) { b(c, d); }".repeat(20_000) + "}");
    try (Isolate isolate = builder(Trial.SMALL.toBuilder().fuel(200_000_000).build()).build()) {
      isolate.require("./main.js");
      assertThat(isolate.usage().fuel()).isPositive();
    }
  }

  @Test
  void textThatTakesTooLongToCompile_isTheTenantsFuel() throws IOException {
    write("main.js", "var a = 0;" + "{ let a; }".repeat(5_000));
    String cold = outcome(Trial.SMALL.toBuilder().fuel(200_000_000).build());

    assertThat(cold).startsWith("the run used more than 200000000 instructions");
    assertThat(outcome(Trial.SMALL.toBuilder().fuel(200_000_000).build())).isEqualTo(cold);
    assertSameTwice(Trial.SMALL);
  }

  @Test
  void deepNesting_coldAndWarm_failsTheSame() throws IOException {
    write("main.js", "module.exports = " + "[".repeat(100_000) + "]".repeat(100_000) + ";");
    String cold = outcome(Trial.SMALL);

    assertThat(cold).containsIgnoringCase("stack");
    assertThat(outcome(Trial.SMALL)).isEqualTo(cold);
  }

  @Test
  void stack_ofModules_hasTheirLinesAndColumns() throws IOException {
    write("lib.js", "#!/usr/bin/env node\nexports.f = () => {\n  throw new Error('x');\n};");
    write("main.js", "const { f } = require('./lib');\n\n   f();");
    for (int i = 0; i < 2; i++) {
      assertThat(outcome(Trial.SMALL)).contains("(/lib.js:3:13)", "(/main.js:3:4)");
    }
  }

  @Test
  void stack_ofASyntaxError_isInTheGuest() throws IOException {
    write("main.js", "\nconst a = 1;\nconst b = = 2;");
    for (int i = 0; i < 2; i++) {
      assertThat(outcome(Trial.SMALL)).startsWith("SyntaxError").contains("/main.js:3:11");
    }
  }

  @Test
  void sameText_atAnotherPath_hasItsOwnPath() throws IOException {
    String text = "module.exports = [__filename, new Error().stack]; // " + UUID.randomUUID();
    Files.writeString(root.resolve("a.js"), text);
    Files.writeString(root.resolve("b.js"), text);
    write("main.js", "module.exports = require('./a').concat(require('./b'));");

    assertThat(outcome(Trial.SMALL)).contains("/a.js:1:", "/b.js:1:");
  }

  @Test
  void changedFile_ofTheSameSizeAndTime_isReadAnew() throws IOException {
    Path file = root.resolve("main.js");
    FileTime time = FileTime.fromMillis(1_000_000);
    for (String text : List.of("module.exports = 1", "module.exports = 2")) {
      Files.writeString(file, text);
      Files.setLastModifiedTime(file, time);
      assertThat(outcome(Trial.SMALL)).startsWith(text.substring(text.length() - 1));
    }
  }

  @Test
  void pollutedRealm_doesNotReachWhoLoadsNext() throws IOException {
    write(
        "shared.js",
        "exports.f = function f(a, b = [1]) { return `${a}${b}`; }; exports.r = /x/g;");
    write(
        "hostile.js",
        """
        for (const realm of [Object, Function, Array, String, RegExp, Error]) {
          for (const key of Object.getOwnPropertyNames(realm.prototype)) {
            try { realm.prototype[key] = () => 'mine'; } catch {}
          }
        }
        Object.defineProperty(Object.prototype, 'f', { set() { throw 1; }, get: () => 'mine' });
        globalThis.Error = globalThis.RegExp = globalThis.Array = function () { return ['mine']; };
        require('./shared');
        """);
    write(
        "main.js",
        "const s = require('./shared'); module.exports = [s.f('a'), s.f, s.r].join('; ');");
    try (Isolate isolate = builder(Trial.SMALL).build()) {
      Trial.ending(isolate, "1");
      try {
        isolate.require("./hostile.js");
      } catch (GuestException expected) {
        assertThat(isolate.isClosed()).isFalse();
      }
    }

    assertThat(outcome(Trial.SMALL))
        .startsWith("\"a1; function f(a, b = [1]) { return `${a}${b}`; }; /x/g\" for");
  }

  @Test
  void compiledText_ofTheHook_isWhatCounts() throws IOException {
    write("main.js", "exports.n = VALUE;");
    for (int value : new int[] {1, 2, 1}) {
      try (Isolate isolate =
          builder(Trial.SMALL)
              .compiler((text, file) -> text.replace("VALUE", "" + value))
              .build()) {
        assertThat(isolate.require("./main.js").get("n").asInt()).isEqualTo(value);
      }
    }
  }

  @Test
  void timeout_whileCompiling_endsTheRun() throws IOException {
    write("main.js", "var a = 0;\n" + "a = a + 1;\n".repeat(600_000) + "module.exports = a;");
    Limits hurried =
        Limits.builder().memoryBytes(512L << 20).timeout(Duration.ofMillis(20)).build();

    assertThat(outcome(hurried)).startsWith("the run took longer than 20 ms");
    assertThat(outcome(hurried.toBuilder().timeout(Duration.ofMinutes(2)).build()))
        .startsWith("600000");
  }

  @Test
  void memory_forCompiling_isTheTenants() throws IOException {
    write("main.js", "module.exports = [" + "{ a: [1, 'x'] },".repeat(60_000) + "].length;");
    Limits small = Trial.SMALL.toBuilder().memoryBytes(4L << 20).build();
    String cold = outcome(small);

    assertThat(cold).doesNotStartWith("60000");
    assertThat(outcome(Trial.SMALL.toBuilder().memoryBytes(256L << 20).build()))
        .startsWith("60000");
    assertThat(outcome(small)).isEqualTo(cold);
  }

  @Test
  void source_overItsLimit_isRefused() throws IOException {
    write("main.js", "// " + "x".repeat(3000));
    assertThat(outcome(Trial.SMALL)).startsWith("{}");
    assertThat(outcome(Trial.SMALL.toBuilder().sourceBytes(2048).build()))
        .startsWith("the module /main.js is larger than 2048 bytes");
  }

  @Test
  void manyIsolates_atOnce_useTheSame() throws Exception {
    write("main.js", "exports.f = () => 1;\n".repeat(2000) + "module.exports = exports.f();");
    List<Future<String>> outcomes = new ArrayList<>();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 12; i++) {
        outcomes.add(
            threads.submit(
                () -> {
                  start.await();
                  return outcome(Trial.SMALL);
                }));
      }
      start.countDown();
    }
    assertThat(outcomes.stream().map(ModuleCodeTest::value).distinct()).hasSize(1);
  }

  private static String value(Future<String> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}
