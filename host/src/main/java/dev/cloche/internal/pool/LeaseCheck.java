package dev.cloche.internal.pool;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.MemoryImage;

/** Looks at an instance that was used before, when it is about to be leased again. */
@FunctionalInterface
public interface LeaseCheck {

  /** Admits every instance, at no cost. */
  LeaseCheck NONE = (instance, image) -> true;

  /**
   * Whether the instance may be leased. Called by the thread that leases.
   *
   * @param instance a reset instance that nobody holds
   * @param image what it should equal
   * @return false when it is to be dropped
   */
  boolean admits(EngineInstance instance, MemoryImage image);
}
