package dev.cloche;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/**
 * A script compiled once, to be run any number of times in any context of its isolate.
 *
 * <p>In the isolate's main context it costs no more than its own code; elsewhere it is read from
 * its bytecode each time, which takes about a third of compiling it. Threads and lifetime are as of
 * a {@link Reference}.
 */
public final class Script implements AutoCloseable {

  private static final Cleaner CLEANER = Cleaner.create();

  private final Session session;
  private final int number;
  private final Cleaner.Cleanable hold;
  private final boolean rejected;
  private volatile boolean released;

  Script(Session session, int number, boolean rejected) {
    this.session = session;
    this.number = number;
    this.rejected = rejected;
    hold = CLEANER.register(this, () -> session.release(number));
  }

  /**
   * Whether it was compiled from its source.
   *
   * @return false when it was made of {@link CachedData}
   */
  public boolean cachedDataRejected() {
    return rejected;
  }

  /**
   * Runs it in a context and waits for its result.
   *
   * @param context a context of the same isolate
   * @return a copy of the value of its last expression, awaited
   * @throws IllegalArgumentException when the context is another isolate's
   * @throws IllegalStateException when the script, the context or the isolate is closed
   * @throws SandboxException as {@link Isolate#eval(String)} says
   */
  public JsValue run(Context context) {
    return run(context, RunOptions.copy());
  }

  /**
   * Runs it in a context. See {@link #run(Context)}.
   *
   * @param context a context of the same isolate
   * @param options how the result comes out
   * @param <T> what the result becomes
   * @return its result
   */
  public <T extends @Nullable Object> T run(Context context, RunOptions<T> options) {
    requireOpen();
    context.numberIn(session);
    EngineRequest request =
        session.requests().reference(options.form(), Reference.RUN, number, Operands.NONE);
    return session.send(options, context.in(request).using(this::requireOpen));
  }

  private void requireOpen() {
    if (released) {
      throw new IllegalStateException("the script has been closed");
    }
  }

  /** Lets the isolate forget it. Has no effect the second time. */
  @Override
  public void close() {
    released = true;
    hold.clean();
  }
}
