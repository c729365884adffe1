package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.containment.Hostile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeds and clocks make a run repeatable; without them isolates differ. */
class RepeatabilityTest {

  private static final String RANDOM = "Array.from({ length: 8 }, () => Math.random()).join()";

  private static String random(IsolateBuilder builder) {
    try (Isolate isolate = builder.build()) {
      return isolate.eval(RANDOM).asString();
    }
  }

  @Test
  void seed_same_givesTheSameNumbers() {
    String first = random(Isolate.builder().seed(42));

    assertThat(random(Isolate.builder().seed(42))).isEqualTo(first);
    assertThat(random(Isolate.builder().seed(43))).isNotEqualTo(first);
    assertThat(random(Isolate.builder().seed(0))).isNotEqualTo(first);
  }

  @Test
  void seed_fresh_differsEachTime() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      assertThat(seen.add(random(Isolate.builder()))).isTrue();
    }
  }

  @Test
  void random_isInItsRange() {
    assertThat(
            Trial.evalFresh(
                    "let ok = true; for (let i = 0; i < 1e4; i++) { const r = Math.random(); ok &&= r >= 0 && r < 1; } ok")
                .asBoolean())
        .isTrue();
  }

  @Test
  @Hostile(95)
  void clock_fixed_isWhatTheGuestSees() {
    Instant instant = Instant.parse("2026-01-31T12:34:56.789Z");
    try (Isolate isolate = Isolate.builder().clock(InstantSource.fixed(instant)).build()) {
      assertThat(isolate.eval("new Date().toISOString()").asString())
          .isEqualTo("2026-01-31T12:34:56.789Z");
      assertThat(isolate.eval("Date.now()").asLong()).isEqualTo(instant.toEpochMilli());
      assertThat(isolate.eval("performance.now()").asDouble()).isZero();
      isolate.eval("for (let i = 0; i < 1e6; i++);");
      assertThat(isolate.eval("performance.now()").asDouble()).isZero();
    }
  }

  @Test
  void clock_ofTheEmbedder_isFollowed() {
    AtomicLong millis = new AtomicLong(1_000);
    try (Isolate isolate =
        Isolate.builder().clock(() -> Instant.ofEpochMilli(millis.get())).build()) {
      assertThat(isolate.eval("Date.now()").asLong()).isEqualTo(1_000);
      millis.set(61_000);
      assertThat(isolate.eval("Date.now()").asLong()).isEqualTo(61_000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1969-12-31T23:59:59.500Z, 1970-01-01T00:00:00.000Z",
    "2199-12-31T23:59:59.999Z, 2199-12-31T23:59:59.999Z",
    "9999-12-31T23:59:59.999Z, 2262-04-11T23:47:16.854Z",
  })
  void clock_outsideTheEnginesRange_isTheNearest(Instant instant, String seen) {
    try (Isolate isolate = Isolate.builder().clock(InstantSource.fixed(instant)).build()) {
      assertThat(isolate.eval("new Date().toISOString()").asString()).isEqualTo(seen);
    }
  }

  @Test
  void clock_ofTheSystem_isTheTimeOfDay() {
    long before = System.currentTimeMillis();
    long seen = Trial.evalFresh("Date.now()").asLong();

    assertThat(seen).isBetween(before - 1, System.currentTimeMillis());
  }

  @Test
  @Hostile(96)
  void timeZone_isNotTheHosts() {
    assertThat(
            Trial.evalFresh("new Date(0).getTimezoneOffset() + new Date(0).toString()").asString())
        .startsWith("0Thu Jan 01 1970 00:00:00 GMT+0000");
  }

  @Test
  void crypto_withASeed_isRepeatable_andWithoutIsNot() {
    String source = "crypto.randomUUID() + crypto.getRandomValues(new Uint32Array(4))";

    assertThat(seeded(7, source)).isEqualTo(seeded(7, source)).isNotEqualTo(seeded(8, source));
    assertThat(Trial.evalFresh(source).asString()).isNotEqualTo(Trial.evalFresh(source).asString());
  }

  private static String seeded(long seed, String source) {
    try (Isolate isolate = Isolate.builder().limits(Trial.SMALL).seed(seed).build()) {
      return isolate.eval(source).asString();
    }
  }
}
