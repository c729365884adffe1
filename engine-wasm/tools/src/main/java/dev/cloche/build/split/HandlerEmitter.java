package dev.cloche.build.split;

import java.util.List;

/** Prints case groups as C: as functions of their own, as calls to those, or as they are. */
final class HandlerEmitter {
  private static final String SIGNATURE = "(JSOpFrame *f, uint8_t *pc, JSValue *sp, int opcode)\n";

  private HandlerEmitter() {}

  /** A function that runs any opcode of {@code group}. */
  static String handler(CaseGroup group) {
    StringBuilder cases = new StringBuilder();
    for (CaseBlock block : group.blocks()) {
      cases.append(labels(block.opcodes())).append(block.body());
    }
    StringBuilder text = new StringBuilder("static no_inline uint64_t ");
    text.append(group.handler()).append(SIGNATURE).append("{\n");
    text.append(FrameVariables.declarationsFor(group.bodies(), "    "));
    text.append("    switch (opcode) {\n").append(cases);
    if (!group.opcodes().contains(CaseBlock.DEFAULT)) {
      text.append("        default: __builtin_unreachable();\n");
    }
    text.append("    }\n");
    exit(text, group, "exception", "OP_STOP(OP_CODE_EXCEPTION)");
    exit(text, group, "done", "f->ret_val = ret_val;\n    OP_STOP(OP_CODE_DONE)");
    exit(
        text,
        group,
        "done_generator",
        "f->ret_val = ret_val;\n    OP_STOP(OP_CODE_DONE_GENERATOR)");
    return text.append("}\n\n").toString();
  }

  private static void exit(StringBuilder text, CaseGroup group, String label, String code) {
    if (jumpsTo(group, label)) {
      text.append(label).append(":\n    ").append(code).append(";\n");
    }
  }

  private static boolean jumpsTo(CaseGroup group, String label) {
    List<String> tokens = CTokens.of(group.bodies());
    boolean found = label.equals("exception") && tokens.contains("OP_CMP");
    for (int i = 1; i < tokens.size(); i++) {
      found |= tokens.get(i).equals(label) && tokens.get(i - 1).equals("goto");
    }
    return found;
  }

  /** The cases of {@code group} as calls to its handler, whose answer is left in {@code r}. */
  static String call(CaseGroup group) {
    return labels(group.opcodes())
        + "            r = %s(f, pc, sp, opcode);\n            break;\n".formatted(group.handler());
  }

  /** The cases of {@code group} as tail calls to its handler. */
  static String tailCall(CaseGroup group) {
    return labels(group.opcodes())
        + "            return %s(f, pc, sp, opcode);\n".formatted(group.handler());
  }

  /**
   * The cases of {@code group} with their statements.
   *
   * @throws ShapeException when the group has more than one block or leaves the function
   */
  static String inline(CaseGroup group) {
    if (group.blocks().size() > 1 || jumpsTo(group, "done") || jumpsTo(group, "done_generator")) {
      throw new ShapeException(
          "the inline opcode '%s' does more than go on with the next one"
              .formatted(group.opcodes().getFirst()));
    }
    return labels(group.opcodes())
        + "        {\n"
        + FrameVariables.declarationsFor(group.bodies(), "            ")
        + group.bodies()
        + "        }\n";
  }

  private static String labels(List<String> opcodes) {
    StringBuilder text = new StringBuilder();
    for (String opcode : opcodes) {
      text.append("        ");
      text.append(
          opcode.equals(CaseBlock.DEFAULT) ? "default:\n" : "case OP_%s:\n".formatted(opcode));
    }
    return text.toString();
  }
}
