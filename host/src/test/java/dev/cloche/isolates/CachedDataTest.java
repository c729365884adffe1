package dev.cloche.isolates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.CachedData;
import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** isolated-vm's tests of cached data: produced, consumed, and rejected when it is garbage. */
class CachedDataTest {

  private static final String SOURCE =
      """
      function where() { return new Error('here').stack; }
      class Counter { #n = 40; next() { return ++this.#n; } }
      const counter = new Counter();
      counter.next();
      counter.next();
      """;

  private static final ScriptOrigin ORIGIN = ScriptOrigin.of("lib/counter.js");

  private static CachedData produced() {
    try (Isolate isolate = Isolate.create()) {
      return isolate.produceCachedData(SOURCE, ORIGIN).orElseThrow();
    }
  }

  @Test
  void cachedData_inAnotherIsolate_isTheScript() {
    CachedData data = CachedData.ofBytes(produced().toBytes());
    try (Isolate isolate = Isolate.create();
        Script script = isolate.compileScript(SOURCE, ORIGIN, data)) {
      assertThat(script.cachedDataRejected()).isFalse();
      assertThat(script.run(isolate.context()).asDouble()).isEqualTo(42);
      assertThat(isolate.call("where").asString()).contains("lib/counter.js:1:");
    }
  }

  @Test
  void cachedData_functions_haveTheirTexts() {
    CachedData data = produced();
    try (Isolate isolate = Isolate.create();
        Script script = isolate.compileScript(SOURCE, ORIGIN, data)) {
      script.run(isolate.context());
      assertThat(isolate.eval("String(where)").asString())
          .isEqualTo("function where() { return new Error('here').stack; }");
      assertThat(isolate.eval("String(Counter)").asString()).startsWith("class Counter { #n");
    }
  }

  @Test
  void cachedData_usesLessFuelThanTheSource() {
    CachedData data = produced();
    try (Isolate cached = Isolate.create();
        Isolate plain = Isolate.create()) {
      cached.compileScript(SOURCE, ORIGIN, data).close();
      plain.compileScript(SOURCE, ORIGIN).close();
      assertThat(cached.usage().fuel()).isLessThan(plain.usage().fuel());
    }
  }

  @Test
  void cachedData_ofAnotherSourceOrOrigin_isRejected() {
    CachedData data = produced();
    try (Isolate isolate = Isolate.create()) {
      for (ScriptOrigin other :
          new ScriptOrigin[] {
            ScriptOrigin.of("other.js"),
            new ScriptOrigin("lib/counter.js", 1, 0),
            new ScriptOrigin("lib/counter.js", 0, 1)
          }) {
        try (Script script = isolate.compileScript(SOURCE, other, data)) {
          assertThat(script.cachedDataRejected()).isTrue();
        }
      }
      try (Script script = isolate.compileScript("1 + 1", ORIGIN, data)) {
        assertThat(script.cachedDataRejected()).isTrue();
        assertThat(script.run(isolate.context()).asDouble()).isEqualTo(2);
      }
    }
  }

  @Test
  void cachedData_garbage_isRejected() {
    byte[] good = produced().toBytes();
    Random random = new Random(7);
    try (Isolate isolate = Isolate.create()) {
      for (int i = 0; i < 100; i++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        try (Script script = isolate.compileScript(SOURCE, ORIGIN, CachedData.ofBytes(bad))) {
          assertThat(script.cachedDataRejected()).isTrue();
        }
      }
      for (byte[] bad : new byte[][] {{}, new byte[10], new byte[1000]}) {
        try (Script script = isolate.compileScript(SOURCE, ORIGIN, CachedData.ofBytes(bad))) {
          assertThat(script.cachedDataRejected()).isTrue();
        }
      }
    }
  }

  @Test
  void produce_whatDoesNotCompile_throws() {
    try (Isolate isolate = Isolate.create()) {
      assertThatThrownBy(() -> isolate.produceCachedData("let a; let a;", ORIGIN))
          .isInstanceOf(GuestException.class)
          .hasMessageContaining("SyntaxError");
      assertThat(isolate.eval("1").asDouble()).isEqualTo(1);
    }
  }

  @Test
  void cachedData_originsLines_standInStacks() {
    ScriptOrigin origin = new ScriptOrigin("page.html", 9, 4);
    try (Isolate isolate = Isolate.create()) {
      CachedData data = isolate.produceCachedData("new Error().stack", origin).orElseThrow();
      try (Script script = isolate.compileScript("new Error().stack", origin, data)) {
        assertThat(script.cachedDataRejected()).isFalse();
        assertThat(script.run(isolate.context()).asString())
            .isEqualTo(
                isolate
                    .compileScript("new Error().stack", origin)
                    .run(isolate.context())
                    .asString())
            .contains("page.html:10:");
      }
    }
  }
}
