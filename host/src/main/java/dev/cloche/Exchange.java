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
  private final @Nullable Debugging debugging;
  private final boolean nested;

  Exchange(
      IsolateOptions options,
      EngineInstance instance,
      HostPromises promises,
      Stopwatch guestTime,
      RunClock clock,
      @Nullable Debugging debugging,
      boolean nested) {
    this.options = options;
    this.instance = instance;
    this.promises = promises;
    this.guestTime = guestTime;
    this.clock = clock;
    this.debugging = debugging;
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
    if (debugging != null && !nested && !request.isAside()) {
      debugging.ended();
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

  /**
   * Has a debugger look in between two runs. What it begins goes on as in a run, for as long as it
   * waits for something of it.
   *
   * @param patience the {@link System#nanoTime()} until which it may wait, before the deadline
   */
  void serve(Debugging debugger, long patience) {
    var unused = send(EngineRequest.waiting());
    debugger.serve(this);
    Outcome outcome = send(EngineRequest.goOn());
    while (outcome.status() == Outcome.Status.PENDING) {
      while (debugger.serveWaiting(this)) {
        outcome = send(EngineRequest.goOn());
      }
      long timer = timerNanos(outcome.value());
      if (!debugger.awaits() || !canGoOn(timer)) {
        return;
      }
      @Nullable EngineRequest next = next(timer, patience);
      if (next == null) {
        return;
      }
      outcome = send(next);
    }
  }

  private Outcome send(EngineRequest request) {
    byte[] reply;
    request.uses().forEach(Held::sent);
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

  private boolean canGoOn(long timerNanos) {
    return timerNanos >= 0 || promises.anyPending();
  }

  private EngineRequest next(long timerNanos) {
    if (debugging != null && debugging.serveWaiting(this)) {
      return EngineRequest.goOn();
    }
    if (!canGoOn(timerNanos)) {
      throw new GuestException(JsError.of("Error", NEVER_SETTLES));
    }
    return Objects.requireNonNull(next(timerNanos, clock.deadline()));
  }

  /**
   * Waits, without a guest that runs, until there is something to go on with: a settled host
   * promise, the guest's next timer, or what a debugger has done meanwhile.
   *
   * @param patience a {@link System#nanoTime()}
   * @return null when it has come to that first
   */
  private @Nullable EngineRequest next(long timerNanos, long patience) {
    boolean timed = timerNanos >= 0;
    long due = System.nanoTime() + timerNanos;
    long deadline = clock.deadline();
    long until = timed && due - patience < 0 ? due : patience;
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
        if (settled == null && now - patience >= 0) {
          return null;
        }
        if (settled != null) {
          return Preparation.settle(settled, options.limits());
        }
        if (timed && now - due >= 0) {
          return EngineRequest.resume();
        }
        if (debugging != null && debugging.serveWaiting(this)) {
          return EngineRequest.goOn();
        }
      }
    } catch (InterruptedException interrupted) {
      throw Failures.timeout(options.limits());
    }
  }
}
