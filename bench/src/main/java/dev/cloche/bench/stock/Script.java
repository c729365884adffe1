package dev.cloche.bench.stock;

import dev.cloche.bench.Requests;
import dev.cloche.bench.Scripts;

/**
 * A benchmark script, in the way in which it is run here.
 *
 * @param name its name in {@link Scripts}
 */
record Script(String name) {

  private static final byte[] RUN = Requests.eval("run()");

  /** The names of all scripts, with commas between. */
  static final String ALL = String.join(",", Scripts.NAMES);

  /** Defines the script's function in an engine, in place of the one before. */
  void load(ScriptEngine engine) {
    String module = "globalThis.run = (() => {\n" + Scripts.source(name) + "\nreturn run;\n})(); 0";
    Requests.checked(engine.run(Requests.eval(module)));
  }

  /** Runs the loaded function once; the reply holds its checksum. */
  static byte[] run(ScriptEngine engine) {
    return Requests.checked(engine.run(RUN));
  }
}
