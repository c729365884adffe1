package dev.cloche.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.compare.worker.ClocheEngine;
import dev.cloche.bench.compare.worker.Runs;
import dev.cloche.bench.compare.worker.Sandbox;
import dev.cloche.bench.compare.worker.SandboxFactory;
import dev.cloche.bench.compare.worker.Task.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void run_isWhatClocheGivesEachTime(@TempDir Path folder) throws Exception {
    Workload workload = named("run");
    Files.writeString(folder.resolve(Runs.FILE), workload.source());
    SandboxFactory cloche = new ClocheEngine();

    // Through the runtime, and as an engine without modules does it.
    for (Runs runs :
        List.of(
            cloche.runs(folder, workload.input()),
            withoutModules(cloche).runs(folder, workload.input()))) {
      try (runs) {
        assertThat(runs.run()).isEqualTo(workload.answer());
        assertThat(runs.run()).isEqualTo(workload.answer());
      }
    }
  }

  static List<Workload> traffic() {
    return Workload.ALL.stream().filter(workload -> workload.mode() == Mode.TRAFFIC).toList();
  }

  @ParameterizedTest
  @MethodSource("traffic")
  void traffic_isWhatClocheGivesEachTime(Workload workload) {
    try (Runs runs = new ClocheEngine().traffic(workload.source())) {
      assertThat(runs.run()).isEqualTo(workload.answer());
      assertThat(runs.run()).isEqualTo(workload.answer());
    }
  }

  @Test
  void usual_leavesOutTraffic() {
    assertThat(Workload.usual(List.of("loop", "object", "context", "run")))
        .containsExactly("loop", "run");
  }

  private static SandboxFactory withoutModules(SandboxFactory engine) {
    return new SandboxFactory() {
      @Override
      public Sandbox create() {
        return engine.create();
      }
    };
  }

  private static Workload named(String name) {
    return Workload.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void all_haveNamesOfTheirOwn() {
    assertThat(Workload.ALL)
        .extracting(Workload::name)
        .doesNotHaveDuplicates()
        .contains("recursion", "scheduler", "isolate", "eval", "call", "run");
  }
}
