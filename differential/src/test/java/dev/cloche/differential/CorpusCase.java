package dev.cloche.differential;

import java.util.Optional;

/**
 * A program of the corpus and what is known about its answers.
 *
 * @param program the program
 * @param kind whom its answers are compared with
 * @param reason why Node's answer differs or does not count; empty when it is right
 * @param expected Cloche's answer, when the corpus gives it
 * @param expectedOfNode Node's answer, when it differs
 */
record CorpusCase(
    Program program,
    Kind kind,
    String reason,
    Optional<String> expected,
    Optional<String> expectedOfNode) {

  /** How an answer is judged. */
  enum Kind {
    /** Node and Cloche answer alike, and as the corpus says when it gives an answer. */
    SAME,
    /** Node and Cloche answer as the corpus says, each its own; or a later Node as Cloche. */
    DIFFERS,
    /** Cloche answers as the corpus says; whatever Node answers is its driver's fault. */
    WITHOUT
  }

  CorpusCase {
    boolean explained = reason.isBlank() == (kind == Kind.SAME);
    boolean given = expected.isPresent() || (kind == Kind.SAME && program.needs().isEmpty());
    if (!explained || !given || expectedOfNode.isPresent() != (kind == Kind.DIFFERS)) {
      throw new IllegalArgumentException(
          program.name() + ": an answer or a reason is missing, or one too many is there");
    }
  }

  @Override
  public String toString() {
    return program.name();
  }
}
