package dev.cloche.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.compare.Figure.Phase;
import dev.cloche.bench.compare.worker.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final long MILLI = 1_000_000;
  private static final List<String> ENGINES = List.of("cloche", "rhino", "quickjs-wasi");
  private static final List<Workload> WORKLOADS =
      List.of(workload("loop", true), workload("sort", true), workload("call", false));

  private final Results results = new Results();

  private static Workload workload(String name, boolean isScript) {
    return new Workload(name, isScript, Task.Mode.LIVING, "", "", "");
  }

  private void fill() {
    for (long millis : new long[] {20, 10, 50}) {
      results.add("loop", "cloche", Phase.WARM, millis * MILLI, 7);
      results.add("loop", "cloche", Phase.COLD, 10 * millis * MILLI, 1);
    }
    results.add("loop", "rhino", Phase.WARM, 5 * MILLI, 4);
    results.add("sort", "cloche", Phase.WARM, 10 * MILLI, 9);
    results.add("sort", "rhino", Phase.WARM, 40 * MILLI, 8);
    results.add("call", "cloche", Phase.WARM, 50_000, 100);
    results.absent("call", "rhino", "SyntaxError: \"let\"");
    WORKLOADS.forEach(
        workload -> results.absent(workload.name(), "quickjs-wasi", "node is not installed"));
  }

  @Test
  void json_hasALineForEachFigureAndEachAbsence() {
    fill();

    assertThat(JsonReport.of(results, ENGINES, List.of("loop", "call")).lines())
        .containsExactly(
            "{\"workload\":\"loop\",\"engine\":\"cloche\",\"medianMs\":20.0,\"n\":21,"
                + "\"phase\":\"warm\",\"minMs\":10.0,\"maxMs\":50.0,\"starts\":3}",
            "{\"workload\":\"loop\",\"engine\":\"cloche\",\"medianMs\":200.0,\"n\":3,"
                + "\"phase\":\"cold\",\"minMs\":100.0,\"maxMs\":500.0,\"starts\":3}",
            "{\"workload\":\"loop\",\"engine\":\"rhino\",\"medianMs\":5.0,\"n\":4,"
                + "\"phase\":\"warm\",\"minMs\":5.0,\"maxMs\":5.0,\"starts\":1}",
            "{\"workload\":\"loop\",\"engine\":\"quickjs-wasi\","
                + "\"absent\":\"node is not installed\"}",
            "{\"workload\":\"call\",\"engine\":\"cloche\",\"medianMs\":0.05,\"n\":100,"
                + "\"phase\":\"warm\",\"minMs\":0.05,\"maxMs\":0.05,\"starts\":1}",
            "{\"workload\":\"call\",\"engine\":\"rhino\",\"absent\":\"SyntaxError: \\\"let\\\"\"}",
            "{\"workload\":\"call\",\"engine\":\"quickjs-wasi\","
                + "\"absent\":\"node is not installed\"}");
  }

  @Test
  void table_hasMultiplesOfClocheAndTheirMeanOverScripts() {
    fill();

    assertThat(TableReport.of(results, ENGINES, WORKLOADS))
        .isEqualTo(
            """
            Warm: median of the starts, ms (multiple of cloche)

            | workload                  | cloche |         rhino | quickjs-wasi |
            |:--------------------------|-------:|--------------:|-------------:|
            | loop                      |   20.0 | 5.00 (0.250x) |            - |
            | sort                      |   10.0 |  40.0 (4.00x) |            - |
            | call                      |  0.050 |             - |            - |
            | geometric mean of scripts |        | (1.00x, of 2) |              |

            Warm: the slowest start as a multiple of the median start

            | workload |    cloche |     rhino | quickjs-wasi |
            |:---------|----------:|----------:|-------------:|
            | loop     | 2.50 of 3 | 1.00 of 1 |            - |
            | sort     | 1.00 of 1 | 1.00 of 1 |            - |
            | call     | 1.00 of 1 |         - |            - |

            Cold, from nothing to the first answer, ms (multiple of cloche)

            | workload | cloche | rhino | quickjs-wasi |
            |:---------|-------:|------:|-------------:|
            | loop     |    200 |     - |            - |

            absent: rhino: SyntaxError: "let" (call)
            absent: quickjs-wasi: node is not installed
            """);
  }

  @Test
  void table_withoutClocheHasNoMultiples() {
    results.add("loop", "rhino", Phase.WARM, 5 * MILLI, 4);

    assertThat(TableReport.of(results, List.of("rhino"), WORKLOADS.subList(0, 1)))
        .isEqualTo(
            """
            Warm: median of the starts, ms

            | workload | rhino |
            |:---------|------:|
            | loop     |  5.00 |

            """);
  }
}
