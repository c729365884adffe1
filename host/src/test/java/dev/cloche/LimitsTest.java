package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ranges of limits. */
class LimitsTest {

  static List<Consumer<Limits.Builder>> outOfRange() {
    return List.of(
        limits -> limits.memoryBytes(Limits.MIN_MEMORY_BYTES - 1),
        limits -> limits.memoryBytes(Limits.MAX_MEMORY_BYTES + 1),
        limits -> limits.memoryBytes(-1),
        limits -> limits.timeout(Duration.ZERO),
        limits -> limits.timeout(Duration.ofNanos(999_999)),
        limits -> limits.timeout(Duration.ofDays(1).plusNanos(1)),
        limits -> limits.timeout(Duration.ofMillis(-1)),
        limits -> limits.fuel(0),
        limits -> limits.fuel(-1),
        limits -> limits.callDepth(99),
        limits -> limits.callDepth(Limits.DEFAULT_CALL_DEPTH + 1),
        limits -> limits.resultBytes(1023),
        limits -> limits.argumentBytes(1023),
        limits -> limits.sourceBytes(1023),
        limits -> limits.resultBytes((1 << 30) + 1),
        limits -> limits.consoleBytes(-1),
        limits -> limits.modules(-1),
        limits -> limits.hostCalls(-1));
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void limits_outOfRange_areRefusedWithTheRange(Consumer<Limits.Builder> change) {
    Limits.Builder builder = Limits.builder();
    change.accept(builder);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageMatching("(?s).*\\d.*");
  }

  @Test
  void limits_leastOfAll_runSomething() {
    Limits least =
        Limits.builder()
            .memoryBytes(Limits.MIN_MEMORY_BYTES)
            .callDepth(100)
            .resultBytes(1024)
            .argumentBytes(1024)
            .sourceBytes(1024)
            .consoleBytes(0)
            .modules(0)
            .hostCalls(0)
            .build();

    assertThat(Trial.run(least, "[1, 2].map((x) => x + 1).join()").value())
        .isEqualTo(new JsString("2,3"));
  }

  @Test
  void limits_greatestMemory_startsSmall() {
    Limits most = Limits.builder().memoryBytes(Limits.MAX_MEMORY_BYTES).build();

    assertThat(Trial.run(most, "new Uint8Array(1 << 20).length").usage().memoryBytes())
        .isLessThan(4L << 20);
  }

  @Test
  void limits_defaults_areTheDocumentedOnes() {
    Limits limits = Limits.defaults();

    assertThat(limits.memoryBytes()).isEqualTo(32L << 20);
    assertThat(limits.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(limits.fuel()).isEqualTo(Limits.UNLIMITED_FUEL);
    assertThat(limits.toBuilder().build()).isEqualTo(limits);
  }
}
