package dev.cloche.script;

import dev.cloche.IsolateBuilder;
import dev.cloche.JsValue;
import dev.cloche.Reference;
import dev.cloche.RunOptions;
import dev.cloche.SandboxException;
import dev.cloche.Script;
import dev.cloche.ScriptOrigin;
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
 * is got is a copy, or a {@link Reference} where it cannot be copied; {@link
 * dev.cloche.HostFunction}s become functions. Bindings that another class made, such as {@code
 * SimpleBindings}, are copied into an isolate of their own for one evaluation, and what the script
 * has changed is copied back.
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

  /** A method's value is not awaited, should it be a thenable. */
  private static final RunOptions<Reference> LOOKUP = RunOptions.reference();

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
   * @return its value, as {@link JsValue#toJava} makes it: every number is a {@code Double}. What
   *     cannot be copied, as a function or an object with methods, is a {@link Reference}
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
      String file = fileName(context);
      RunOptions<JsValue> options = RunOptions.copy().origin(ScriptOrigin.of(file));
      Object result =
          guarded(file, () -> once.enter(context).context().eval(script, options).toJava());
      copied.copyBack();
      return result;
    }
  }

  private static @Nullable Object eval(String script, ScriptContext context, GuestBindings guest)
      throws ScriptException {
    String file = fileName(context);
    RunOptions<Reference> options = Results.OPTIONS.origin(ScriptOrigin.of(file));
    return guarded(
        file, () -> Results.toJava(guest.enter(context).context().eval(script, options)));
  }

  @Nullable Object run(Script script, ScriptContext context, GuestBindings home)
      throws ScriptException {
    return guarded(
        fileName(context),
        () -> Results.toJava(script.run(home.enter(context).context(), Results.OPTIONS)));
  }

  private static String fileName(ScriptContext context) {
    return context.getAttribute(ScriptEngine.FILENAME) instanceof String name ? name : DEFAULT_FILE;
  }

  private interface GuestRun<T> {
    @Nullable T run();
  }

  private static <T> @Nullable T guarded(String file, GuestRun<T> run) throws ScriptException {
    try {
      return run.run();
    } catch (SandboxException failure) {
      throw Failures.of(failure, file);
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
   * Compiles a script, in the isolate of the engine scope.
   *
   * @param script the script
   * @return it, to be run in contexts of this engine; where the engine scope is another one then,
   *     its text is run
   * @throws ScriptException when it is not one
   */
  @Override
  public CompiledScript compile(String script) throws ScriptException {
    Objects.requireNonNull(script, "script");
    GuestBindings home = guest();
    String file = fileName(context);
    Script compiled =
        Objects.requireNonNull(
            guarded(file, () -> home.isolate().compileScript(script, ScriptOrigin.of(file))));
    return new KeptScript(this, script, home, compiled);
  }

  @Override
  public CompiledScript compile(Reader script) throws ScriptException {
    return compile(text(script));
  }

  /**
   * Calls a method of a guest's object.
   *
   * @param thiz a {@link Reference} to the object, as an evaluation returns it for what cannot be
   *     copied
   * @param name the method's name, its own or inherited
   * @param arguments as for {@link #invokeFunction}
   * @return what it returns, as for {@link #eval(String, ScriptContext)}
   * @throws NoSuchMethodException when there is no such method
   * @throws IllegalArgumentException when the object is no reference, or one of another isolate's,
   *     or when an argument cannot be transferred
   */
  @Override
  public @Nullable Object invokeMethod(
      @Nullable Object thiz, String name, @Nullable Object... arguments)
      throws ScriptException, NoSuchMethodException {
    Objects.requireNonNull(name, "name");
    Reference object = object(thiz);
    GuestBindings guest = guest();
    return invoke(
        name,
        object,
        arguments,
        () -> guest.enter(context).context().evalClosure(LOOKUP, "return $0[$1]", object, name));
  }

  /**
   * Calls a global function.
   *
   * @param name its name
   * @param arguments values for {@link JsValue#of}, records or beans, or references
   * @return what it returns, as for {@link #eval(String, ScriptContext)}
   * @throws NoSuchMethodException when there is no such function
   * @throws IllegalArgumentException when an argument cannot be transferred
   */
  @Override
  public @Nullable Object invokeFunction(String name, @Nullable Object... arguments)
      throws ScriptException, NoSuchMethodException {
    Objects.requireNonNull(name, "name");
    GuestBindings guest = guest();
    return invoke(
        name,
        null,
        arguments,
        () -> {
          var unused = guest.enter(context);
          return guest.reference(name);
        });
  }

  private @Nullable Object invoke(
      String name,
      @Nullable Reference receiver,
      @Nullable Object[] arguments,
      GuestRun<Reference> lookup)
      throws ScriptException, NoSuchMethodException {
    Object[] values = Results.operands(arguments);
    String file = fileName(context);
    try (Reference function = Objects.requireNonNull(guarded(file, lookup))) {
      if (!function.typeOf().equals("function")) {
        throw new NoSuchMethodException("the guest has no function " + name);
      }
      return guarded(file, () -> Results.toJava(function.apply(Results.OPTIONS, receiver, values)));
    }
  }

  private static Reference object(@Nullable Object thiz) {
    if (thiz instanceof Reference reference) {
      return reference;
    }
    throw new IllegalArgumentException(
        "not a reference to an object of a guest's: what could be copied has no methods here");
  }

  /**
   * An interface over the guest's functions. See {@link dev.cloche.Isolate#export(Class)}.
   *
   * @param type the interface
   * @return an object whose methods call the guest's functions, and throw {@link
   *     SandboxException}s; null when the guest lacks one of them
   * @throws IllegalArgumentException when the type is not an interface that can be exported
   */
  @Override
  public <T> @Nullable T getInterface(Class<T> type) {
    GuestBindings guest = guest();
    try (Reference global = guest.enter(context).context().global()) {
      return hasAll(guest, global, type) ? guest.isolate().export(type) : null;
    }
  }

  /**
   * An interface over the methods of a guest's object. See {@link dev.cloche.Isolate#export(Class,
   * Reference)}.
   *
   * @param thiz as for {@link #invokeMethod}
   * @param type the interface
   * @return as {@link #getInterface(Class)}
   * @throws IllegalArgumentException likewise, and as {@link #invokeMethod} says
   */
  @Override
  public <T> @Nullable T getInterface(@Nullable Object thiz, Class<T> type) {
    Reference object = object(thiz);
    GuestBindings guest = guest();
    T proxy = guest.enter(context).export(type, object);
    return hasAll(guest, object, type) ? proxy : null;
  }

  private static boolean hasAll(GuestBindings guest, Reference object, Class<?> type) {
    return guest
        .isolate()
        .context()
        .evalClosure(
            "return $1.every(name => typeof $0[name] === 'function')",
            object,
            GuestInterface.functions(type))
        .equals(JsValue.of(true));
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
