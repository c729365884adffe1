package dev.cloche.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final int CAPACITY = 1 << 16;

  private static Timeline of(int samples) {
    Timeline timeline = new Timeline();
    for (int i = 0; i < samples; i++) {
      timeline.add(i, 10);
    }
    return timeline;
  }

  @Test
  void samples_areKeptAsTheyAre() {
    Timeline timeline = of(CAPACITY);

    assertThat(timeline.nodes()).isEqualTo(IntStream.range(0, CAPACITY).toArray());
    assertThat(timeline.fuel()).hasSize(CAPACITY).containsOnly(10);
  }

  @Test
  void fullTimeline_mergesNeighbours() {
    Timeline timeline = of(CAPACITY + 3);

    assertThat(timeline.nodes())
        .hasSize(CAPACITY / 2 + 2)
        .startsWith(0, 2, 4)
        .endsWith(CAPACITY, CAPACITY + 2);
    assertThat(timeline.fuel()).startsWith(20, 20).endsWith(20, 10);
    assertThat(LongStream.of(timeline.fuel()).sum()).isEqualTo(10L * (CAPACITY + 3));
  }

  @Test
  void anyNumberOfSamples_staysWithinTheCapacity() {
    int samples = 100 * CAPACITY + 77;
    Timeline timeline = of(samples);

    assertThat(timeline.nodes()).hasSizeBetween(CAPACITY / 2, CAPACITY);
    assertThat(LongStream.of(timeline.fuel()).sum()).isEqualTo(10L * samples);
  }
}
