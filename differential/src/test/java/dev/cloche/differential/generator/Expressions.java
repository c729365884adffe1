package dev.cloche.differential.generator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random expressions, of any type: what does not fit throws a TypeError, which is an answer too.
 */
final class Expressions {

  private static final List<String> LITERALS =
      List.of(
          "0",
          "1",
          "2",
          "7",
          "-1",
          "2147483647",
          "-2147483648",
          "4294967296",
          "0.5",
          "-0",
          "1.5e3",
          "NaN",
          "Infinity",
          "''",
          "'a'",
          "'7'",
          "'text'",
          "'\\u00e9\\u4e00'",
          "true",
          "false",
          "[]",
          "[1, 2, 3]",
          "[3, , 'h']",
          "({})",
          "({ a: 1, b: 'x' })");

  private static final List<String> CALLBACKS =
      List.of("map", "filter", "some", "every", "find", "findLastIndex", "flatMap");
  private static final List<String> TAKING_ONE =
      List.of("concat", "indexOf", "slice", "fill", "at", "includes", "lastIndexOf");

  private final Choices choices;

  Expressions(Choices choices) {
    this.choices = choices;
  }

  /** An expression that may use the names of a scope, nested at most {@code depth} deep. */
  String any(Scope scope, int depth) {
    if (depth <= 0 || choices.percent(15)) {
      return leaf(scope);
    }
    String first = any(scope, depth - 1);
    String second = any(scope, depth - 1);
    return switch (choices.below(22)) {
      case 0, 1, 2 -> "(%s %s %s)".formatted(first, binary(), second);
      case 3 -> "(%s %s (%s & 31))".formatted(first, choices.of("<<", ">>"), second);
      case 4 -> "(%s(%s))".formatted(choices.of("-", "+", "!", "~", "typeof ", "void "), first);
      case 5 -> "(%s ? %s : %s)".formatted(leaf(scope), first, second);
      case 6 -> "[" + list(scope, depth) + "]";
      case 7 -> object(scope, depth);
      case 8 -> "`${%s}-${%s}`".formatted(first, second);
      case 9 -> "(%s)?.%s".formatted(first, choices.of("a", "b", "length", "k0"));
      case 10 -> "(%s)%s[%s]".formatted(first, choices.percent(90) ? "?." : "", second);
      case 11 -> arrayMethod(scope, depth);
      case 12 -> stringMethod(scope, depth);
      case 13 -> assignment(scope, depth);
      case 14 -> increment(scope);
      case 15 -> closure(scope, depth);
      case 16 -> call(scope, depth);
      case 17 -> suspension(scope, depth);
      case 18 -> "(%s in %s)".formatted(choices.of("'a'", "0", "'k0'"), object(scope, depth));
      case 19 -> "String(%s(%s))".formatted(choices.of("typeof ", "!!"), first);
      case 20 -> "Object.%s(%s)".formatted(choices.of("keys", "entries"), object(scope, depth));
      default -> "((a, b) => a.length + b)`x${%s}y`".formatted(first);
    };
  }

  private String closure(Scope scope, int depth) {
    String body = any(with(scope, "p", "q"), depth - 1);
    return "((p, q = %s) => %s)(%s)".formatted(leaf(scope), body, list(scope, depth));
  }

  private static Scope with(Scope scope, String... names) {
    Scope inner = scope.function(false, false);
    for (String name : names) {
      inner.declare(name, true);
    }
    return inner;
  }

  /** An expression without operators. */
  String leaf(Scope scope) {
    if (!scope.readable.isEmpty() && choices.percent(55)) {
      return choices.of(scope.readable);
    }
    return choices.percent(3)
        ? choices.of("3n", "-(2n ** 65n)", "null", "undefined")
        : choices.of(LITERALS);
  }

  private String binary() {
    return choices.of(
        "+", "+", "-", "*", "%", "&", "|", "^", ">>>", "<", "<=", ">", ">=", "==", "!=", "===",
        "!==", "&&", "||", "??");
  }

  /** Up to three elements, with a spread now and then. */
  String list(Scope scope, int depth) {
    return IntStream.range(0, choices.below(4))
        .mapToObj(
            i ->
                (choices.percent(12)
                    ? "...iterable(" + any(scope, depth - 1) + ")"
                    : any(scope, depth - 1)))
        .collect(Collectors.joining(", "));
  }

  private String object(Scope scope, int depth) {
    String a = any(scope, depth - 1);
    String b = leaf(scope);
    return switch (choices.below(5)) {
      case 0 -> "({ a: %s, get b() { return %s; } })".formatted(a, b);
      case 1 -> "({ [%s + 'k']: %s, a: 1 })".formatted(b, a);
      case 2 -> "({ ...%s, a: %s })".formatted(choices.of("{ b: 2 }", "[4, 5]"), a);
      case 3 -> "({ a: %s, m() { return this; } }).m()".formatted(a);
      default -> "({ a: %s, b: %s })".formatted(a, b);
    };
  }

  private String arrayMethod(Scope scope, int depth) {
    String body = any(with(scope, "x", "i"), depth - 1);
    String array = "[" + list(scope, depth) + "]";
    String value = leaf(scope);
    return switch (choices.below(8)) {
      case 0, 1, 2 -> "%s.%s((x, i) => %s)".formatted(array, choices.of(CALLBACKS), body);
      case 3 -> "%s.reduce((x, i) => %s, %s)".formatted(array, body, value);
      case 4 ->
          "%s.map((x) => typeof x + (x?.length ?? 0)).sort(%s)"
              .formatted(array, choices.of("", "(x, y) => (x < y ? 1 : x > y ? -1 : 0)"));
      case 5 -> "%s.%s(%s)".formatted(array, choices.of(TAKING_ONE), value);
      case 6 -> array + choices.of(".reverse()", ".flat()", ".pop()", ".shift()", ".length");
      default -> "%s.splice(%s, 1, %s)".formatted(array, value, body);
    };
  }

  private String stringMethod(Scope scope, int depth) {
    String text = "('ab-' + (clip(%s)?.length) + 'cab')".formatted(any(scope, depth - 2));
    return switch (choices.below(5)) {
      case 0 ->
          "%s.replace(/%s/%s, %s)"
              .formatted(
                  text,
                  choices.of("a(b)?", "[a-c]+", "(?<n>b)|c", "$", "(?=c)"),
                  choices.of("", "g", "y", "gu"),
                  choices.of("'[$&$1]'", "(m) => m + 1", "''"));
      case 1 -> text + ".split(" + choices.of("'-'", "/(b)/", "''", "undefined") + ")";
      case 2 -> text + choices.of(".slice(-3)", ".at(1)", ".indexOf('c')", ".padStart(12, 'xy')");
      case 3 -> "/(\\w)(-)?/" + choices.of("", "g", "d") + ".exec(" + text + ")";
      default -> "[..." + text + "].length";
    };
  }

  private String assignment(Scope scope, int depth) {
    if (scope.writable.isEmpty()) {
      return leaf(scope);
    }
    String operator = choices.of("=", "+=", "-=", "*=", "|=", "??=", "||=", "&&=", "%=");
    String value = any(scope, depth - 1);
    return "(%s %s clip(%s))".formatted(choices.of(scope.writable), operator, value);
  }

  private String increment(Scope scope) {
    if (scope.writable.isEmpty()) {
      return leaf(scope);
    }
    String target = choices.of(scope.writable);
    String operator = choices.of("++", "--");
    return choices.percent(50) ? "(" + target + operator + ")" : "(" + operator + target + ")";
  }

  private String call(Scope scope, int depth) {
    String function = choices.of("f", "g", "make", "deep", "counter");
    return "call('%s', %s)".formatted(function, any(scope, depth - 1));
  }

  private String suspension(Scope scope, int depth) {
    if (scope.generator && choices.percent(70)) {
      return choices.percent(20)
          ? "(yield* [" + leaf(scope) + "])"
          : "(yield " + any(scope, depth - 1) + ")";
    }
    return scope.async ? "(await " + any(scope, depth - 1) + ")" : leaf(scope);
  }
}
