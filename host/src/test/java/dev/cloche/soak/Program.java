package dev.cloche.soak;

import dev.cloche.JsValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A good tenant's script.
 *
 * @param source what is run, with {@code $n} in place of a number
 * @param result what it has to answer for such a number
 */
record Program(String source, IntFunction<Object> result) {

  /** Ends a script when anything is there that another tenant has left. */
  private static final String STAINS =
      "if (['stain', 'then', 'get'].some((name) => name in {}) || typeof stain !== 'undefined')"
          + " throw new Error('not the first here');";

  static final List<Program> ALL =
      List.of(
          new Program("$n + 1", n -> n + 1),
          new Program(
              """
              Array.from({ length: 500 }, (_, i) => (i * 7919 + $n) % 1000)
                .sort((a, b) => a - b)
                .reduce((sum, value, i) => (Math.imul(sum, 31) + value * i) | 0, 0)
              """,
              Program::sorted),
          new Program(
              "(async () => { let s = 0; for (let i = 0; i < 50; i++) s += await i; return s + $n; })()",
              n -> 1225 + n),
          new Program("String(BigInt($n) ** 20n)", n -> BigInteger.valueOf(n).pow(20).toString()),
          new Program("JSON.parse(JSON.stringify({ a: [$n, { b: $n }] })).a[1].b", n -> n),
          new Program("[...'x1y'.repeat($n).matchAll(/\\d(?=y)/g)].length", n -> n),
          new Program(
              "{ const all = []; for (let i = 0; i < 20000; i++) all.push({ i, text: 'n' + i });"
                  + " all.filter((each) => each.text === 'n' + $n && each.i === $n).length }",
              n -> 1),
          new Program("new Promise((resolve) => setTimeout(resolve, 1, $n))", n -> n),
          new Program(
              "{ const bytes = new Uint8Array(1 << 18).fill($n & 255); bytes.at(-1) + bytes.length }",
              n -> (n & 255) + (1 << 18)),
          new Program(
              "try { (function deeper() { deeper(); })(); } catch (e) { e.name + $n }",
              n -> "RangeError" + n));

  /** The last thing that a tenant does: leaves all it can for the next. */
  static final String STAINING =
      """
      globalThis.stain = 1;
      for (const name of ['stain', 'then', 'get']) Object.defineProperty(Object.prototype, name, { value: 1 });
      Array.prototype.sort = Array.from = JSON.parse = RegExp.prototype.exec = () => 'forged';
      'stained'
      """;

  static Program any(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** The script for a number. */
  String with(int number) {
    return STAINS + source.replace("$n", String.valueOf(number));
  }

  /** What it has to answer. */
  JsValue answer(int number) {
    return JsValue.of(result.apply(number));
  }

  private static Object sorted(int n) {
    int[] values = IntStream.range(0, 500).map(i -> (i * 7919 + n) % 1000).sorted().toArray();
    int sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum = sum * 31 + values[i] * i;
    }
    return sum;
  }
}
