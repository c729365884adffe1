package dev.cloche.differential.generator;

/** Random statements. */
final class Statements {

  private static final int EXPRESSION_DEPTH = 2;

  private final Choices choices;
  private final Output out;
  private final Expressions expressions;

  Statements(Choices choices, Output out, Expressions expressions) {
    this.choices = choices;
    this.out = out;
    this.expressions = expressions;
  }

  String expression(Scope scope) {
    return expressions.any(scope, EXPRESSION_DEPTH);
  }

  /** Up to three statements. */
  void body(Scope scope, int depth) {
    int count = 1 + choices.below(3);
    for (int i = 0; i < count; i++) {
      statement(scope, depth);
    }
  }

  void statement(Scope scope, int depth) {
    switch (choices.below(depth > 0 ? 17 : 8)) {
      case 0, 1 -> out.line("print(" + expression(scope) + ");");
      case 2, 3 -> declaration(scope);
      case 4 -> destructuring(scope);
      case 5 -> out.line("trace = clip(" + expression(scope) + ");");
      case 6, 7 -> jump(scope);
      case 8 -> branch(scope, depth);
      case 9, 10 -> counted(scope, depth);
      case 11 -> iteration(scope, depth);
      case 12 -> choice(scope, depth);
      case 13, 14 -> guarded(scope, depth);
      case 15 -> closures(scope, depth);
      default -> labelled(scope, depth);
    }
  }

  private void declaration(Scope scope) {
    String kind = choices.of("let", "var", "const");
    String name = out.name("v");
    out.line(kind + " " + name + " = clip(" + expression(scope) + ");");
    scope.declare(name, !kind.equals("const"));
  }

  private void destructuring(Scope scope) {
    String first = out.name("d");
    String second = out.name("d");
    String value = expression(scope);
    out.line(
        switch (choices.below(4)) {
          case 0 ->
              "let ["
                  + first
                  + ", ..."
                  + second
                  + "] = Array.isArray(value = "
                  + value
                  + ") ? value : [value];";
          case 1 ->
              "let { a: "
                  + first
                  + " = "
                  + expressions.leaf(scope)
                  + ", ..."
                  + second
                  + " } = { a: "
                  + value
                  + ", z: 1 };";
          case 2 ->
              "let ["
                  + first
                  + " = "
                  + value
                  + ", "
                  + second
                  + "] = closing("
                  + choices.below(4)
                  + ");";
          default ->
              "let { length: " + first + ", [0]: " + second + " = 'none' } = [" + value + "];";
        });
    scope.declare(first, true);
    scope.declare(second, true);
  }

  /** Leaves something, where there is something to leave. */
  private void jump(Scope scope) {
    String condition = "if (" + expression(scope) + ") ";
    int kind = choices.below(8);
    if (kind == 0 && !scope.labels.isEmpty()) {
      out.line(condition + choices.of("break ", "continue ") + choices.of(scope.labels) + ";");
    } else if (kind <= 2 && scope.loop) {
      out.line(condition + choices.of("break;", "continue;"));
    } else if (kind == 3 && scope.function) {
      out.line(condition + "return " + expression(scope) + ";");
    } else if (kind == 4 && scope.function) {
      out.line(condition + "throw " + expressions.leaf(scope) + ";");
    } else {
      out.line("print(" + expression(scope) + ");");
    }
  }

  private void branch(Scope scope, int depth) {
    out.block("if (" + expression(scope) + ") {", () -> body(scope.block(), depth - 1), "} else {");
    out.follow(() -> body(scope.block(), depth - 1), "}");
  }

  /** A loop that counts, in one of three forms. */
  private void counted(Scope scope, int depth) {
    String label = choices.percent(40) ? out.name("l") : "";
    String prefix = label.isEmpty() ? "" : label + ": ";
    String counter = out.name("i");
    Scope body = scope.loop(label);
    body.readable.add(counter);
    int bound = 1 + choices.below(4);
    Runnable inside =
        () -> {
          out.line("tick();");
          body(body, depth - 1);
        };
    switch (choices.below(3)) {
      case 0 ->
          out.block(
              prefix
                  + "for (let "
                  + counter
                  + " = 0; "
                  + counter
                  + " < "
                  + bound
                  + "; "
                  + counter
                  + "++) {",
              inside,
              "}");
      case 1 -> {
        out.line("var " + counter + " = 0;");
        out.block(prefix + "while (" + counter + "++ < " + bound + ") {", inside, "}");
      }
      default -> {
        out.line("let " + counter + " = " + bound + ";");
        out.block(prefix + "do {", inside, "} while (" + counter + "-- > 1);");
      }
    }
  }

  private void iteration(Scope scope, int depth) {
    String name = out.name("e");
    Scope body = scope.loop("");
    body.declare(name, true);
    String source =
        switch (choices.below(5)) {
          case 0 -> "of closing(" + choices.below(4) + ")";
          case 1 -> "of [" + expressions.list(scope, 2) + "]";
          case 2 -> "in { a: 1, b: " + expressions.leaf(scope) + ", 0: 'zero' }";
          case 3 -> "of new Map([[1, 'one'], ['k', " + expressions.leaf(scope) + "]])";
          default -> "of 'a\\u00e9\\u{1f600}'";
        };
    out.block(
        "for (" + choices.of("let ", "var ") + name + " " + source + ") {",
        () -> {
          out.line("tick();");
          body(body, depth - 1);
        },
        "}");
  }

  private void choice(Scope scope, int depth) {
    out.block(
        "switch (" + expression(scope) + ") {",
        () -> {
          int cases = 1 + choices.below(3);
          int standard = choices.below(cases + 1);
          for (int i = 0; i <= cases; i++) {
            String head = i == standard ? "default: {" : "case " + expressions.leaf(scope) + ": {";
            out.block(
                head, () -> body(scope.block(), depth - 1), choices.percent(50) ? "} break;" : "}");
          }
        },
        "}");
  }

  private void guarded(Scope scope, int depth) {
    Runnable inside = () -> body(scope.block(), depth - 1);
    boolean caught = choices.percent(75);
    boolean last = choices.percent(60);
    out.block(
        "try {", inside, caught ? choices.of("} catch (error) {", "} catch {") : "} finally {");
    out.follow(inside, caught && last ? "} finally {" : "}");
    if (caught && last) {
      out.follow(inside, "}");
    }
  }

  private void closures(Scope scope, int depth) {
    String list = out.name("c");
    out.line("const " + list + " = [];");
    String counter = out.name("i");
    Scope inner = scope.function(false, false);
    inner.declare(counter, true);
    out.block(
        "for (let " + counter + " = 0; " + counter + " < 3; " + counter + "++) {",
        () ->
            out.block(
                list + ".push(() => {",
                () -> {
                  out.line("tick();");
                  body(inner, depth - 1);
                  out.line("return " + counter + choices.of("", "++", " + 1") + ";");
                },
                "});"),
        "}");
    out.line("for (const run of " + list + ") print(run());");
    scope.readable.add(list + ".length");
  }

  private void labelled(Scope scope, int depth) {
    String label = out.name("b");
    out.block(
        label + ": {",
        () -> {
          Scope inside = scope.block();
          body(inside, depth - 1);
          out.line("if (" + expression(inside) + ") break " + label + ";");
          body(inside, depth - 1);
        },
        "}");
  }
}
