package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.internal.engine.EngineTrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The host bounds what it makes for a guest, also where the shim would not ask for more. */
class ForgedCallLimitsTest {

  @ParameterizedTest
  @ValueSource(doubles = {65_537, 1e9, 4294967297.0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void randomBytes_moreThan65536_areRefused(double count) {
    try (Isolate isolate = Isolate.create(Limits.defaults())) {
      ForgedCalls guest = new ForgedCalls(isolate);

      assertThatThrownBy(() -> guest.call(ForgedCalls.RANDOM, count))
          .isInstanceOf(EngineTrap.class)
          .hasMessageContaining("random bytes");
    }
  }

  @Test
  void randomBytes_upTo65536_areMade() {
    try (Isolate isolate = Isolate.create(Limits.defaults())) {
      ForgedCalls guest = new ForgedCalls(isolate);

      JsValue bytes = guest.value(ForgedCalls.RANDOM, 65_536);

      assertThat(((JsArrayBuffer) bytes).asBytes()).hasSize(65_536);
    }
  }
}
