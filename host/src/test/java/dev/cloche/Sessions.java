package dev.cloche;

import dev.cloche.internal.engine.EngineInstance;

/** What is behind an isolate. */
public final class Sessions {

  private Sessions() {}

  /** The instance that an isolate has leased; after its end it may be another's. */
  public static EngineInstance instance(Isolate isolate) {
    return isolate.session().instance();
  }

  /** The session of an isolate, which lives as long as anything goes on in it. */
  public static Object of(Isolate isolate) {
    return isolate.session();
  }

  /** QuickJS's own limit of an isolate whose linear memory has this cap, in bytes. */
  public static int heapLimit(long memoryBytes) {
    return Preparation.heapBytes(memoryBytes);
  }
}
