package dev.cloche.bench.rivals;

import dev.cloche.bench.hostile.worker.Ending;
import dev.cloche.bench.hostile.worker.LimitedSandbox;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.NativeJSON;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Rhino as those who sandbox it use it: interpreted, no Java, the depth of calls bounded, and an
 * observer of instructions that ends the script by an error which scripts cannot catch. It offers
 * no limit for memory.
 */
public final class LimitedRhino implements LimitedSandbox.Factory {

  private static final int OBSERVED_INSTRUCTIONS = 10_000;
  private static final int DEPTH = 1000;

  /** For the worker. */
  public LimitedRhino() {}

  @Override
  public LimitedSandbox create() {
    return new RhinoSandbox();
  }

  private static final class TimeOut extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final class Observed extends ContextFactory {

    private long start = System.nanoTime();

    @Override
    protected Context makeContext() {
      Context context = super.makeContext();
      context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
      context.setInterpretedMode(true);
      context.setMaximumInterpreterStackDepth(DEPTH);
      context.setInstructionObserverThreshold(OBSERVED_INSTRUCTIONS);
      context.setClassShutter(name -> false);
      return context;
    }

    @Override
    protected void observeInstructionCount(Context context, int count) {
      if (System.nanoTime() - start > LimitedSandbox.TIMEOUT.toNanos()) {
        throw new TimeOut();
      }
    }
  }

  private static final class RhinoSandbox implements LimitedSandbox {

    private final Observed factory = new Observed();
    private final Context context = factory.enterContext();
    private final Scriptable scope = context.initSafeStandardObjects();

    RhinoSandbox() {
      define("fail", LimitedSandbox::fail);
      define("block", LimitedSandbox::block);
    }

    private void define(String name, Runnable action) {
      ScriptableObject.putProperty(
          scope,
          name,
          new BaseFunction(scope, ScriptableObject.getFunctionPrototype(scope)) {
            private static final long serialVersionUID = 1;

            @Override
            public Object call(
                Context caller, Scriptable where, Scriptable self, Object[] arguments) {
              action.run();
              return null;
            }
          });
    }

    @Override
    public Ending run(String source) {
      factory.start = System.nanoTime();
      try {
        Object value = context.evaluateString(scope, source, "script.js", 1, null);
        return new Ending(
            Ending.Kind.VALUE,
            value instanceof Scriptable
                ? String.valueOf(NativeJSON.stringify(context, scope, value, null, null))
                : Context.toString(value));
      } catch (TimeOut ended) {
        return new Ending(Ending.Kind.LIMIT, "TIMEOUT");
      } catch (EvaluatorException refused) {
        return new Ending(Ending.Kind.ERROR, "SyntaxError: " + refused.getMessage());
      } catch (RhinoException thrown) {
        return new Ending(Ending.Kind.ERROR, thrown.getMessage());
      } catch (RuntimeException other) {
        return new Ending(Ending.Kind.ERROR, other.toString());
      }
    }

    @Override
    public void close() {
      Context.exit();
    }
  }
}
