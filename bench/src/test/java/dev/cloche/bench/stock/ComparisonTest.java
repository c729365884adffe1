package dev.cloche.bench.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void table_comparesMediansWithTheFirstEngine() {
    Comparison comparison = new Comparison();
    for (long nanos : new long[] {1_000_000, 2_000_000, 90_000_000}) {
      comparison.add("loop", "stock", nanos);
      comparison.add("loop", "shipped", 2 * nanos);
      comparison.add("json", "stock", nanos);
      comparison.add("json", "shipped", nanos / 2);
    }

    assertThat(comparison.table(List.of("stock", "shipped")))
        .isEqualTo(
            """
            | script | stock, ms | shipped, ms | shipped/stock |
            |---|---|---|---|
            | loop | 2.0 | 4.0 | 2.000 |
            | json | 2.0 | 1.0 | 0.500 |
            | geometric mean | | | 1.000 |
            """);
  }
}
