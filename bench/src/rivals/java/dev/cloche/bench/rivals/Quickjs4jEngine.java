package dev.cloche.bench.rivals;

import dev.cloche.bench.compare.worker.Sandbox;
import dev.cloche.bench.compare.worker.SandboxFactory;
import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;

/**
 * quickjs4j, which gives a script's value only through a host function. What calls {@code main} is
 * compiled once, as its documentation advises.
 */
public final class Quickjs4jEngine implements SandboxFactory {

  /** For the worker. */
  public Quickjs4jEngine() {}

  @Override
  public Sandbox create() {
    return new EngineSandbox();
  }

  private static final class EngineSandbox implements Sandbox {

    private String input = "";
    private String output = "";
    private byte[] call = {};
    private final Engine engine =
        Engine.builder()
            .addBuiltins(
                Builtins.builder("host")
                    .addVoidToString("input", () -> input)
                    .addStringToVoid("output", text -> output = text)
                    .build())
            .build();

    @Override
    public String eval(String source) {
      // A script is a module here, without a value of its own; eval gives it one.
      return run(compiled("host.output(String((0, eval)(" + quoted(source) + ")))"));
    }

    @Override
    public String main(String text) {
      if (call.length == 0) {
        call = compiled("host.output(main(host.input()))");
      }
      input = text;
      return run(call);
    }

    private byte[] compiled(String source) {
      int code = engine.compile(source);
      try {
        return engine.readCompiled(code);
      } finally {
        engine.free(code);
      }
    }

    private String run(byte[] compiled) {
      int code = engine.writeCompiled(compiled);
      try {
        engine.exec(code);
      } finally {
        engine.free(code);
      }
      return output;
    }

    /** As a string literal. */
    private static String quoted(String source) {
      StringBuilder literal = new StringBuilder("\"");
      for (char c : source.toCharArray()) {
        literal.append(
            c == '\n' ? "\\n" : c == '"' || c == '\\' ? "\\" + c : Character.toString(c));
      }
      return literal.append('"').toString();
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
