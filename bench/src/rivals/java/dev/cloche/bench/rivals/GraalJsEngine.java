package dev.cloche.bench.rivals;

import dev.cloche.bench.compare.worker.Sandbox;
import dev.cloche.bench.compare.worker.SandboxFactory;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;

/**
 * GraalJS on a JVM without Graal's compiler, where it is an interpreter of syntax trees. A sandbox
 * is a context without any access to the host; contexts share one engine, and with it parsed code.
 */
public final class GraalJsEngine implements SandboxFactory {

  /** Made with the first sandbox. */
  private static final class Shared {
    static final Engine ENGINE =
        Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  }

  /** For the worker. */
  public GraalJsEngine() {}

  @Override
  public Sandbox create() {
    Context context = Context.newBuilder("js").engine(Shared.ENGINE).build();
    context.initialize("js");
    return new Sandbox() {
      @Override
      public String eval(String source) {
        return context.eval("js", source).toString();
      }

      @Override
      public String main(String text) {
        Value main = context.getBindings("js").getMember("main");
        return main.execute(text).asString();
      }

      @Override
      public void close() {
        context.close();
      }
    };
  }
}
