package dev.cloche;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a run's result comes out of its isolate, and what else is particular to one run.
 *
 * <p>Immutable.
 *
 * {@snippet :
 * Reference handler = context.eval("(event) => event.id", RunOptions.reference());
 * }
 *
 * @param <T> what the result becomes
 */
public final class RunOptions<T extends @Nullable Object> {

  private static final int HANDLE = 4;
  private static final int NOTHING = 8;
  private static final int AS_IS = 16;

  /** Makes of the engine's answer what the caller gets. */
  interface Reading<T extends @Nullable Object> {
    T read(Session session, JsValue answer);
  }

  private static final ScriptOrigin NAMELESS = ScriptOrigin.of("main.js");

  private static final RunOptions<JsValue> COPY =
      new RunOptions<>(0, (session, answer) -> answer, NAMELESS, null);
  private static final RunOptions<Reference> REFERENCE =
      new RunOptions<>(HANDLE | AS_IS, Reference::read, NAMELESS, null);
  private static final RunOptions<ExternalCopy> EXTERNAL_COPY =
      new RunOptions<>(0, (session, answer) -> ExternalCopy.of(answer), NAMELESS, null);
  private static final RunOptions<@Nullable Void> IGNORED =
      new RunOptions<>(NOTHING, RunOptions::nothing, NAMELESS, null);

  private final int form;
  private final Reading<T> reading;
  private final ScriptOrigin origin;
  private final @Nullable Duration timeout;

  private RunOptions(
      int form, Reading<T> reading, ScriptOrigin origin, @Nullable Duration timeout) {
    this.form = form;
    this.reading = reading;
    this.origin = origin;
    this.timeout = timeout;
  }

  @SuppressWarnings({"UnusedVariable", "NullAway"}) // The shape of a reading; T is nullable here.
  private static Void nothing(Session session, JsValue answer) {
    return null;
  }

  /**
   * The result is copied, as a structured clone.
   *
   * @return options
   */
  public static RunOptions<JsValue> copy() {
    return COPY;
  }

  /**
   * The result stays in the isolate, and a reference to it comes out.
   *
   * @return options
   */
  public static RunOptions<Reference> reference() {
    return REFERENCE;
  }

  /**
   * The result is copied to outside of any isolate, to be handed to others.
   *
   * @return options
   */
  public static RunOptions<ExternalCopy> externalCopy() {
    return EXTERNAL_COPY;
  }

  /**
   * The result is dropped, so that anything may be it; what is thrown is still thrown.
   *
   * @return options
   */
  public static RunOptions<@Nullable Void> ignored() {
    return IGNORED;
  }

  /**
   * The same, but whether a promise, or another thenable, as the result is awaited. By default it
   * is, but for a {@link #reference}, which is to the promise then. A result that is not awaited is
   * there when the code has run; promise jobs run after it all the same.
   *
   * @param value whether to wait
   * @return options
   */
  public RunOptions<T> awaited(boolean value) {
    int wanted = value ? form & ~AS_IS : form | AS_IS;
    return new RunOptions<>(wanted, reading, origin, timeout);
  }

  /**
   * The same, with another time limit.
   *
   * @param value how long the run may take from its turn on, at least a millisecond; the isolate's
   *     {@link Limits#timeout} where that is shorter. Within a host function of the same isolate it
   *     is the outer run's time that counts
   * @return options
   * @throws IllegalArgumentException when it is shorter than a millisecond
   */
  public RunOptions<T> timeout(Duration value) {
    Objects.requireNonNull(value, "timeout");
    if (value.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("a timeout must be at least 1 ms, not " + value);
    }
    return new RunOptions<>(form, reading, origin, value);
  }

  /**
   * The same, for source text from somewhere else than {@code main.js}.
   *
   * @param value where the text comes from
   * @return options
   */
  public RunOptions<T> origin(ScriptOrigin value) {
    return new RunOptions<>(form, reading, Objects.requireNonNull(value, "origin"), timeout);
  }

  int form() {
    return form;
  }

  ScriptOrigin origin() {
    return origin;
  }

  T read(Session session, JsValue answer) {
    return reading.read(session, answer);
  }

  long timeoutNanos(Limits limits) {
    Duration most = limits.timeout();
    Duration own = timeout;
    return (own == null || own.compareTo(most) > 0 ? most : own).toNanos();
  }
}
