package dev.cloche.bench.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogScaleTest {

  @Test
  void holding_takesWholeDecades() {
    assertThat(LogScale.holding(0.04, 320, 10, 20)).isEqualTo(new LogScale(-2, 3, 10, 20));
    assertThat(LogScale.holding(1, 1, 10, 20)).isEqualTo(new LogScale(0, 1, 10, 20));
    assertThat(LogScale.holding(1, 10_000, 10, 20)).isEqualTo(new LogScale(0, 4, 10, 20));
  }

  @Test
  void at_isTheSameStepForTheSameFactor() {
    LogScale scale = new LogScale(0, 4, 100, 20);

    assertThat(scale.at(1)).isCloseTo(100, within(1e-9));
    assertThat(scale.at(100)).isCloseTo(60, within(1e-9));
    assertThat(scale.at(10_000)).isCloseTo(20, within(1e-9));
    assertThat(scale.decades()).containsExactly(0, 1, 2, 3, 4);
  }
}
