package dev.cloche.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

  private static final String MODULE =
      """
      const { price } = require('./lib/price');
      const names = require('catalogue');
      exports.total = (lines) => ({ sum: lines.reduce((sum, line) => sum + price(line), 0), names });
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "main.js", MODULE,
          "lib/price.js", "module.exports = { price: ({ each, count }) => each * count };",
          "node_modules/catalogue/package.json", "{\"main\": \"./index.js\"}",
          "node_modules/catalogue/index.js", "module.exports = require('./names.json');",
          "node_modules/catalogue/names.json", "[\"can\", \"rake\"]",
          "script.js", "[1, 2, 3].map((n) => n ** 2)");

  private Training() {}

  private static List<String[]> commands(Path root) {
    String module = root.resolve("main.js").toString();
    String lines = "[[{\"each\": 9.5, \"count\": 2}]]";
    return List.of(
        new String[] {"eval", "--json", "--stats", PROGRAM},
        new String[] {"eval", "--context", "{\"a\":[1.5,\"b\"]}", "a"},
        new String[] {"eval", "throw new TypeError('x', { cause: new Error('y') })"},
        new String[] {"eval", "--fuel", "1000", "--timeout", "1s", "--memory", "8m", "for (;;);"},
        new String[] {"eval", "--unknown"},
        new String[] {"run", root.resolve("script.js").toString()},
        new String[] {"run", module, "--func", "total", "--args", lines, "--external", "catalogue"},
        new String[] {"run", module, "--root", root.toString(), "--external", "catalogue"});
  }

  /**
   * Runs the command lines, drops their output, and ends the process as {@link Main} does.
   *
   * @param arguments an empty directory, in which it leaves the programs that it has run
   * @throws IOException when they cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Main.loadEngine();
    PrintStream nothing =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Cloche cloche = new Cloche(InputStream.nullInputStream(), nothing, nothing, false, false);
    for (String[] command : commands(write(Path.of(arguments[0])))) {
      Main.run(cloche, command);
    }
    System.exit(ExitStatus.OK.code());
  }

  private static Path write(Path root) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, file.getValue());
    }
    return root;
  }
}
