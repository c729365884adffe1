package dev.cloche.bench.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.warmup.Curve.Stretch;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CurveTest {

  private static Curve curve(int runs) {
    return new Curve("numbers", LongStream.rangeClosed(1, runs).boxed().toList());
  }

  @Test
  void stretches_growByPowersAndHoldEveryRunOnce() {
    List<Stretch> stretches = curve(250).stretches(1);

    assertThat(stretches).extracting(Stretch::median).containsExactly(1L, 6L, 55L, 175L);
    assertThat(stretches.get(1)).isEqualTo(new Stretch(Math.sqrt(2 * 10), 2, 6, 10));
    assertThat(stretches.get(3)).isEqualTo(new Stretch(Math.sqrt(101.0 * 250), 115, 175, 235));
  }

  @Test
  void stretches_beginWithSingleRuns() {
    assertThat(curve(10_000).stretches(20))
        .startsWith(new Stretch(1, 1, 1, 1), new Stretch(2, 2, 2, 2), new Stretch(3, 3, 3, 3))
        .hasSizeLessThan(80);
  }

  @Test
  void median_includesBothEnds() {
    assertThat(curve(100).median(91, 100)).isEqualTo(95);
    assertThat(curve(100).median(1, 1)).isEqualTo(1);
  }
}
