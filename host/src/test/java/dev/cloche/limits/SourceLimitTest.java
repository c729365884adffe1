package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.Isolate;
import dev.cloche.Limit;
import dev.cloche.LimitExceededException;
import dev.cloche.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources are no larger than the limit, counted in bytes of UTF-8. */
class SourceLimitTest {

  private static final Limits LIMITS =
      Limits.builder().sourceBytes(1024).argumentBytes(1024).build();

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            failure -> {
              assertThat(failure.limit()).isEqualTo(Limit.SOURCE);
              assertThat(failure).hasMessageContaining("1024");
            });
  }

  @Test
  void source_overTheLimit_runsNothing() {
    try (Isolate isolate = Isolate.create(LIMITS)) {
      assertRefused(() -> isolate.eval("globalThis.ran = 1;" + " ".repeat(1024)));

      assertThat(isolate.isClosed()).isFalse();
      assertThat(isolate.eval("typeof ran").asString()).isEqualTo("undefined");
    }
  }

  @Test
  void source_ofTheLimit_runs() {
    try (Isolate isolate = Isolate.create(LIMITS)) {
      assertThat(isolate.eval("1" + " ".repeat(1023)).asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00e9", "\u4f60", "\ud83d\ude00", "\ud800"})
  void source_isCountedInBytes(String character) {
    try (Isolate isolate = Isolate.create(LIMITS)) {
      assertRefused(() -> isolate.eval("'" + character.repeat(600) + "'"));
      assertThat(isolate.eval("'" + character.repeat(200) + "'.length").asInt())
          .isEqualTo(200 * character.length());
    }
  }

  @Test
  void bodyOfAClosure_isCountedInBytes() {
    try (Isolate isolate = Isolate.create(LIMITS)) {
      String body = "return '" + "\u00e9".repeat(600) + "'";
      assertThat(body.length()).isLessThan(1024);

      assertRefused(() -> isolate.context().evalClosure(body));
      assertThat(isolate.context().evalClosure("return 1").asInt()).isEqualTo(1);
    }
  }

  @Test
  void module_ofTheLimit_loads(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("a.js"), pad("module.exports = 1;", 1024));
    Files.writeString(root.resolve("wide.js"), pad("module.exports = '\u4f60'.length;", 1024));
    try (Isolate isolate = Isolate.builder().limits(LIMITS).root(root).build()) {
      assertThat(isolate.require("./a.js").asInt()).isEqualTo(1);
      assertThat(isolate.require("./wide.js").asInt()).isEqualTo(1);
    }
  }

  @Test
  void module_overTheLimit_endsTheRun(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("a.js"), pad("module.exports = 1;", 1025));
    Files.writeString(root.resolve("main.js"), "try { require('./a.js'); } catch {}");
    try (Isolate isolate = Isolate.builder().limits(LIMITS).root(root).build()) {
      assertRefused(() -> isolate.require("./main.js"));
      assertThat(isolate.isClosed()).isTrue();
    }
  }

  private static String pad(String source, int bytes) {
    return source + " ".repeat(bytes - source.getBytes(StandardCharsets.UTF_8).length);
  }
}
