package dev.cloche.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.compare.worker.ClocheEngine;
import dev.cloche.bench.compare.worker.Sandbox;
import dev.cloche.bench.compare.worker.Task.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadTest {

  static List<Workload> living() {
    return Workload.ALL.stream().filter(workload -> workload.mode() == Mode.LIVING).toList();
  }

  @ParameterizedTest
  @MethodSource("living")
  void answer_isWhatClocheGivesEachTime(Workload workload) {
    try (Sandbox sandbox = new ClocheEngine().create()) {
      sandbox.eval(workload.source());

      assertThat(sandbox.main(workload.input())).isEqualTo(workload.answer());
      assertThat(sandbox.main(workload.input())).isEqualTo(workload.answer());
    }
  }

  @Test
  void all_haveNamesOfTheirOwn() {
    assertThat(Workload.ALL)
        .extracting(Workload::name)
        .doesNotHaveDuplicates()
        .contains("recursion", "scheduler", "isolate", "eval", "call");
  }
}
