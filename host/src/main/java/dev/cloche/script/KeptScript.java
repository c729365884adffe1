package dev.cloche.script;

import dev.cloche.Script;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;

/** A script that has been compiled in the isolate of some bindings; elsewhere its text is run. */
final class KeptScript extends CompiledScript {

  private final ClocheScriptEngine engine;
  private final String source;
  private final GuestBindings home;
  private final Script script;

  KeptScript(ClocheScriptEngine engine, String source, GuestBindings home, Script script) {
    this.engine = engine;
    this.source = source;
    this.home = home;
    this.script = script;
  }

  @Override
  public @Nullable Object eval(ScriptContext context) throws ScriptException {
    return context.getBindings(ScriptContext.ENGINE_SCOPE) == home
        ? engine.run(script, context, home)
        : engine.eval(source, context);
  }

  @Override
  public ClocheScriptEngine getEngine() {
    return engine;
  }
}
