package dev.cloche.internal.pool;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineInstance;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Fresh instances, ready to lease. A lease ends in a reset, never in reuse as is: what is in the
 * pool equals the boot image, byte for byte.
 *
 * <p>Last in, first out, so that a busy process keeps to few instances, which are in the
 * processor's caches. Any thread may lease and give back; a reset costs the giver a copy of the
 * image.
 */
public final class InstancePool {

  private static final int IDLE = 4 * Runtime.getRuntime().availableProcessors();

  /** The pool of this process. */
  private static final InstancePool SHARED = new InstancePool(IDLE);

  private final ConcurrentLinkedDeque<EngineInstance> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();
  private final int maxIdle;
  private final LeaseCheck check;

  /**
   * Makes a pool that trusts its resets.
   *
   * @param maxIdle how many instances it keeps; more that come back are dropped
   */
  public InstancePool(int maxIdle) {
    this(maxIdle, LeaseCheck.NONE);
  }

  /**
   * Makes a pool.
   *
   * @param maxIdle how many instances it keeps; more that come back are dropped
   * @param check what an instance has to pass to be leased again
   */
  public InstancePool(int maxIdle, LeaseCheck check) {
    this.maxIdle = maxIdle;
    this.check = check;
  }

  /**
   * The pool of this process.
   *
   * @return the shared pool
   */
  public static InstancePool shared() {
    return SHARED;
  }

  /**
   * The pool of the thread that asks.
   *
   * @return its own where it is an engine thread that has one, else the shared pool
   */
  public static InstancePool ofThisThread() {
    return Thread.currentThread() instanceof EngineThread thread ? thread.instances() : SHARED;
  }

  /**
   * Takes a fresh instance, a warm one where there is one.
   *
   * @return an instance that nobody else holds
   */
  public EngineInstance lease() {
    for (; ; ) {
      @Nullable EngineInstance warm = idle.pollFirst();
      if (warm == null) {
        return Engine.get().newInstance();
      }
      idleCount.decrementAndGet();
      if (check.admits(warm)) {
        return warm;
      }
    }
  }

  /**
   * Takes an instance back, whatever state it is in, and makes it fresh.
   *
   * @param instance an instance that runs nothing and that the caller will not touch again
   */
  public void giveBack(EngineInstance instance) {
    if (idleCount.incrementAndGet() > maxIdle) {
      idleCount.decrementAndGet();
      return;
    }
    Engine.get().reset(instance);
    idle.addFirst(instance);
  }

  /**
   * How many instances wait for a lease.
   *
   * @return a number that may be stale at once
   */
  public int idle() {
    return idleCount.get();
  }
}
