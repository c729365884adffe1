package dev.cloche.script;

import dev.cloche.GuestException;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.JsArray;
import dev.cloche.JsValue;
import dev.cloche.Limits;
import dev.cloche.SandboxException;
import dev.cloche.internal.typed.GuestInterface;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Objects;
import java.util.function.Consumer;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;

/**
 * A script engine whose scripts run in an isolate: nothing of Java's is reachable from them.
 *
 * <p><b>Bindings.</b> Those of the engine scope are the global variables of an isolate of their
 * own, so variables and functions last from one evaluation to the next. What is put is copied, what
 * is got is a copy; {@link dev.cloche.HostFunction}s become functions. Bindings that another class
 * made, such as {@code SimpleBindings}, are copied into an isolate of their own for one evaluation,
 * and what the script has changed is copied back.
 *
 * <p><b>Threads.</b> One thread at a time. <b>Lifetime.</b> {@link #close} closes the isolate of
 * the engine scope; a limit other than the source's closes it, too, and {@code
 * engine.setBindings(engine.createBindings(), ScriptContext.ENGINE_SCOPE)} begins anew.
 */
public final class ClocheScriptEngine extends AbstractScriptEngine
    implements Compilable, Invocable, AutoCloseable {

  /**
   * The name of the attribute that sets {@link dev.cloche.Limits} of bindings. Put it before their
   * first variable and script: {@code engine.put(ClocheScriptEngine.LIMITS, limits)}.
   */
  public static final String LIMITS = "dev.cloche.limits";

  private static final String DEFAULT_FILE = "<script>";

  private final ClocheScriptEngineFactory factory;
  private final Consumer<IsolateBuilder> grants;

  ClocheScriptEngine(ClocheScriptEngineFactory factory, Consumer<IsolateBuilder> grants) {
    this.factory = factory;
    this.grants = grants;
    setBindings(createBindings(), ScriptContext.ENGINE_SCOPE);
  }

  /**
   * Runs a script.
   *
   * @param script the script
   * @param context its bindings, writers and file name ({@link ScriptEngine#FILENAME})
   * @return its value, as {@link JsValue#toJava} makes it: every number is a {@code Double}
   * @throws ScriptException when it throws, with the file, line and column of the guest's stack, or
   *     runs into a limit; the cause is a {@link SandboxException}
   * @throws IllegalStateException when the isolate is closed
   */
  @Override
  public @Nullable Object eval(String script, ScriptContext context) throws ScriptException {
    Objects.requireNonNull(script, "script");
    Bindings bindings = context.getBindings(ScriptContext.ENGINE_SCOPE);
    if (bindings instanceof GuestBindings guest) {
      return eval(script, context, guest);
    }
    try (GuestBindings once = new GuestBindings(grants)) {
      CopiedBindings copied = CopiedBindings.into(once, bindings);
      Object result = eval(script, context, once);
      copied.copyBack();
      return result;
    }
  }

  private static @Nullable Object eval(String script, ScriptContext context, GuestBindings guest)
      throws ScriptException {
    String file = fileName(context);
    return guarded(file, () -> guest.enter(context).eval(script, file));
  }

  private static String fileName(ScriptContext context) {
    return context.getAttribute(ScriptEngine.FILENAME) instanceof String name ? name : DEFAULT_FILE;
  }

  private interface GuestRun {
    JsValue run();
  }

  private static @Nullable Object guarded(String file, GuestRun run) throws ScriptException {
    try {
      return run.run().toJava();
    } catch (SandboxException failure) {
      throw Failures.of(failure, file, 0);
    }
  }

  @Override
  public @Nullable Object eval(Reader reader, ScriptContext context) throws ScriptException {
    return eval(text(reader), context);
  }

  private static String text(Reader reader) throws ScriptException {
    StringWriter text = new StringWriter();
    try {
      reader.transferTo(text);
    } catch (IOException unreadable) {
      throw new ScriptException(unreadable);
    }
    return text.toString();
  }

  /**
   * Checks a script's syntax, and keeps it.
   *
   * @param script the script. That it says {@code 'use strict'} is heeded when it runs
   * @return it, to be run in contexts of this engine
   * @throws ScriptException when it is not one
   */
  @Override
  public CompiledScript compile(String script) throws ScriptException {
    String file = fileName(context);
    try (GuestBindings once = new GuestBindings(grants)) {
      if (context.getAttribute(LIMITS) instanceof Limits limits) {
        once.put(LIMITS, limits);
      }
      SyntaxCheck.check(script, file, once.isolate());
    }
    return new KeptScript(this, script);
  }

  @Override
  public CompiledScript compile(Reader script) throws ScriptException {
    return compile(text(script));
  }

  /**
   * Not possible: what a guest's object is outside of the guest is a copy, without methods.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public Object invokeMethod(@Nullable Object thiz, String name, @Nullable Object... arguments) {
    throw new IllegalArgumentException(
        "an object of a guest's is a copy here, which has no methods; call a global function");
  }

  /**
   * Calls a global function.
   *
   * @param name its name; a function that is declared with {@code const} or {@code let} is none of
   *     the global object's
   * @param arguments values for {@link JsValue#of}, records or beans
   * @return what it returns, as for {@link #eval(String, ScriptContext)}
   * @throws NoSuchMethodException when there is no such function
   * @throws IllegalArgumentException when an argument cannot be transferred
   */
  @Override
  public @Nullable Object invokeFunction(String name, @Nullable Object... arguments)
      throws ScriptException, NoSuchMethodException {
    Objects.requireNonNull(name, "name");
    GuestBindings guest = guest();
    Object[] values = ((JsArray) Globals.value(arguments, "args")).elements().toArray();
    try {
      return guarded(fileName(context), () -> guest.enter(context).call(name, values));
    } catch (ScriptException failure) {
      if (mayBeMissing(failure) && !guest.hasFunction(name)) {
        throw new NoSuchMethodException("the guest has no global function " + name);
      }
      throw failure;
    }
  }

  private static boolean mayBeMissing(ScriptException failure) {
    return failure.getCause() instanceof GuestException guest && guest.name().equals("TypeError");
  }

  /**
   * An interface over the guest's functions. See {@link Isolate#export(Class)}.
   *
   * @param type the interface
   * @return an object whose methods call the guest's functions, and throw {@link
   *     SandboxException}s; null when the guest lacks one of them
   * @throws IllegalArgumentException when the type is not an interface that can be exported
   */
  @Override
  public <T> @Nullable T getInterface(Class<T> type) {
    if (type == null) {
      throw new IllegalArgumentException("no interface");
    }
    GuestBindings guest = guest();
    T proxy = guest.enter(context).export(type);
    return GuestInterface.functions(type).stream().allMatch(guest::hasFunction) ? proxy : null;
  }

  /**
   * Not possible: see {@link #invokeMethod}.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public <T> T getInterface(@Nullable Object thiz, Class<T> type) {
    throw new IllegalArgumentException(
        "an object of a guest's is a copy here, which has no methods; use getInterface(type)");
  }

  private GuestBindings guest() {
    if (getBindings(ScriptContext.ENGINE_SCOPE) instanceof GuestBindings guest) {
      return guest;
    }
    throw new IllegalStateException(
        "functions last only in bindings that the engine made: see createBindings");
  }

  /** {@return bindings with an isolate of their own, made when it is first needed} */
  @Override
  public Bindings createBindings() {
    return new GuestBindings(grants);
  }

  @Override
  public ClocheScriptEngineFactory getFactory() {
    return factory;
  }

  /** Closes the isolate of the engine scope. */
  @Override
  public void close() {
    if (getBindings(ScriptContext.ENGINE_SCOPE) instanceof GuestBindings guest) {
      guest.close();
    }
  }
}
