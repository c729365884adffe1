package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.pool.Watchdog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run: requests, the promise jobs and host promises that follow from them, and the reading of
 * the result, all under one budget and one deadline.
 *
 * <p>It waits for its turn, {@link #begin begins}, is {@linkplain #run executed} by an engine
 * thread and ends. The engine's thread ends it at the deadline by itself. When it cannot (a host
 * function blocks, memory is being copied, other threads have the processors), the caller leaves
 * without it.
 *
 * @param <T> its result
 */
final class Run<T extends @Nullable Object> implements Runnable {

  /**
   * How long after the deadline a caller waits for a run that should have ended itself: a few
   * slices of fuel, so that what a run used is exact wherever its thread has a processor.
   */
  static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** How long a caller spins before it parks; nothing where it would keep the run from running. */
  private static final long SPIN_NANOS =
      Runtime.getRuntime().availableProcessors() == 1 ? 0 : TimeUnit.MICROSECONDS.toNanos(50);

  /** Leaves the runs that nobody waits for. */
  private static final Watchdog WATCHDOG = new Watchdog("cloche-deadlines");

  private static final ThreadLocal<@Nullable Run<?>> ON_THIS_THREAD = new ThreadLocal<>();

  private final Session session;
  private final RunBody<T> body;
  private final RunClock clock;
  private final @Nullable Run<?> caller;
  private final @Nullable CompletableFuture<T> future;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private long turn;
  private volatile @Nullable Thread thread;
  private volatile @Nullable CpuTime cpu;
  private volatile Watchdog.@Nullable Alarm alarm;
  private @Nullable T result;
  private @Nullable RuntimeException failure;

  /** Why it was abandoned: of which it may well end, and say that it was cancelled. */
  private volatile @Nullable RuntimeException abandoned;

  private volatile @Nullable UsageTotals used;

  /**
   * Makes a run that waits for its turn.
   *
   * @param caller the run whose host function asks for this one and waits for it
   * @param future what is completed when nobody waits for the run; null when somebody does
   */
  Run(
      Session session,
      RunBody<T> body,
      long timeoutNanos,
      @Nullable Run<?> caller,
      @Nullable CompletableFuture<T> future) {
    this.session = session;
    this.body = body;
    this.clock = new RunClock(timeoutNanos);
    this.caller = caller;
    this.future = future;
  }

  /** The run that is being executed by the thread that asks. */
  static @Nullable Run<?> onThisThread() {
    return ON_THIS_THREAD.get();
  }

  Session session() {
    return session;
  }

  /** Whether this run, or one that waits for it, is the session's. */
  boolean isWaitedForBy(Session other) {
    for (Run<?> run = this; run != null; run = run.caller) {
      if (run.session == other) {
        return true;
      }
    }
    return false;
  }

  /** Says which one of the session's runs it is. */
  void setTurn(long number) {
    turn = number;
  }

  /** Starts the clock: it is this run's turn. */
  void begin() {
    clock.start();
    begun.countDown();
    if (future != null) {
      setAlarm();
    }
  }

  private void setAlarm() {
    // Not on the watchdog's thread: what hangs on the future may take long.
    alarm =
        WATCHDOG.set(rest(), () -> session.options().executor().execute(this::abandonAtDeadline));
  }

  /** How long a caller still waits. */
  private long rest() {
    return clock.deadline() + GRACE_NANOS - System.nanoTime();
  }

  RunClock clock() {
    return clock;
  }

  /** What the run used; of one that was abandoned, what it is known to have been given so far. */
  UsageTotals used() {
    UsageTotals exact = used;
    if (exact != null) {
      return exact;
    }
    CpuTime measured = cpu;
    return usage(session.instance().fuelGranted(), measured == null ? 0 : measured.nanos());
  }

  @Nullable RuntimeException failure() {
    return failure;
  }

  /** Executes this run, and those that have come to wait for their turn meanwhile. */
  @Override
  public void run() {
    for (Run<?> next = this; next != null; ) {
      next.execute();
      next = next.conclude();
    }
  }

  private void execute() {
    @Nullable Run<?> outer = ON_THIS_THREAD.get();
    ON_THIS_THREAD.set(this);
    thread = Thread.currentThread();
    IsolateOptions options = session.options();
    EngineInstance instance = session.instance();
    session.hostCalls().times().wall().start();
    cpu = options.measureCpu() ? CpuTime.start() : null;
    try {
      session.prepareInstance();
      instance.start(options.limits().fuel(), clock.deadline());
      result = body.run(session.exchange(turn, clock, false));
    } catch (RuntimeException thrown) {
      failure = Failures.translate(thrown, options.limits());
    } catch (Error thrown) {
      failure = new EngineFaultException(thrown);
    } finally {
      session.hostCalls().times().wall().stop();
      failure = told(failure);
      used = usage(instance.fuelUsed(), cpu == null ? 0 : cpu.stop());
      synchronized (this) {
        thread = null;
      }
      ON_THIS_THREAD.set(outer);
      // An interrupt that came for this run must not meet the thread's next one.
      Thread.interrupted();
    }
  }

  /** What its caller is told of why it failed. */
  private @Nullable RuntimeException told(@Nullable RuntimeException reason) {
    RuntimeException known = abandoned;
    if (reason != null && known != null) {
      return known;
    }
    boolean late = reason instanceof LimitExceededException limit && limit.limit() == Limit.TIMEOUT;
    return late ? Failures.timeout(clock.timeoutNanos()) : reason;
  }

  /** Tells who waits; answers the run whose turn it is now. */
  private @Nullable Run<?> conclude() {
    @Nullable Run<?> next = session.turns().ended(this);
    if (next != null && future != null) {
      // What hangs on the future runs on this thread, however long, and may wait for the next run.
      session.options().executor().execute(next);
      next = null;
    }
    end();
    return next;
  }

  private void end() {
    ended.countDown();
    Watchdog.@Nullable Alarm set = alarm;
    if (set != null) {
      WATCHDOG.callOff(set);
    }
    CompletableFuture<T> told = future;
    RuntimeException broken = failure;
    if (told != null && broken != null) {
      told.completeExceptionally(broken);
    } else if (told != null) {
      told.complete(result);
    }
  }

  /** Ends a run whose turn never comes. */
  void refuse(RuntimeException reason) {
    failure = reason;
    end(); // First, so that whoever waits for the beginning finds that it has ended.
    begun.countDown();
  }

  private UsageTotals usage(long fuel, long cpuNanos) {
    return new UsageTotals(
        fuel, cpuNanos, clock.elapsed(), session.instance().memoryBytes(), session.functionCalls());
  }

  /** Runs what a host function of this run asks for, before it returns. */
  <R extends @Nullable Object> R nested(RunBody<R> inner) {
    try {
      return inner.run(session.exchange(turn, clock, true));
    } catch (RuntimeException thrown) {
      RuntimeException translated = Failures.translate(thrown, session.options().limits());
      if (Failures.isFatal(translated)) {
        session.abortOuter(translated);
      }
      throw translated;
    }
  }

  /** Waits for the run to end. */
  @SuppressWarnings("NullAway") // The result is null where T admits it.
  T await() {
    spin();
    try {
      begun.await();
      // More than once, for the deadline can be put off meanwhile.
      while (!ended.await(Math.max(1, rest()), TimeUnit.NANOSECONDS)) {
        if (rest() <= 0) {
          abandonUnlessEnded(Failures.timeout(clock.timeoutNanos()));
          break;
        }
      }
    } catch (InterruptedException interrupted) {
      try {
        abandonUnlessEnded(new CancelledException());
      } finally {
        Thread.currentThread().interrupt();
      }
    }
    RuntimeException broken = failure;
    if (broken != null) {
      // The failure was made on the engine's thread: show where the caller waited instead.
      broken.setStackTrace(new Throwable().getStackTrace());
      throw broken;
    }
    return result;
  }

  /** Most runs are shorter than it takes to park and to wake. */
  private void spin() {
    long end = System.nanoTime() + SPIN_NANOS;
    while (ended.getCount() > 0 && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  /** Throws the reason; or waits, for a moment, for whoever has just ended the run to say so. */
  private void abandonUnlessEnded(SandboxException reason) {
    if (abandon(reason)) {
      throw reason;
    }
    boolean interrupted = false;
    for (boolean told = false; !told; ) {
      try {
        ended.await();
        told = true;
      } catch (InterruptedException asked) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Leaves a run that may still be executed: drops its result, and its isolate with it.
   *
   * @return false when it has ended by itself, and the isolate may be at work for somebody else
   */
  boolean abandon(SandboxException reason) {
    if (session.turns().withdraw(this)) {
      return true;
    }
    abandoned = reason;
    if (!session.turns().abandoned(this, reason)) {
      return false;
    }
    interrupt();
    return true;
  }

  /** At the deadline, of a run that nobody waits for. */
  void abandonAtDeadline() {
    CompletableFuture<T> told = future;
    if (told == null || told.isDone()) {
      return;
    }
    if (rest() > 0) {
      setAlarm(); // It has been put off.
      return;
    }
    SandboxException reason = Failures.timeout(clock.timeoutNanos());
    if (abandon(reason)) {
      told.completeExceptionally(reason);
    }
  }

  /** Ends the run from outside, whatever it is doing, without waiting for it. */
  void leave() {
    session.turns().cancel();
    interrupt();
  }

  private synchronized void interrupt() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
