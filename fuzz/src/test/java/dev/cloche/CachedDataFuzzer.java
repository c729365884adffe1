package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cached data that is none: rejected, so that the source is compiled. Where somebody has made a
 * checksum that fits, the isolate ends in a documented way, in time, or answers wrong.
 */
class CachedDataFuzzer {

  private static final Limits LIMITS =
      Limits.builder()
          .memoryBytes(8 << 20)
          .timeout(Duration.ofSeconds(60))
          .fuel(50_000_000)
          .build();
  private static final ScriptOrigin ORIGIN = new ScriptOrigin("/a.js", 0, 0);
  private static final String SOURCE = "const f = (a, b) => a + b; [f(40, 2), `${/x/u}`].join()";
  private static final String VALUE = "42,/x/u";
  private static final byte[] BYTECODE = bytecode();

  private static byte[] bytecode() {
    try (Isolate isolate = Isolate.create(LIMITS)) {
      CachedData made = isolate.produceCachedData(SOURCE, ORIGIN).orElseThrow();
      byte[] bytecode = made.bytecode(ORIGIN, SOURCE);
      assertThat(bytecode).isNotEmpty();
      return bytecode == null ? new byte[0] : bytecode;
    }
  }

  static Stream<Arguments> seeds() {
    byte[] whole = CachedData.of(ORIGIN, SOURCE, BYTECODE).toBytes();
    return Stream.of(
        Arguments.of(false, whole),
        Arguments.of(false, new byte[0]),
        Arguments.of(false, Arrays.copyOf(whole, whole.length / 2)),
        Arguments.of(false, CachedData.of(ORIGIN, "1", BYTECODE).toBytes()),
        Arguments.of(true, BYTECODE),
        Arguments.of(true, new byte[0]),
        Arguments.of(true, Arrays.copyOf(BYTECODE, BYTECODE.length / 2)),
        Arguments.of(true, new byte[BYTECODE.length]));
  }

  @MethodSource("seeds")
  @FuzzTest
  void data(boolean forged, byte @NotNull [] bytes) {
    CachedData data = forged ? CachedData.of(ORIGIN, SOURCE, bytes) : CachedData.ofBytes(bytes);
    try (Isolate isolate = Isolate.create(LIMITS);
        Script script = isolate.compileScript(SOURCE, ORIGIN, data)) {
      JsValue value = script.run(isolate.context());
      assertThat(isolate.usage().memoryBytes()).isLessThanOrEqualTo(LIMITS.memoryBytes());
      if (!forged || script.cachedDataRejected()) {
        assertThat(value.asString()).isEqualTo(VALUE);
      }
    } catch (SandboxException ended) {
      assertThat(forged).as("whether there was a checksum that fits: %s", ended).isTrue();
    }
    try (Isolate next = Isolate.create(LIMITS)) {
      assertThat(next.eval(SOURCE).asString()).isEqualTo(VALUE);
    }
  }
}
