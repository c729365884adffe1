package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run's requests to the engine, one after the other, and the waiting that follows from them.
 *
 * <p>A nested exchange belongs to a host function that calls the isolate which called it. It waits
 * for nothing: jobs and promises are the outer request's.
 */
final class Exchange {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NO_TIMER = -1;
  private static final String NEVER_SETTLES =
      "the result is a promise that can never settle: no job, no timer and no host call is pending";
  private static final String NESTED_PENDING =
      "a host function cannot wait for a promise of the isolate that called it";

  private final IsolateOptions options;
  private final EngineInstance instance;
  private final HostPromises promises;
  private final Stopwatch guestTime;
  private final RunClock clock;
  private final boolean nested;

  Exchange(
      IsolateOptions options,
      EngineInstance instance,
      HostPromises promises,
      Stopwatch guestTime,
      RunClock clock,
      boolean nested) {
    this.options = options;
    this.instance = instance;
    this.promises = promises;
    this.guestTime = guestTime;
    this.clock = clock;
    this.nested = nested;
  }

  /**
   * Sends a request and waits until what it began has settled.
   *
   * @return its result
   * @throws RuntimeException for {@link Failures#translate}
   */
  JsValue settle(EngineRequest request) {
    Outcome outcome = send(request);
    while (outcome.status() == Outcome.Status.PENDING) {
      if (nested) {
        throw new Misuse(new IllegalStateException(NESTED_PENDING));
      }
      outcome = send(next(timerNanos(outcome.value())));
    }
    @Nullable JsValue value = outcome.value();
    return switch (outcome.status()) {
      case VALUE -> Objects.requireNonNull(value);
      case THROWN, REJECTED -> throw new GuestException(Objects.requireNonNull(value));
      case REFUSED -> throw Misuse.refused(Objects.requireNonNull(value));
      case OUT_OF_MEMORY -> throw Failures.outOfMemory(options.limits());
      case TOO_LARGE ->
          throw new LimitExceededException(
              Limit.RESULT,
              "the result is larger than " + options.limits().resultBytes() + " bytes");
      default -> throw new EngineTrap("the engine could not read a request");
    };
  }

  private Outcome send(EngineRequest request) {
    byte[] reply;
    guestTime.start();
    try {
      reply = instance.request(request.op(), request.body(), request.length());
    } finally {
      guestTime.stop();
    }
    return Outcome.decode(reply, ValueLimits.ofBytes(options.limits().resultBytes()));
  }

  /**
   * How long the guest says that it waits for its next timer.
   *
   * @return nanoseconds, no more than the run may take; negative when there is no timer
   */
  private long timerNanos(@Nullable JsValue wait) {
    double milliseconds = wait instanceof JsNumber number ? number.asDouble() : NO_TIMER;
    return milliseconds >= 0
        ? Math.min((long) (milliseconds * NANOS_PER_MILLI), options.limits().timeout().toNanos())
        : NO_TIMER;
  }

  /**
   * Waits, without a guest that runs, until there is something to go on with: a settled host
   * promise, or the guest's next timer.
   */
  private EngineRequest next(long timerNanos) {
    boolean timed = timerNanos >= 0;
    if (!timed && !promises.anyPending()) {
      throw new GuestException(JsError.of("Error", NEVER_SETTLES));
    }
    long due = System.nanoTime() + timerNanos;
    long deadline = clock.deadline();
    long until = timed && due - deadline < 0 ? due : deadline;
    try {
      while (true) {
        if (instance.isCancelled()) {
          throw new CancelledException();
        }
        HostPromises.@Nullable Settled settled = promises.await(until);
        long now = System.nanoTime();
        if (now - deadline >= 0) {
          throw Failures.timeout(options.limits());
        }
        if (settled != null) {
          return Preparation.settle(settled, options.limits());
        }
        if (timed && now - due >= 0) {
          return EngineRequest.resume();
        }
      }
    } catch (InterruptedException interrupted) {
      throw Failures.timeout(options.limits());
    }
  }
}
