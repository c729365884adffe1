package dev.cloche.internal.pool;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.MemoryImage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Fresh instances of one image, ready to lease. A lease ends in a reset, never in reuse as is: what
 * is in the pool equals the image, byte for byte.
 *
 * <p>Last in, first out, so that a busy process keeps to few instances, which are in the
 * processor's caches. Any thread may lease and give back; a reset costs the giver a copy of the
 * image.
 */
public final class InstancePool {

  private static final int IDLE = 4 * Runtime.getRuntime().availableProcessors();

  /** Linear memory that idle instances of an image that is not the boot image may take. */
  private static final long IDLE_BYTES = 64L << 20;

  /** The pool of this process. */
  private static final InstancePool SHARED = new InstancePool(IDLE);

  private final ConcurrentLinkedDeque<EngineInstance> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger idleCount = new AtomicInteger();
  private final int maxIdle;
  private final LeaseCheck check;

  /** Null for the boot image, which is loaded with the first instance. */
  private final @Nullable MemoryImage image;

  /**
   * Makes a pool of the boot image that trusts its resets.
   *
   * @param maxIdle how many instances it keeps; more that come back are dropped
   */
  public InstancePool(int maxIdle) {
    this(maxIdle, LeaseCheck.NONE);
  }

  /**
   * Makes a pool of the boot image.
   *
   * @param maxIdle how many instances it keeps; more that come back are dropped
   * @param check what an instance has to pass to be leased again
   */
  public InstancePool(int maxIdle, LeaseCheck check) {
    this(maxIdle, check, null);
  }

  private InstancePool(int maxIdle, LeaseCheck check, @Nullable MemoryImage image) {
    this.maxIdle = maxIdle;
    this.check = check;
    this.image = image;
  }

  /**
   * Makes a pool of another image. It keeps as many instances as the shared one, at most some 64
   * MiB of them, and at least one.
   *
   * @param image what its instances equal
   * @return a pool for all threads
   */
  public static InstancePool of(MemoryImage image) {
    long most = Math.max(1, IDLE_BYTES / image.memoryBytes());
    return new InstancePool((int) Math.min(IDLE, most), LeaseCheck.NONE, image);
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
    return lease(check);
  }

  /**
   * As {@link #lease()}, with the check of another pool, such as the thread's own.
   *
   * @param other the other pool
   * @return an instance that nobody else holds
   */
  public EngineInstance leaseAs(InstancePool other) {
    return lease(other.check);
  }

  private EngineInstance lease(LeaseCheck admission) {
    Engine engine = Engine.get();
    MemoryImage fresh = image == null ? engine.bootImage() : image;
    for (; ; ) {
      @Nullable EngineInstance warm = idle.pollFirst();
      if (warm == null) {
        return engine.newInstance(fresh);
      }
      idleCount.decrementAndGet();
      if (admission.admits(warm, fresh)) {
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
    Engine engine = Engine.get();
    engine.reset(instance, image == null ? engine.bootImage() : image);
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
