package dev.cloche.fuzz;

/**
 * Programs that bytes choose, made to strain an engine: sizes that overflow, recursion, getters and
 * proxies in wrong places, buffers that shrink, endless loops. Few of them do anything useful.
 */
final class HostilePrograms {

  private static final int MAX_DEPTH = 5;

  private final Choices choices;
  private int depth;

  private HostilePrograms(Choices choices) {
    this.choices = choices;
  }

  /** The program of these choices. */
  static String program(Choices choices) {
    HostilePrograms programs = new HostilePrograms(choices);
    StringBuilder text = new StringBuilder("var a = [], o = {}, f = () => a, s = 'x', n = 1;\n");
    for (int i = 0; i < 12 && choices.more(); i++) {
      text.append(programs.statement()).append('\n');
    }
    return text.append(programs.expression()).toString();
  }

  private String statement() {
    if (++depth > MAX_DEPTH) {
      depth--;
      return ";";
    }
    String text =
        switch (choices.below(16)) {
          case 0 -> variable() + " = " + expression() + ";";
          case 1 -> "try { " + statement() + " } catch (e) { a = e; " + statement() + " }";
          case 2 -> "try { " + statement() + " } finally { " + statement() + " }";
          case 3 -> "for (let i = 0; i < " + size() + "; i++) { " + statement() + " }";
          case 4 -> "for (const x of " + expression() + ") { " + statement() + " }";
          case 5 -> "for (const k in " + expression() + ") { " + statement() + " }";
          case 6 -> "f = function (x) { " + statement() + " return " + expression() + "; };";
          case 7 -> "f = function* () { for (;;) yield " + expression() + "; };";
          case 8 -> "f = async () => { await " + expression() + "; " + statement() + " };";
          case 9 -> "o = { get p() { " + statement() + " return " + expression() + "; } };";
          case 10 ->
              "o = new Proxy(" + object() + ", { get(t, k) { return " + expression() + "; } });";
          case 11 -> object() + "[" + expression() + "] = " + expression() + ";";
          case 12 -> "throw " + expression() + ";";
          case 13 -> "Promise.resolve(" + expression() + ").then(" + expression() + ");";
          case 14 -> "a = class extends (" + expression() + ") { #p = " + expression() + "; };";
          default -> "Object.defineProperty(" + prototype() + ", " + key() + ", { value: f });";
        };
    depth--;
    return text;
  }

  private String expression() {
    if (++depth > MAX_DEPTH) {
      depth--;
      return variable();
    }
    String text =
        switch (choices.below(18)) {
          case 0 -> variable();
          case 1 -> size();
          case 2 -> "f(" + expression() + ")";
          case 3 -> object() + "[" + key() + "]";
          case 4 -> "(" + expression() + " " + operator() + " " + expression() + ")";
          case 5 -> "'ab'.repeat(" + size() + ")";
          case 6 -> "new Array(" + size() + ")";
          case 7 -> "a." + method() + "(" + expression() + ", " + expression() + ")";
          case 8 -> "new " + view() + "(" + size() + ")";
          case 9 -> "new RegExp(" + pattern() + ", " + choices.of("''", "'v'", "'gy'", "'u'") + ")";
          case 10 -> pattern() + ".replace(/(.)/g, " + expression() + ")";
          case 11 -> "BigInt(" + size() + ") ** BigInt(" + size() + ")";
          case 12 -> "JSON." + choices.of("parse", "stringify") + "(" + expression() + ")";
          case 13 -> "structuredClone(" + expression() + ")";
          case 14 -> "eval(" + choices.of("'f()'", "s", "'('.repeat(n)", "'var '+s") + ")";
          case 15 ->
              "new "
                  + choices.of("Map", "Set", "WeakRef", "Error", "Date")
                  + "("
                  + expression()
                  + ")";
          case 16 -> "(() => { " + statement() + " })()";
          default -> "[..." + expression() + ", " + expression() + "]";
        };
    depth--;
    return text;
  }

  private String variable() {
    return choices.of("a", "o", "f", "s", "n", "this", "globalThis", "arguments");
  }

  private String object() {
    return choices.of("a", "o", "f", "globalThis", "Object", "Array.prototype", "[1, 2, 3]");
  }

  private String prototype() {
    return choices.of(
        "Object.prototype", "Array.prototype", "Promise.prototype", "o", "globalThis");
  }

  private String key() {
    return choices.of(
        "0",
        "-1",
        "'length'",
        "'then'",
        "'toJSON'",
        "'constructor'",
        "Symbol.iterator",
        "Symbol.species",
        "Symbol.toPrimitive",
        "'__proto__'",
        "'message'",
        "4294967294");
  }

  private String operator() {
    return choices.of("+", "*", "**", "<<", "in", "instanceof", "==", "??", ",", "%");
  }

  private String method() {
    return choices.of(
        "sort",
        "concat",
        "splice",
        "fill",
        "indexOf",
        "flat",
        "map",
        "copyWithin",
        "toSpliced",
        "reduceRight",
        "join",
        "with",
        "at",
        "resize",
        "set",
        "subarray",
        "slice",
        "transfer");
  }

  private String view() {
    return choices.of("Uint8Array", "Float64Array", "ArrayBuffer", "BigInt64Array", "DataView");
  }

  private String pattern() {
    return choices.of(
        "'(a+)+b'",
        "'(?:){65535}'",
        "'(?<=(a))\\\\1'",
        "'[^]'",
        "'('",
        "s",
        "'a{2147483648}'",
        "'((((((a))))))*'",
        "'\\\\p{L}'",
        "'(?<n>.)(?<n>.)'");
  }

  private String size() {
    return choices.of(
        "0",
        "1",
        "(-1)",
        "7",
        "255",
        "65536",
        "1e6",
        "2147483647",
        "2147483648",
        "4294967295",
        "4294967296",
        "9007199254740991",
        "NaN",
        "1e308",
        "0.5",
        "n");
  }
}
