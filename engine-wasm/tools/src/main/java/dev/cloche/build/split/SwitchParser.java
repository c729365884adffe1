package dev.cloche.build.split;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the body of the interpreter's switch into blocks, one for each run of case labels. */
final class SwitchParser {
  /** Labels of the interpreter outside its switch. */
  static final Set<String> INTERPRETER_LABELS = Set.of("exception", "done", "done_generator");

  private static final Pattern CASE_LINE =
      Pattern.compile("^        (?:CASE\\(OP_(\\w+)\\)|(DEFAULT)):(.*)$");
  private static final Pattern COMPARISON_LINE =
      Pattern.compile("^            OP_CMP\\(OP_(\\w+),.*$");
  private static final Pattern LABEL = Pattern.compile("(?m)^\\s*([a-z_]\\w*):\\s*$");
  private static final Pattern GOTO = Pattern.compile("\\bgoto\\s+(\\w+)\\s*;");

  private final List<CaseBlock> blocks = new ArrayList<>();
  private final List<String> opcodes = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();

  private SwitchParser() {}

  /**
   * The blocks of a switch in order.
   *
   * @throws ShapeException when a block can fall through to the next, an opcode has two blocks, or
   *     statements stand in front of the first label
   */
  static List<CaseBlock> parse(String switchBody) {
    SwitchParser parser = new SwitchParser();
    for (String line : switchBody.split("\n", -1)) {
      parser.line(line);
    }
    parser.finishBlock();
    Set<String> seen = new HashSet<>();
    for (CaseBlock block : parser.blocks) {
      for (String opcode : block.opcodes()) {
        if (!seen.add(opcode)) {
          throw new ShapeException("the opcode '%s' has two cases".formatted(opcode));
        }
      }
    }
    return List.copyOf(parser.blocks);
  }

  private void line(String line) {
    Matcher label = CASE_LINE.matcher(line);
    if (label.matches()) {
      if (!CTokens.of(body.toString()).isEmpty()) {
        finishBlock();
      }
      opcodes.add(label.group(1) != null ? label.group(1) : CaseBlock.DEFAULT);
      body.append(label.group(3).isBlank() ? "" : "           " + label.group(3) + "\n");
      return;
    }
    Matcher comparison = COMPARISON_LINE.matcher(line);
    if (comparison.matches()) {
      finishBlock();
      opcodes.add(comparison.group(1));
    }
    body.append(line).append('\n');
  }

  private void finishBlock() {
    String text = body.toString();
    body.setLength(0);
    if (opcodes.isEmpty()) {
      if (!CTokens.of(text).isEmpty()) {
        throw new ShapeException("the interpreter's switch has statements before its first case");
      }
      return;
    }
    if (StatementFlow.canFallOff(text)) {
      throw new ShapeException(
          "the case of the opcode '%s' can fall through".formatted(opcodes.getLast()));
    }
    String code = String.join(" ", CTokens.of(text));
    Set<String> jumps = allMatches(GOTO, code);
    jumps.removeAll(INTERPRETER_LABELS);
    Set<String> labels = allMatches(LABEL, text);
    labels.remove("default");
    blocks.add(new CaseBlock(opcodes, text, labels, jumps));
    opcodes.clear();
  }

  private static Set<String> allMatches(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
