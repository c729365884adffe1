package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({"7,7", "2k,2048", "32m,33554432", "32M,33554432", "1g,1073741824", "0,0"})
  void bytes_withAndWithoutSuffix(String text, long expected) throws UsageException {
    assertThat(Quantities.bytes(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "-1m", "1.5m", "32mb", "32 m", "0x10"})
  void bytes_malformed(String text) {
    assertThatThrownBy(() -> Quantities.bytes(text))
        .isInstanceOf(UsageException.class)
        .hasMessage("must be a number of bytes such as 32m (suffixes k, m, g), not '%s'", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "9007199254740993g"})
  void bytes_overflow(String text) {
    assertThatThrownBy(() -> Quantities.bytes(text)).hasMessage("'%s' is too large", text);
  }

  @ParameterizedTest
  @CsvSource({"250,250", "500ms,500", "2s,2000", "1m,60000", "1S,1000"})
  void duration_withAndWithoutSuffix(String text, long millis) throws UsageException {
    assertThat(Quantities.duration(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ms", "-5ms", "0.5s", "1d"})
  void duration_malformed(String text) {
    assertThatThrownBy(() -> Quantities.duration(text))
        .hasMessage(
            "must be a time such as 500ms (suffixes ms, s, m; ms without one), not '%s'", text);
  }

  @Test
  void integer_negative() throws UsageException {
    assertThat(Quantities.integer("-3")).isEqualTo(-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1e3", "9223372036854775808"})
  void integer_malformed(String text) {
    assertThatThrownBy(() -> Quantities.integer(text))
        .hasMessage("must be a whole number, not '%s'", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-31T12:00:00Z", "2026-01-31T14:00:00+02:00"})
  void instant_anyOffset(String text) throws UsageException {
    assertThat(Quantities.instant(text)).isEqualTo(Instant.ofEpochSecond(1_769_860_800));
  }

  @Test
  void instant_malformed() {
    assertThatThrownBy(() -> Quantities.instant("noon"))
        .hasMessage("must be a moment such as 2026-01-31T12:00:00Z, not 'noon'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59Z", "2262-04-11T23:47:16Z", "9999-01-01T00:00:00Z"})
  void instant_beyondTheEnginesClock(String text) {
    assertThatThrownBy(() -> Quantities.instant(text))
        .hasMessage("must be from 1970-01-01T00:00:00Z to 2262-04-11T23:47:16Z, not '%s'", text);
  }
}
