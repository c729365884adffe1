package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.EngineInterrupt;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.engine.FuelMeter;
import dev.cloche.internal.engine.OutOfGuestMemoryException;
import dev.cloche.internal.value.MalformedMessageException;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueLimits;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run: a request, the promise jobs and host promises that follow from it, and the reading of
 * its result, all under one budget and one deadline.
 *
 * <p>{@link #run} is executed by an engine thread; {@link #await} by the caller. The engine's
 * thread ends the run at the deadline by itself. When it cannot (a host function blocks, memory is
 * being copied, other threads have the processors), the caller leaves without it.
 */
final class Run implements Runnable {

  /**
   * How long after the deadline a caller waits for a run that should have ended itself: a few
   * slices of fuel, so that what a run used is exact wherever its thread has a processor.
   */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** How long a caller spins before it parks; nothing where it would keep the run from running. */
  private static final long SPIN_NANOS =
      Runtime.getRuntime().availableProcessors() == 1 ? 0 : TimeUnit.MICROSECONDS.toNanos(50);

  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NO_TIMER = -1;
  private static final String NEVER_SETTLES =
      "the result is a promise that can never settle: no job, no timer and no host call is pending";

  private final IsolateOptions options;
  private final EngineInstance instance;
  private final HostCalls hostCalls;
  private final HostPromises promises;
  private final EngineRequest request;
  private final boolean first;
  private final long start = System.nanoTime();
  private final long deadline;
  private final CountDownLatch ended = new CountDownLatch(1);

  private volatile @Nullable Thread thread;
  private volatile boolean abandoned;
  private volatile @Nullable CpuTime cpu;
  private @Nullable JsValue result;
  private @Nullable RuntimeException failure;
  private volatile @Nullable UsageTotals used;

  Run(
      IsolateOptions options,
      EngineInstance instance,
      HostCalls hostCalls,
      HostPromises promises,
      EngineRequest request,
      boolean first) {
    this.options = options;
    this.instance = instance;
    this.hostCalls = hostCalls;
    this.promises = promises;
    this.request = request;
    this.first = first;
    this.deadline = start + options.limits().timeout().toNanos();
  }

  boolean isOnThisThread() {
    return thread == Thread.currentThread();
  }

  boolean abandoned() {
    return abandoned;
  }

  /** What the run used; of one that was abandoned, what it is known to have been given so far. */
  UsageTotals used() {
    UsageTotals exact = used;
    return exact != null ? exact : usedUntilNow(instance.fuelGranted());
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    cpu = options.measureCpu() ? CpuTime.start() : null;
    try {
      if (first) {
        new Preparation(options, instance, hostCalls).run();
      }
      instance.start(options.limits().fuel(), deadline);
      result = settle(outcome(request));
    } catch (RuntimeException thrown) {
      failure = translate(thrown);
    } catch (Error thrown) {
      failure = new EngineFaultException(thrown);
    } finally {
      used = usedUntilNow(instance.fuelUsed());
      synchronized (this) {
        thread = null;
      }
      // An interrupt that came for this run must not meet the thread's next one.
      Thread.interrupted();
      ended.countDown();
    }
  }

  private UsageTotals usedUntilNow(long fuel) {
    CpuTime measured = cpu;
    return new UsageTotals(
        fuel,
        measured == null ? 0 : measured.nanos(),
        System.nanoTime() - start,
        instance.memoryBytes(),
        hostCalls.functionCalls());
  }

  private Outcome outcome(EngineRequest next) {
    byte[] reply = instance.request(next.op(), next.body());
    return Outcome.decode(reply, ValueLimits.ofBytes(options.limits().resultBytes()));
  }

  private JsValue settle(Outcome first) {
    Outcome outcome = first;
    while (outcome.status() == Outcome.Status.PENDING) {
      outcome = outcome(next(timerNanos(outcome.value())));
    }
    @Nullable JsValue value = outcome.value();
    return switch (outcome.status()) {
      case VALUE -> java.util.Objects.requireNonNull(value);
      case THROWN, REJECTED -> throw new GuestException(java.util.Objects.requireNonNull(value));
      case OUT_OF_MEMORY -> throw outOfMemory();
      case TOO_LARGE ->
          throw new LimitExceededException(
              Limit.RESULT,
              "the result is larger than " + options.limits().resultBytes() + " bytes");
      default -> throw new EngineTrap("the engine could not read a request");
    };
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
    long until = timed && due - deadline < 0 ? due : deadline;
    try {
      while (true) {
        if (instance.isCancelled()) {
          throw new CancelledException();
        }
        HostPromises.@Nullable Settled settled = promises.await(until);
        long now = System.nanoTime();
        if (now - deadline >= 0) {
          throw timeout();
        }
        if (settled != null) {
          return Preparation.settle(settled, options.limits());
        }
        if (timed && now - due >= 0) {
          return EngineRequest.resume();
        }
      }
    } catch (InterruptedException interrupted) {
      throw timeout();
    }
  }

  private RuntimeException translate(RuntimeException thrown) {
    return switch (thrown) {
      case SandboxException known -> known;
      case LimitAbort abort -> abort.toException();
      case HookAbort abort -> abort.toException();
      case OutOfGuestMemoryException full -> outOfMemory();
      case EngineInterrupt interrupt -> interrupted(interrupt);
      case MalformedMessageException malformed -> new EngineFaultException(malformed);
      default -> new EngineFaultException(thrown);
    };
  }

  private SandboxException interrupted(EngineInterrupt interrupt) {
    return switch (interrupt.reason()) {
      case TIMEOUT -> timeout();
      case CANCELLED -> new CancelledException();
      case FUEL ->
          new LimitExceededException(
              Limit.FUEL, "the run used more than " + fuelText() + " instructions");
      case STACK -> new LimitExceededException(Limit.STACK, "calls are nested too deep");
    };
  }

  private String fuelText() {
    long fuel = options.limits().fuel();
    return fuel == FuelMeter.UNLIMITED ? "unlimited" : Long.toString(fuel);
  }

  private LimitExceededException timeout() {
    return new LimitExceededException(
        Limit.TIMEOUT, "the run took longer than " + options.limits().timeout().toMillis() + " ms");
  }

  private LimitExceededException outOfMemory() {
    return new LimitExceededException(
        Limit.MEMORY,
        "the isolate needs more memory than " + options.limits().memoryBytes() + " bytes");
  }

  /** Waits for the run to end. */
  JsValue await() {
    spin();
    try {
      long rest = deadline + GRACE_NANOS - System.nanoTime();
      if (!ended.await(Math.max(1, rest), TimeUnit.NANOSECONDS)) {
        return abandon();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return abandonCancelled();
    }
    if (failure != null) {
      // The failure was made on the engine's thread: show where the caller waited instead.
      failure.setStackTrace(new Throwable().getStackTrace());
      throw failure;
    }
    return java.util.Objects.requireNonNull(result);
  }

  /** Most runs are shorter than it takes to park and to wake. */
  private void spin() {
    long end = start + SPIN_NANOS;
    while (ended.getCount() > 0 && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  /** Interrupts a host function that blocks, drops the result, and does not wait for it. */
  private JsValue abandon() {
    leave();
    throw timeout();
  }

  private JsValue abandonCancelled() {
    leave();
    throw new CancelledException();
  }

  /** Ends the run from outside, whatever it is doing, without waiting for it. */
  void leave() {
    abandoned = true;
    instance.cancel(); // Still this run's: an abandoned run keeps its instance.
    promises.wake();
    synchronized (this) {
      Thread running = thread;
      if (running != null) {
        running.interrupt();
      }
    }
  }
}
