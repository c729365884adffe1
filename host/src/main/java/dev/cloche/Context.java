package dev.cloche;

import dev.cloche.internal.engine.EngineTrap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A set of globals in an isolate: an {@code Array} and a {@code globalThis} of its own, on the same
 * heap, under the same limits, with the same grants as its isolate.
 *
 * <p>Contexts keep programs of one tenant apart. They are <b>no boundary</b> between tenants: what
 * breaks one breaks the isolate. Give each tenant an isolate.
 *
 * <p>Threads as of its isolate. {@link #close} lets go of the globals; what still refers to
 * something of the context keeps that alive.
 */
public final class Context implements AutoCloseable {

  private final Session session;
  private final int number;
  private volatile boolean closed;

  Context(Session session, int number) {
    this.session = session;
    this.number = number;
  }

  static Context create(Session session) {
    return session.run(
        exchange -> {
          JsValue answer = exchange.settle(EngineRequest.newContext(session.freshSeed()));
          if (!(answer instanceof JsNumber value)) {
            throw new EngineTrap("the engine answered a context without a number");
          }
          int made = (int) value.asDouble();
          session.defineIn(made, exchange);
          session.noteContext(made);
          return new Context(session, made);
        });
  }

  /** The context's number for a request to this session. */
  int numberIn(Session other) {
    if (other != session) {
      throw new IllegalArgumentException("the context is another isolate's");
    }
    requireOpen();
    return number;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the context has been closed");
    }
  }

  Session session() {
    return session;
  }

  /**
   * The global object.
   *
   * @return a reference to it
   */
  public Reference global() {
    RunOptions<Reference> options = RunOptions.reference();
    return session.send(
        options,
        in(session.requests().reference(options.form(), Reference.GLOBAL, 0, Operands.NONE)));
  }

  /**
   * Runs a script and waits for its result. See {@link Isolate#eval(String)}.
   *
   * @param source a script
   * @return a copy of the value of its last expression, awaited
   */
  public JsValue eval(String source) {
    return eval(source, RunOptions.copy());
  }

  /**
   * Runs a script and waits for its result. See {@link Isolate#eval(String)}.
   *
   * @param source a script
   * @param options how the result comes out, and where the script comes from
   * @param <T> what the result becomes
   * @return the script's result
   */
  public <T extends @Nullable Object> T eval(String source, RunOptions<T> options) {
    return session.send(options, evalRequest(source, options));
  }

  /**
   * Runs a script when all runs asked for before have ended.
   *
   * @param source a script
   * @param options how the result comes out, and where the script comes from
   * @param <T> what the result becomes
   * @return completed with the script's result, or exceptionally with what {@link
   *     Isolate#eval(String)} throws; cancelling it ends the run, and with it the isolate
   */
  public <T extends @Nullable Object> CompletableFuture<T> evalAsync(
      String source, RunOptions<T> options) {
    return session.sendAsync(options, evalRequest(source, options));
  }

  private EngineRequest evalRequest(String source, RunOptions<?> options) {
    Objects.requireNonNull(source, "source");
    return in(session.source(EngineRequest.EVAL, options.form(), options.origin(), source));
  }

  /**
   * Runs a function's body, in which {@code $0}, {@code $1} and so on are its arguments.
   *
   * @param body statements, with {@code return}
   * @param arguments values for {@link JsValue#of}, or {@link Reference}, {@link Callback} or
   *     {@link ExternalCopy}
   * @return a copy of what it returns, awaited
   * @throws SandboxException as {@link Isolate#eval(String)} says
   */
  public JsValue evalClosure(String body, @Nullable Object... arguments) {
    return evalClosure(RunOptions.copy(), body, arguments);
  }

  /**
   * Runs a function's body. See {@link #evalClosure(String, Object...)}.
   *
   * @param options how the result comes out, and where the text comes from; columns of its first
   *     line are of no matter
   * @param body statements
   * @param arguments its arguments
   * @param <T> what the result becomes
   * @return what it returns
   */
  public <T extends @Nullable Object> T evalClosure(
      RunOptions<T> options, String body, @Nullable Object... arguments) {
    Objects.requireNonNull(body, "body");
    var unused = session.requests().checkedSource(body);
    @Nullable Object[] all = new @Nullable Object[arguments.length + 3];
    all[0] = options.origin().fileName();
    all[1] = options.origin().lineOffset();
    all[2] = closure(body, arguments.length);
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    Operands operands = Operands.of(session, 3, all);
    session.noteSource(options.origin(), String.valueOf(all[2]));
    return session.send(
        options, in(session.requests().reference(options.form(), Reference.CLOSURE, 0, operands)));
  }

  /** The text of a function, its head on the body's first line. */
  private static String closure(String body, int arguments) {
    StringBuilder text = new StringBuilder("(function (");
    for (int i = 0; i < arguments; i++) {
      text.append(i == 0 ? "$" : ", $").append(i);
    }
    return text.append(") {").append(body).append("\n})").toString();
  }

  /**
   * Compiles an ES module for this context.
   *
   * @param source the module's text
   * @param origin where it comes from; its name is {@code import.meta.url}, with {@code #2} and so
   *     on behind it where the context has a module of that name
   * @return the module, to be {@linkplain JsModule#instantiate instantiated}
   * @throws GuestException when it does not compile
   */
  public JsModule compileModule(String source, ScriptOrigin origin) {
    return JsModule.compile(this, source, origin);
  }

  /**
   * Says what {@code import()} stands for in this context; by default it is refused, as a missing
   * module is.
   *
   * @param importer called on the isolate's engine thread; may compile modules in this context
   */
  public void onImport(ModuleImporter importer) {
    session.hostCalls().onImport(number, Objects.requireNonNull(importer, "importer"));
  }

  EngineRequest in(EngineRequest request) {
    EngineRequest here = request.in(numberIn(session));
    return number == 0 ? here : here.using(this::requireOpen);
  }

  /**
   * Lets go of the context. Has no effect the second time, or on an isolate's main context, which
   * lives as long as the isolate.
   */
  @Override
  public void close() {
    if (number == 0 || closed) {
      return;
    }
    closed = true;
    session.forgetContext(number);
    if (!session.isClosed()) {
      var unused =
          session.runAsync(
              exchange -> exchange.settle(EngineRequest.releaseContext(number)),
              session.options().limits().timeout().toNanos(),
              List.of());
    }
  }
}
