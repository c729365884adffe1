package dev.cloche.soak;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the soak would notice. */
class LevelTest {

  private static List<Level> minutes(Level perMinute) {
    return IntStream.range(0, 30)
        .mapToObj(
            i ->
                new Level(
                    (20L << 20) + i * perMinute.heap() + (i % 3 << 21),
                    (20L << 20) + i * perMinute.metaspace(),
                    4000 + i * perMinute.classes() + i % 7,
                    30 + i * perMinute.threads() + i % 5,
                    40 + i * perMinute.files()))
        .toList();
  }

  @Test
  void levels_thatGoUpAndDown_areFlat() {
    assertThatCode(() -> Level.assertFlat(minutes(new Level(0, 0, 0, 0, 0))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 0, 0, 0, 0, heap",
    "0, 400000, 0, 0, 0, metaspace",
    "0, 0, 30, 0, 0, classes",
    "0, 0, 0, 1, 0, threads",
    "0, 0, 0, 0, 1, files",
  })
  void growth_ofAnyKind_isFound(
      long heap, long metaspace, int classes, int threads, long files, String figure) {
    assertThatThrownBy(
            () -> Level.assertFlat(minutes(new Level(heap, metaspace, classes, threads, files))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(figure);
  }
}
