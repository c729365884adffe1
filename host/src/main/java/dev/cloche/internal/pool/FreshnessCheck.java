package dev.cloche.internal.pool;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.MemoryImage;
import java.util.concurrent.atomic.LongAdder;

/** Admits instances that equal their image, and counts the others. Safe for many threads. */
public final class FreshnessCheck implements LeaseCheck {

  private final LongAdder dropped = new LongAdder();
  private final Runnable onDrop;

  /**
   * Makes a check.
   *
   * @param onDrop is called for each instance that is refused, on the thread that leases
   */
  public FreshnessCheck(Runnable onDrop) {
    this.onDrop = onDrop;
  }

  @Override
  public boolean admits(EngineInstance instance, MemoryImage image) {
    if (Engine.get().isFresh(instance, image)) {
      return true;
    }
    dropped.increment();
    onDrop.run();
    return false;
  }

  /**
   * How many instances it refused.
   *
   * @return a number that may be stale at once
   */
  public long dropped() {
    return dropped.sum();
  }
}
