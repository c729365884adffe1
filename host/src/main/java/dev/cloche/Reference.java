package dev.cloche;

import dev.cloche.internal.engine.EngineTrap;
import java.lang.ref.Cleaner;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A value that stays in its isolate while Java holds on to it: an object to look into, a function
 * to call.
 *
 * <p><b>Looking.</b> {@link #get}, {@link #set} and {@link #delete} work on own data properties and
 * run no guest code: a Proxy, or an accessor unless asked for, is refused with an {@link
 * IllegalArgumentException}. What is then copied out is read as any result is, getters included,
 * inside the limits.
 *
 * <p><b>As an argument</b> of the same isolate a reference stands for its value itself.
 *
 * <p><b>Lifetime.</b> Until {@link #close}, or until it is garbage; after that, and after its
 * isolate is closed, every method but {@code close} and {@link #typeOf} throws {@link
 * IllegalStateException}. Each one keeps its value alive in the isolate's memory.
 *
 * <p><b>Threads and cost.</b> As of its isolate: each method is a run of its own, a few
 * microseconds.
 */
public final class Reference implements AutoCloseable {

  /** How {@link #get(String, RunOptions, Lookup...)} looks for a property. */
  public enum Lookup {
    /** Accessors may be called: guest code runs, inside the limits. */
    ACCESSORS(1),
    /** Along the prototype chain, as far as there is no Proxy in it. */
    INHERITED(2);

    private final int flag;

    Lookup(int flag) {
      this.flag = flag;
    }
  }

  static final int GLOBAL = 0;
  static final int VALUE = 1;
  static final int GET = 2;
  static final int SET = 3;
  static final int DELETE = 4;
  static final int APPLY = 5;
  static final int CLOSURE = 6;
  static final int RUN = 7;
  static final int EVALUATE = 8;
  static final int NAMESPACE = 9;

  private static final Cleaner CLEANER = Cleaner.create();

  private static final String[] TYPES = {
    "undefined", "null", "boolean", "number", "bigint", "string", "symbol", "object", "function"
  };

  private final Session session;
  private final String type;
  private final int number;
  private final Cleaner.Cleanable hold;
  private volatile boolean released;

  Reference(Session session, String type, int number) {
    this.session = session;
    this.type = type;
    this.number = number;
    // Not a lambda of this object's: it must not be reachable from what waits for its end.
    hold = CLEANER.register(this, new Release(session, number));
    session.countReference(1);
  }

  /** Lets the engine forget the value, once. */
  private record Release(Session session, int number) implements Runnable {
    @Override
    public void run() {
      session.countReference(-1);
      session.release(number);
    }
  }

  /** Reads a handle as the engine answers it: its kind and its number. */
  static Reference read(Session session, JsValue answer) {
    JsArray parts = Handles.parts(answer, 2);
    int kind = Handles.number(parts, 0);
    if (kind < 0 || kind >= TYPES.length) {
      throw new EngineTrap("the engine answered a handle of no kind");
    }
    return new Reference(session, TYPES[kind], Handles.number(parts, 1));
  }

  /** The handle's number for a request to this session. */
  int numberIn(Session other) {
    if (other != session) {
      throw new IllegalArgumentException("the reference is to a value of another isolate");
    }
    requireOpen();
    return number;
  }

  void requireOpen() {
    if (released) {
      throw new IllegalStateException("the reference has been released");
    }
  }

  /**
   * What {@code typeof} says of the value, but {@code null} of null.
   *
   * @return such as {@code object}
   */
  public String typeOf() {
    return type;
  }

  /**
   * Copies the value out.
   *
   * @return a structured clone of it
   * @throws GuestException when it cannot be cloned
   */
  public JsValue copy() {
    return act(RunOptions.copy().awaited(false), VALUE, Operands.NONE);
  }

  /**
   * Looks an own data property up.
   *
   * @param key its name
   * @return a reference to its value; to undefined when there is no such property
   * @throws IllegalArgumentException when the value is no object, or the property an accessor
   */
  public Reference get(String key) {
    return get(key, RunOptions.reference());
  }

  /**
   * Looks a property up.
   *
   * @param key its name
   * @param options how its value comes out; a promise is never awaited
   * @param lookups how it is looked for; by default own data properties only
   * @param <T> what its value becomes
   * @return its value; undefined when there is no such property
   * @throws IllegalArgumentException when the value is no object, or the property is refused
   */
  public <T extends @Nullable Object> T get(String key, RunOptions<T> options, Lookup... lookups) {
    Objects.requireNonNull(key, "key");
    int how = 0;
    for (Lookup lookup : lookups) {
      how |= lookup.flag;
    }
    return act(options, GET, Operands.of(session, 0, key, how));
  }

  /**
   * Sets an own data property, which is made when there is none.
   *
   * @param key its name
   * @param value a value for {@link JsValue#of}, or a {@link Reference}, {@link Callback} or {@link
   *     ExternalCopy}
   * @throws IllegalArgumentException when the value is no object, or the property an accessor or
   *     not writable, or when the value would be converted: an array's {@code length} takes a
   *     length, an element of a typed array a number or bigint
   */
  public void set(String key, @Nullable Object value) {
    Objects.requireNonNull(key, "key");
    changed(act(RunOptions.copy(), SET, Operands.of(session, 0, key, value)), key);
  }

  /**
   * Deletes an own property.
   *
   * @param key its name
   * @throws IllegalArgumentException when the value is no object, or the property cannot be deleted
   */
  public void delete(String key) {
    Objects.requireNonNull(key, "key");
    changed(act(RunOptions.copy(), DELETE, Operands.of(session, 0, key)), key);
  }

  private static void changed(JsValue done, String key) {
    if (done != JsBoolean.TRUE) {
      throw new IllegalArgumentException("the property '" + key + "' cannot be changed");
    }
  }

  /**
   * Calls the function, without a {@code this}.
   *
   * @param arguments values for {@link JsValue#of}, or {@link Reference}, {@link Callback} or
   *     {@link ExternalCopy}
   * @return a copy of what it returns, awaited
   * @throws IllegalArgumentException when the value is no function, or an argument cannot be
   *     transferred
   * @throws SandboxException as {@link Isolate#eval(String)} says
   */
  public JsValue call(@Nullable Object... arguments) {
    return apply(RunOptions.copy(), null, arguments);
  }

  /**
   * Calls the function. See {@link #call}.
   *
   * @param options how the result comes out
   * @param receiver its {@code this}, a value like the arguments; null for undefined
   * @param arguments its arguments
   * @param <T> what the result becomes
   * @return what it returns
   */
  public <T extends @Nullable Object> T apply(
      RunOptions<T> options, @Nullable Object receiver, @Nullable Object... arguments) {
    return act(options, APPLY, operands(receiver, arguments));
  }

  /**
   * Calls the function when all runs asked for before have ended. See {@link #call}.
   *
   * @param options how the result comes out
   * @param receiver its {@code this}; null for undefined
   * @param arguments its arguments
   * @param <T> what the result becomes
   * @return completed with what it returns; cancelling it ends the run, and with it the isolate
   */
  public <T extends @Nullable Object> CompletableFuture<T> applyAsync(
      RunOptions<T> options, @Nullable Object receiver, @Nullable Object... arguments) {
    return session.sendAsync(options, request(options, APPLY, operands(receiver, arguments)));
  }

  private Operands operands(@Nullable Object receiver, @Nullable Object... arguments) {
    @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
    all[0] = receiver == null ? JsValue.undefined() : receiver;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Operands.of(session, 1, all);
  }

  private <T extends @Nullable Object> T act(RunOptions<T> options, int action, Operands operands) {
    return session.send(options, request(options, action, operands));
  }

  private EngineRequest request(RunOptions<?> options, int action, Operands operands) {
    return session
        .requests()
        .reference(options.form(), action, numberIn(session), operands)
        .using(this::requireOpen);
  }

  /** Lets go of the value. Has no effect the second time. */
  @Override
  public void close() {
    released = true;
    hold.clean();
  }

  /** {@return such as {@code Reference(function)}} */
  @Override
  public String toString() {
    return "Reference(" + type + ")";
  }
}
