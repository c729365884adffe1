package dev.cloche.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/** Whether answers are right. */
final class Verdict {

  private Verdict() {}

  /**
   * Fails when an answer is wrong. Where the two are known to differ, Node may also answer as
   * Cloche does: some differences are faults of V8 that a later release mends.
   *
   * @param known the case
   * @param node Node's answer; empty when Node has not what the program needs
   * @param cloche Cloche's answer
   */
  static void check(CorpusCase known, Optional<String> node, String cloche) {
    String of = known.program().name();
    if (known.program().needs().isEmpty()) {
      assertThat(node).as("Node runs %s", of).isPresent();
    }
    known.expected().ifPresent(right -> assertThat(cloche).as("Cloche: %s", of).isEqualTo(right));
    switch (known.kind()) {
      case SAME ->
          node.ifPresent(right -> assertThat(cloche).as("as Node: %s", of).isEqualTo(right));
      case DIFFERS -> {
        assertThat(known.expectedOfNode())
            .as("a difference: %s", of)
            .isNotEqualTo(known.expected());
        node.ifPresent(
            answer ->
                assertThat(answer)
                    .as("Node: %s", of)
                    .isIn(known.expectedOfNode().get(), known.expected().get()));
      }
      case WITHOUT -> {}
    }
  }
}
