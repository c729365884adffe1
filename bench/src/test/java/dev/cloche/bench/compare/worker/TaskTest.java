package dev.cloche.bench.compare.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.bench.compare.worker.Task.Mode;
import org.junit.jupiter.api.Test;

class TaskTest {

  @Test
  void decode_givesWhatWasEncodedInALine() {
    Task task = new Task(Mode.LIVING, 4000, 1500, 7, "f('\\n');\nλ → 😀", "", "{\"a\": 1}");

    assertThat(task.encode()).doesNotContain("\n");
    assertThat(Task.decode(task.encode())).isEqualTo(task);
  }
}
