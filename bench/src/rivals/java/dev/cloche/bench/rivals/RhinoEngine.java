package dev.cloche.bench.rivals;

import dev.cloche.bench.compare.worker.Sandbox;
import dev.cloche.bench.compare.worker.SandboxFactory;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;

/** Rhino as it is by default (it compiles scripts to JVM classes), without access to Java. */
public class RhinoEngine implements SandboxFactory {

  private final boolean interpreted;

  /** For the worker. */
  public RhinoEngine() {
    this(false);
  }

  RhinoEngine(boolean interpreted) {
    this.interpreted = interpreted;
  }

  @Override
  public Sandbox create() {
    Context context = Context.enter();
    context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    context.setInterpretedMode(interpreted);
    Scriptable scope = context.initSafeStandardObjects();
    return new Sandbox() {
      @Override
      public String eval(String source) {
        return Context.toString(context.evaluateString(scope, source, "script.js", 1, null));
      }

      @Override
      public String main(String text) {
        Function main = (Function) scope.get("main", scope);
        return Context.toString(main.call(context, scope, scope, new Object[] {text}));
      }

      @Override
      public void close() {
        Context.exit();
      }
    };
  }
}
