package dev.cloche.differential.generator;

/**
 * Random programs. One ends, since each of its loops is bounded and each of its functions counts
 * its calls; what it keeps in variables is cut to a size; it prints as it goes.
 */
public final class Programs {

  private static final int DEPTH = 2;

  /** Variables are declared here so that all parts of a program share some. */
  private static final String HEAD =
      """
      let steps = 0, trace = 0, value;
      var shared = 1, text = 'start', list = [1, 2];
      const tick = () => { if (++steps > 300) throw new RangeError('steps'); };
      const weigh = (v, left) => {
        if (v === null || typeof v !== 'object') return left - 1;
        for (const k of Object.keys(v)) if (left > 0) left = weigh(v[k], left - 1);
        return left;
      };
      const clip = (v) => {
        if (typeof v === 'string') return v.slice(0, 40);
        if (typeof v === 'bigint') return BigInt.asIntN(100, v);
        return weigh(v, 40) > 0 ? v : 'heavy';
      };
      const iterable = (v) => (Array.isArray(v) || typeof v === 'string' ? v : [v]);
      const closing = (n) => ({
        [Symbol.iterator]() { return this; },
        next() { return { value: n, done: n-- <= 0 }; },
        return() { print('closed at', n); return {}; },
      });
      const functions = {};
      const call = (name, argument) => { tick(); return clip(functions[name]?.(argument)); };
      const watch = (target) => new Proxy(target, {
        get(t, k, r) { if (typeof k === 'string') print('get', k); return Reflect.get(t, k, r); },
        set(t, k, v, r) { print('set', k); return Reflect.set(t, k, v, r); },
        has(t, k) { print('has', k); return k in t; },
        deleteProperty(t, k) { print('delete', k); return delete t[k]; },
      });
      """;

  private final Choices choices;
  private final Output out = new Output();
  private final Expressions expressions;
  private final Statements statements;

  private Programs(long seed) {
    choices = new Choices(seed);
    expressions = new Expressions(choices);
    statements = new Statements(choices, out, expressions);
  }

  /** The program of a seed. */
  public static String generate(long seed) {
    return new Programs(seed).program();
  }

  private String program() {
    Scope scope = Scope.top();
    for (String name : new String[] {"shared", "text", "list", "trace"}) {
      scope.declare(name, true);
    }
    if (choices.percent(30)) {
      out.line("'use strict';");
    }
    HEAD.lines().forEach(out::line);
    attempt(() -> new Definitions(choices, out, expressions, statements).write(scope));
    for (int i = 0; i < 8; i++) {
      attempt(() -> statements.body(scope.block(), DEPTH));
    }
    out.line("print('end', steps, shared, text, list, trace);");
    return out.toString();
  }

  private void attempt(Runnable body) {
    out.block(
        "try {",
        body,
        "} catch (error) { print('caught', error instanceof Error ? error.name : error); }");
  }
}
