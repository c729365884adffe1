package dev.cloche.build.split;

import java.util.List;
import java.util.Set;

/**
 * Finds out whether control can run off the end of an opcode's statements. The answer errs on the
 * side of "it can": loops and switches count as passable. A {@code break} or {@code continue} that
 * would leave the opcode by way of the statement around it is refused.
 */
final class StatementFlow {
  /** Words that start a statement which never completes normally. */
  private static final Set<String> JUMPS = Set.of("BREAK", "goto", "return", "OP_CMP");

  private final List<String> tokens;
  private int next;
  private int loops;
  private int breakables;

  private StatementFlow(List<String> tokens) {
    this.tokens = tokens;
  }

  /** Whether control can run off the end of {@code statements}. */
  static boolean canFallOff(String statements) {
    StatementFlow flow = new StatementFlow(CTokens.of(statements));
    boolean falls = flow.statements();
    if (flow.next < flow.tokens.size()) {
      throw new ShapeException("an opcode's body has an unbalanced brace");
    }
    return falls;
  }

  /** Reads statements up to a closing brace or the end; whether the last one completes. */
  private boolean statements() {
    boolean completes = true;
    while (next < tokens.size() && !peek().equals("}")) {
      completes = statement();
    }
    return completes;
  }

  private boolean statement() {
    String first = take();
    switch (first) {
      case "{" -> {
        boolean completes = statements();
        expect("}");
        return completes;
      }
      case "if" -> {
        parenthesised();
        boolean completes = statement();
        if (next < tokens.size() && peek().equals("else")) {
          take();
          // Both branches are always read.
          boolean otherwise = statement();
          return otherwise || completes;
        }
        return true;
      }
      case "for", "while" -> {
        parenthesised();
        nested(1);
        return true;
      }
      case "switch" -> {
        parenthesised();
        nested(0);
        return true;
      }
      case "do" -> {
        nested(1);
        expect("while");
        parenthesised();
        expect(";");
        return true;
      }
      case "case", "default" -> {
        while (!take().equals(":")) {}
        return true;
      }
      case ";" -> {
        return true;
      }
      case "break", "continue" -> {
        if ((first.equals("break") ? breakables : loops) == 0) {
          throw new ShapeException("an opcode's body leaves by a plain '%s'".formatted(first));
        }
        expect(";");
        return false;
      }
      default -> {
        if (next < tokens.size() && peek().equals(":")) {
          take();
          return true;
        }
        skipPast(";");
        return !JUMPS.contains(first);
      }
    }
  }

  private void nested(int newLoops) {
    loops += newLoops;
    breakables++;
    statement();
    breakables--;
    loops -= newLoops;
  }

  private void parenthesised() {
    expect("(");
    skipPast(")");
  }

  /** Skips to {@code end} at this nesting level and past it. */
  private void skipPast(String end) {
    int depth = 0;
    for (String token = take(); depth > 0 || !token.equals(end); token = take()) {
      switch (token) {
        case "(", "{", "[" -> depth++;
        case ")", "}", "]" -> depth--;
        default -> {}
      }
    }
  }

  private String peek() {
    return tokens.get(next);
  }

  private String take() {
    if (next == tokens.size()) {
      throw new ShapeException("an opcode's body ends in the middle of a statement");
    }
    return tokens.get(next++);
  }

  private void expect(String token) {
    String found = take();
    if (!found.equals(token)) {
      throw new ShapeException(
          "an opcode's body has '%s' in place of '%s'".formatted(found, token));
    }
  }
}
