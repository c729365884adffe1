package dev.cloche.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs a few command lines, so that the launcher can make an image of the classes that they load
 * and of what the JVM learned about them.
 */
public final class Training {

  /** A little of everything that programs do; the loop is long enough to be compiled. */
  private static final String PROGRAM =
      """
      class Item { constructor(n) { this.n = n; } get twice() { return this.n * 2; } }
      const words = new Map();
      let sum = 0;
      for (let i = 0; i < 20000; i++) {
        const { n, twice } = new Item(i % 100);
        sum += n + twice;
        words.set(`key${n}`, [...(words.get(`key${n}`) ?? []), i].slice(-3));
      }
      const text = JSON.stringify([...words], null, 1).replace(/key(\\d)/g, (_, d) => d.padStart(3));
      console.log('%d words', words.size, { text: text.length });
      try { null.x; } catch (error) { console.error(error); }
      (async () => ({ sum, sorted: [...words.keys()].sort(), parsed: JSON.parse(text).length }))();
      """;

  private static final List<String[]> COMMANDS =
      List.of(
          new String[] {"eval", "--json", "--stats", PROGRAM},
          new String[] {"eval", "--context", "{\"a\":[1.5,\"b\"]}", "a"},
          new String[] {"eval", "throw new TypeError('x', { cause: new Error('y') })"},
          new String[] {"eval", "--fuel", "1000", "--timeout", "1s", "--memory", "8m", "for (;;);"},
          new String[] {"eval", "--unknown"});

  private Training() {}

  /**
   * Runs the command lines and drops their output.
   *
   * @param arguments not used
   */
  public static void main(String[] arguments) {
    Main.loadEngine();
    PrintStream nothing =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Cloche cloche = new Cloche(InputStream.nullInputStream(), nothing, nothing, false, false);
    for (String[] command : COMMANDS) {
      Main.run(cloche, command);
    }
  }
}
