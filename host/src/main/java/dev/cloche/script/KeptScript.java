package dev.cloche.script;

import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;

/** A script whose syntax has been checked. */
final class KeptScript extends CompiledScript {

  private final ClocheScriptEngine engine;
  private final String source;

  KeptScript(ClocheScriptEngine engine, String source) {
    this.engine = engine;
    this.source = source;
  }

  @Override
  public @Nullable Object eval(ScriptContext context) throws ScriptException {
    return engine.eval(source, context);
  }

  @Override
  public ClocheScriptEngine getEngine() {
    return engine;
  }
}
