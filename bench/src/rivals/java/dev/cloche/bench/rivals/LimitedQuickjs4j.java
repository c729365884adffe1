package dev.cloche.bench.rivals;

import dev.cloche.bench.hostile.worker.Ending;
import dev.cloche.bench.hostile.worker.LimitedSandbox;
import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import io.roastedroot.quickjs4j.core.Runner;
import java.util.concurrent.TimeoutException;
import run.endive.runtime.ByteArrayMemory;
import run.endive.wasm.types.MemoryLimits;

/**
 * quickjs4j with the time-outs of its runner, and its linear memory capped by a memory of the
 * host's, for which it has a hook. A script's value comes as JSON, as its calls of functions have
 * it.
 */
public final class LimitedQuickjs4j implements LimitedSandbox.Factory {

  private static final int PAGE_BYTES = 1 << 16;
  private static final int PAGES = (int) (LimitedSandbox.MEMORY_BYTES / PAGE_BYTES);

  /** For the worker. */
  public LimitedQuickjs4j() {}

  @Override
  public LimitedSandbox create() {
    return new RunnerSandbox();
  }

  private static final class RunnerSandbox implements LimitedSandbox {

    private String output = "";
    private final Runner runner;

    RunnerSandbox() {
      Engine engine =
          Engine.builder()
              .withMemoryFactory(
                  limits -> new ByteArrayMemory(new MemoryLimits(limits.initialPages(), PAGES)))
              .addBuiltins(
                  Builtins.builder("host")
                      .addStringToVoid("output", text -> output = text)
                      .addVoidToVoid("fail", LimitedSandbox::fail)
                      .addVoidToVoid("block", LimitedSandbox::block)
                      .build())
              .build();
      int millis = (int) LimitedSandbox.TIMEOUT.toMillis();
      runner =
          Runner.builder()
              .withEngine(engine)
              .withTimeoutMs(millis)
              .withCompilationTimeoutMs(millis)
              .build();
    }

    @Override
    public Ending run(String source) {
      String code =
          "globalThis.fail = () => host.fail(); globalThis.block = () => host.block();"
              + "((stringify, String) => { const value = (0, eval)("
              + quoted(source)
              + "); host.output(typeof value === 'object' ? String(stringify(value)) : String(value)); "
              + "})(JSON.stringify, String);";
      try {
        runner.compileAndExec(code);
        return new Ending(Ending.Kind.VALUE, output);
      } catch (RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
          if (cause instanceof TimeoutException) {
            return new Ending(Ending.Kind.LIMIT, "TIMEOUT");
          }
          if (cause instanceof Error error) {
            throw error;
          }
        }
        return new Ending(Ending.Kind.ERROR, String.valueOf(thrown.getMessage()));
      }
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
      runner.close();
    }
  }
}
