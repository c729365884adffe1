package dev.cloche.differential.generator;

/**
 * Functions, classes, generators and their kin, kept in {@code functions} for expressions to call.
 */
final class Definitions {

  private static final int DEPTH = 1;

  private final Choices choices;
  private final Output out;
  private final Expressions expressions;
  private final Statements statements;

  Definitions(Choices choices, Output out, Expressions expressions, Statements statements) {
    this.choices = choices;
    this.out = out;
    this.expressions = expressions;
    this.statements = statements;
  }

  void write(Scope scope) {
    function(scope);
    classes(scope);
    generator(scope);
    asynchronous(scope);
    recursion(scope);
    proxy(scope);
  }

  /** A function that sees its arguments in several ways. */
  private void function(Scope scope) {
    Scope body = scope.function(false, false);
    body.declare("p", true);
    body.declare("q", true);
    body.readable.add("arguments.length");
    String rest = choices.percent(50) ? ", ...r" : "";
    out.block(
        "functions.f = function (p, q = " + expressions.leaf(scope) + rest + ") {",
        () -> {
          statements.body(body, DEPTH);
          out.line("return " + statements.expression(body) + ";");
        },
        "};");
  }

  private void classes(Scope scope) {
    Scope body = scope.function(false, false);
    body.declare("p", true);
    body.declare("this.x", true);
    body.declare("this.#y", true);
    out.block(
        "class Base {",
        () -> {
          out.line("x = " + expressions.leaf(scope) + ";");
          out.line("#y = " + expressions.leaf(scope) + ";");
          out.line("static made = 0;");
          out.line("constructor(p) { Base.made++; this.p = clip(p); }");
          out.line("get y() { return this.#y; }");
          out.line("set y(v) { print('set y'); this.#y = clip(v); }");
          out.block("m(p) {", () -> statements.body(body.block(), DEPTH), "}");
          out.line("#secret(p) { return " + expressions.any(body, 2) + "; }");
          out.line("open(p) { return this.#secret(p); }");
        },
        "}");
    Scope derived = scope.function(false, false);
    derived.declare("p", true);
    derived.declare("this.z", true);
    out.block(
        "class Derived extends Base {",
        () -> {
          out.line("z = this.x;");
          out.line(
              "constructor(p) { "
                  + choices.of(
                      "super(p);", "const f = () => super(p); f();", "super(p); super.y = p;")
                  + " }");
          out.block(
              "m(p) {",
              () -> {
                statements.body(derived, DEPTH);
                out.line("return super.m(p) ?? super.open(this.z);");
              },
              "}");
        },
        "}");
    out.line(
        "functions.make = (p) => { const o = new (p ? Derived : Base)(p); o.y = p; o.y += 1; return [o.m(p), o.x, o.y, Base.made, o.open(1)]; };");
  }

  /** A generator, driven with next, return and throw. */
  private void generator(Scope scope) {
    Scope body = scope.function(true, false);
    body.declare("p", true);
    out.block(
        "function* produce(p) {",
        () -> {
          out.line("tick();");
          statements.body(body, DEPTH);
          out.block("try {", () -> statements.body(body.block(), DEPTH), "} finally {");
          out.follow(() -> statements.body(body.block(), DEPTH), "}");
        },
        "}");
    out.block(
        "functions.g = (p) => {",
        () -> {
          out.line("const it = produce(p), got = [];");
          out.block(
              "for (let i = 0; i < " + (3 + choices.below(4)) + "; i++) {",
              () ->
                  out.line(
                      "got.push(show(clip(i === "
                          + choices.below(5)
                          + " ? it."
                          + choices.of("return", "throw", "next")
                          + "(i).value : it.next(got.length).value)));"),
              "}");
          out.line("return got.join('|');");
        },
        "};");
  }

  private void asynchronous(Scope scope) {
    Scope body = scope.function(false, true);
    body.declare("p", true);
    out.block(
        "functions.later = async (p) => {",
        () -> {
          out.line("tick();");
          statements.body(body, DEPTH);
          out.block(
              "for await (const v of [p, Promise.resolve(1), closing]) {",
              () -> out.line("print(typeof v);"),
              "}");
          out.line("return clip(" + statements.expression(body) + ");");
        },
        "};");
    out.line(
        "for (const p of [0, 'x']) functions.later(p).then((v) => print('later', v), (e) => print('failed', e instanceof Error ? e.name : e));");
  }

  private void recursion(Scope scope) {
    Scope body = scope.function(false, false);
    body.declare("n", true);
    out.block(
        "functions.deep = (n) => {",
        () -> {
          out.line("tick();");
          out.line("if (!(n > 0) || n > 20) return " + expressions.leaf(scope) + ";");
          statements.body(body, 1);
          out.line(
              "return [functions.deep(n - 1 - (shared & 1))].concat("
                  + expressions.leaf(body)
                  + ").length + n;");
        },
        "};");
    out.line(
        "functions.counter = (() => { let count = 0; return (by) => (count += Number(by) || 1) | 0; })();");
  }

  private void proxy(Scope scope) {
    out.line("const watched = watch({ a: 1, list: [1, 2], get g() { return this.a; } });");
    String key = choices.of("a", "b", "g");
    out.line(
        "print(watched."
            + key
            + ", '"
            + key
            + "' in watched, (watched."
            + key
            + choices.of(" = ", " ??= ")
            + expressions.leaf(scope)
            + "));");
    out.line(
        "try { delete watched."
            + key
            + "; watched.a++; print({ ...watched }); } catch (error) { print(error.name); }");
  }
}
