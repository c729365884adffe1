package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeProcessTest {

  @Test
  void start_withoutNode_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> NodeProcess.start(new ProcessBuilder("no-such-node", "script.js")))
        .withMessage(
            "Node of release 20 or later is needed, and there is no command no-such-node:"
                + " install Node and try again");
  }

  @Test
  void run_ofADriverThatFails_saysWhichAndHow() {
    assertThatIllegalStateException()
        .isThrownBy(() -> NodeProcess.run("no-such-driver.mjs", List.of(), List.of()))
        .withMessageContaining("no-such-driver.mjs")
        .withMessageEndingWith("ended with 1");
  }
}
