package dev.cloche.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void quantile_isNearestRank() {
    Samples samples = new Samples();
    for (long value = 200; value >= 1; value--) {
      samples.add(value);
    }

    assertThat(samples.median()).isEqualTo(100);
    assertThat(samples.quantile(0.99)).isEqualTo(198);
    assertThat(samples.quantile(1)).isEqualTo(200);
  }

  @Test
  void addAll_keepsBoth() {
    Samples samples = new Samples();
    samples.add(1);
    Samples others = new Samples();
    others.add(5);
    others.add(3);

    samples.addAll(others);

    assertThat(samples.size()).isEqualTo(3);
    assertThat(samples.median()).isEqualTo(3);
  }

  @Test
  void quantile_ofNothingIsRefused() {
    assertThatIllegalStateException().isThrownBy(() -> new Samples().median());
  }
}
