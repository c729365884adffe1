package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.pool.InstancePool;
import dev.cloche.internal.value.JavaImporter;
import dev.cloche.internal.value.MessageTooLargeException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An isolate's life: the lease of an instance, its runs one after another, its end.
 *
 * <p>{@code lock} orders the runs and guards everything but the volatile fields and the lease.
 * {@link #close} and {@link #cancel} do not wait for it: they leave a flag that the run looks at,
 * and whoever holds the lock last gives the instance back.
 */
final class Session {

  private final IsolateOptions options;
  private final ValueLimits argumentLimits;
  private final HostPromises promises = new HostPromises();
  private final FileCalls files;
  private final HostCalls hostCalls;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final InstancePool pool;
  private final EngineInstance instance;

  private final Object lease = new Object();

  /** Whether the instance may be another's by now. Guarded by {@code lease}. */
  private boolean released;

  private volatile @Nullable Run current;
  private volatile boolean closed;
  private volatile String closedBecause = "it was closed";
  private boolean prepared;
  private volatile UsageTotals totals = UsageTotals.NONE;

  Session(IsolateOptions options) {
    this.options = options;
    this.argumentLimits = ValueLimits.ofBytes(options.limits().argumentBytes());
    this.files = FileCalls.open(options); // Before an instance is leased, for it may fail.
    this.pool = InstancePool.ofThisThread();
    this.instance = pool.lease();
    this.hostCalls = new HostCalls(options, promises, files, instance);
  }

  JsValue eval(String source, String fileName) {
    return run(EngineRequest.eval(source, fileName, options.limits().sourceBytes()));
  }

  JsValue call(JsValue module, JsValue function, @Nullable Object... arguments) {
    return call(0, module, function, arguments);
  }

  /** A call with options of {@link EngineRequest}'s. */
  JsValue call(int options, JsValue module, JsValue function, @Nullable Object... arguments) {
    // Converted together, so that what two arguments share stays shared.
    JsArray values = (JsArray) JavaImporter.convert(arguments, "args");
    JsArray.Builder message =
        JsArray.builder(arguments.length + 3).add(options).add(module).add(function);
    values.elements().forEach(message::add);
    return run(new EngineRequest(EngineRequest.CALL, encode(message.build(), Origin.CALL)));
  }

  /** Sets what is told when an announced call begins. */
  void onStarting(Runnable callback) {
    hostCalls.onStarting(callback);
  }

  void setGlobals(JsValue values) {
    run(new EngineRequest(EngineRequest.GLOBALS, encode(values, Origin.named("globals"))));
  }

  private byte[] encode(JsValue value, Origin origin) {
    try {
      return ValueEncoder.encode(value, argumentLimits, origin);
    } catch (MessageTooLargeException large) {
      throw new LimitExceededException(Limit.ARGUMENT, String.valueOf(large.getMessage()));
    }
  }

  private JsValue run(EngineRequest request) {
    Run active = current;
    if (active != null && active.isOnThisThread()) {
      throw new IllegalStateException("a host function cannot call the isolate that called it");
    }
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the isolate cannot be used: " + closedBecause);
      }
      Run run = new Run(options, instance, hostCalls, promises, request, !prepared);
      prepared = true;
      current = run;
      options.executor().execute(run);
      return finish(run);
    } finally {
      current = null;
      if (closed) {
        release();
      }
      lock.unlock();
    }
  }

  private JsValue finish(Run run) {
    try {
      return run.await();
    } catch (GuestException guest) {
      throw guest;
    } catch (SandboxException fatal) {
      closedBecause = "it ended with: " + fatal.getMessage();
      closed = true;
      throw fatal;
    } finally {
      totals = totals.plus(run.used());
      if (run.abandoned()) {
        drop(); // A host function still holds the thread; the instance goes with it.
      }
    }
  }

  MemoryFiles memoryFiles() {
    return files.memoryFiles();
  }

  Usage usage() {
    return totals.toUsage();
  }

  /** Ends the run that holds the instance, and never one of a tenant that leased it after this. */
  void cancel() {
    synchronized (lease) {
      if (!released) {
        instance.cancel();
      }
    }
    promises.wake();
  }

  /** Ends the run that is going on as its caller does that leaves it at the deadline. */
  void abandon() {
    synchronized (lease) {
      Run run = current;
      if (!released && run != null) {
        run.leave();
      }
    }
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (current != null) {
      cancel();
    }
    // A run that is going on gives the instance back itself.
    if (lock.tryLock()) {
      try {
        release();
      } finally {
        lock.unlock();
      }
    }
  }

  private void release() {
    if (drop()) {
      pool.giveBack(instance);
    }
  }

  /** Ends the lease; answers whether it was held until now. */
  private boolean drop() {
    synchronized (lease) {
      boolean held = !released;
      released = true;
      return held;
    }
  }
}
