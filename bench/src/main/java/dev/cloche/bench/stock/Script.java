package dev.cloche.bench.stock;

import dev.cloche.bench.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A benchmark script: a file that defines {@code run()}, which answers a checksum.
 *
 * @param name the file's name without its suffix
 */
record Script(String name) {

  private static final byte[] RUN = Requests.eval("run()");

  /** The names of all scripts, with commas between. */
  static final String ALL = "recursion,loop,sort,closures,json,strings,regexp,collections,classes";

  /** Defines the script's function in an engine, in place of the one before. */
  void load(ScriptEngine engine) {
    String module = "globalThis.run = (() => {\n" + source() + "\nreturn run;\n})(); 0";
    Requests.checked(engine.run(Requests.eval(module)));
  }

  /** Runs the loaded function once; the reply holds its checksum. */
  static byte[] run(ScriptEngine engine) {
    return Requests.checked(engine.run(RUN));
  }

  private String source() {
    try (InputStream in = Requests.class.getResourceAsStream("js/" + name + ".js")) {
      if (in == null) {
        throw new IllegalStateException("no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
