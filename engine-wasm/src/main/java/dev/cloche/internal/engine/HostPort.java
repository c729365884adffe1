package dev.cloche.internal.engine;

/**
 * What the engine asks of its host while it runs. Called on the thread that runs the isolate, with
 * bytes that the guest chose: an implementation validates everything.
 */
public interface HostPort {

  /**
   * Answers a host call.
   *
   * @param op the operation, one of {@code docs/abi.md}'s host calls or anything else a guest made
   *     up
   * @param message the request's bytes
   * @return the reply's bytes
   */
  byte[] call(int op, byte[] message);

  /**
   * The isolate's wall clock.
   *
   * @return nanoseconds since 1970-01-01T00:00:00Z
   */
  long realtimeNanos();

  /**
   * The isolate's monotonic clock, from an arbitrary start.
   *
   * @return nanoseconds
   */
  long monotonicNanos();
}
