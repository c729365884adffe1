package dev.cloche.build.split;

import java.util.List;
import java.util.Set;

/**
 * The statements behind one run of case labels of the interpreter's switch.
 *
 * @param opcodes names without {@code OP_}, in order of appearance; {@link #DEFAULT} stands for the
 *     default label
 * @param body the C text behind the labels
 * @param labels labels that the body defines
 * @param jumps labels that the body jumps to, without the interpreter's own
 */
record CaseBlock(List<String> opcodes, String body, Set<String> labels, Set<String> jumps) {
  /** Stands for the default label among the opcodes. */
  static final String DEFAULT = "DEFAULT";

  CaseBlock {
    opcodes = List.copyOf(opcodes);
    labels = Set.copyOf(labels);
    jumps = Set.copyOf(jumps);
  }
}
