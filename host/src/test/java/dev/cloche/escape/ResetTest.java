package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import dev.cloche.Trial;
import dev.cloche.containment.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing of a tenant survives into the next, which holds the very same instance: the pool hands
 * out last what it got back last.
 */
class ResetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          globalThis.secret = 1                             | typeof secret
          let lexical = 1                                   | typeof lexical
          Object.prototype.x = 1                            | typeof {}.x
          Array.prototype.toJSON = () => 1                  | typeof [].toJSON
          String.prototype.x = 1                            | typeof ''.x
          console.secret = 1                                | typeof console.secret
          Math.secret = 1                                   | typeof Math.secret
          JSON.secret = 1                                   | typeof JSON.secret
          Error.prepareStackTrace = () => 'x'               | typeof Error.prepareStackTrace
          Symbol.for('k').description; Symbol.k = 1         | typeof Symbol.k
          performance.secret = 1                            | typeof performance.secret
          Object.defineProperty(globalThis, 'hidden', { get: () => 1 }) | typeof hidden
          """)
  @Hostile(90)
  void change_ofOneTenant_isUnknownToTheNext(String change, String probe) {
    Trial.evalFresh(change + "; 0");

    assertThat(Trial.evalFresh(probe).asString()).isEqualTo("undefined");
  }

  @Test
  void deletedGlobals_areBack() {
    String names = "Reflect.ownKeys(globalThis).map(String).join()";
    String all = Trial.evalFresh(names).asString();

    Trial.evalFresh(
        "for (const k of Reflect.ownKeys(globalThis)) try { delete globalThis[k]; } catch {} 0");

    assertThat(Trial.evalFresh(names).asString()).isEqualTo(all);
  }

  @Test
  void frozenPrototypes_areThawed() {
    Trial.evalFresh("Object.freeze(Object.prototype); Object.preventExtensions(globalThis); 0");

    assertThat(
            Trial.evalFresh("Object.isFrozen(Object.prototype) || !Object.isExtensible(globalThis)")
                .asBoolean())
        .isFalse();
  }

  @Test
  void statics_ofRegularExpressions_areEmpty() {
    String probe = "[RegExp.$1, RegExp.lastMatch, RegExp['$_'], RegExp.input].map(String).join()";
    String fresh = Trial.evalFresh(probe).asString();

    Trial.evalFresh("/(sec)(ret)/.test('a secret'); 0");

    assertThat(Trial.evalFresh(probe).asString()).isEqualTo(fresh).doesNotContain("sec");
  }

  @Test
  void symbolRegistry_isEmpty() {
    Trial.evalFresh("for (let i = 0; i < 1000; i++) globalThis[Symbol.for('key' + i)] = i; 0");

    assertThat(Trial.evalFresh("Object.getOwnPropertySymbols(globalThis).length").asInt())
        .isEqualTo(Trial.evalFresh("Object.getOwnPropertySymbols(globalThis).length").asInt());
    assertThat(Trial.evalFresh("globalThis[Symbol.for('key5')] === undefined").asBoolean())
        .isTrue();
  }

  @Test
  @Hostile(90)
  void randomState_isNew() {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      seen.add(Trial.evalFresh("`${Math.random()} ${Math.random()}`").asString());
    }

    assertThat(seen).doesNotHaveDuplicates();
  }

  @Test
  void pendingJobs_ofOneTenant_doNotRunInTheNext() {
    AtomicInteger marks = new AtomicInteger();
    IsolateBuilder builder =
        Isolate.builder()
            .limits(Limits.builder().timeout(Duration.ofMillis(120)).build())
            .hostFunction("mark", arguments -> marks.incrementAndGet());
    Trial.run(
        builder,
        "for (let i = 0; i < 1000; i++) { Promise.resolve().then(mark); queueMicrotask(mark); } for (;;);");

    try (Isolate next = builder.build()) {
      assertThat(next.eval("Promise.resolve(1)").asInt()).isEqualTo(1);
    }
    assertThat(marks).hasValue(0);
  }

  @Test
  void hostPromises_ofOneTenant_doNotSettleInTheNext() {
    CompletableFuture<String> secret = new CompletableFuture<>();
    Isolate first =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction("later", arguments -> secret.minimalCompletionStage())
            .build();
    first.eval("later().then((v) => { globalThis.leak = v; }); 0");
    first.close();
    try (Isolate next =
        Isolate.builder()
            .limits(Trial.SMALL)
            .hostFunction("later", arguments -> CompletableFuture.completedStage("mine"))
            .build()) {
      next.eval("globalThis.p = later(); 0");
      secret.complete("secret");

      assertThat(next.eval("p").asString()).isEqualTo("mine");
      assertThat(next.eval("typeof leak").asString()).isEqualTo("undefined");
    }
  }

  @Test
  void moduleCache_isEmpty(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("lib.js"), "exports.list = [1];");
    Files.writeString(root.resolve("main.js"), "exports.f = (x) => require('./lib').list.push(x);");
    for (int i = 0; i < 3; i++) {
      try (Isolate isolate = Isolate.builder().limits(Trial.SMALL).root(root).build()) {
        assertThat(isolate.callExport("./main.js", "f", "secret").asInt()).isEqualTo(2);
        assertThat(isolate.callExport("./main.js", "f", "again").asInt()).isEqualTo(3);
      }
    }
  }

  @Test
  void grants_ofOneTenant_areNotTheNexts(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("a.js"), "");
    try (Isolate first =
        Isolate.builder().root(root).hostFunction("f", arguments -> 1).seed(1).build()) {
      first.setGlobals(Map.of("g", 1));
      first.require("./a.js");
    }

    try (Isolate next = Isolate.create(Trial.SMALL)) {
      assertThat(next.eval("typeof f + typeof g").asString()).isEqualTo("undefinedundefined");
      assertThat(Trial.ending(next, "1")).isEqualTo("value");
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> next.require("./a.js"))
          .hasMessageContaining("Cannot find module");
    }
  }

  @Test
  @Hostile(94)
  void memory_ofOneTenant_isZeroForTheNext() {
    Trial.evalFresh(
        """
        const secret = 'TENANT-A-SECRET';
        const keep = [secret.repeat(50000), Array.from({ length: 20000 }, (_, i) => secret + i)];
        const bytes = new Uint8Array(6 << 20).fill(0xA5);
        globalThis.keep = [keep, bytes]; 0
        """);

    JsValue dirty =
        Trial.evalFresh(
            """
            let dirty = 0;
            for (let size = 16; size <= 1 << 22; size *= 2) {
              const words = new BigUint64Array(size / 8);
              for (let i = 0; i < words.length; i += 61) if (words[i] !== 0n) dirty++;
              if (words.some((word) => word !== 0n)) dirty++;
            }
            dirty
            """);

    assertThat(dirty.asInt()).isZero();
  }

  @Test
  void limits_ofOneTenant_areNotTheNexts() {
    try (Isolate small =
        Isolate.create(
            Limits.builder().memoryBytes(2 << 20).callDepth(100).resultBytes(1024).build())) {
      small.eval("1");
    }

    assertThat(Trial.evalFresh("new Uint8Array(8 << 20).length").asInt()).isEqualTo(8 << 20);
    assertThat(Trial.evalFresh("const f = (n) => n === 0 ? 0 : 1 + f(n - 1); f(2000)").asInt())
        .isEqualTo(2000);
    assertThat(Trial.evalFresh("'x'.repeat(5000)").asString()).hasSize(5000);
  }
}
