package dev.cloche.bench;

import dev.cloche.internal.engine.HostPort;

/** The host of benchmark scripts, which call nothing. */
public final class NoHost implements HostPort {

  /** The one instance; it has no state. */
  public static final NoHost INSTANCE = new NoHost();

  private NoHost() {}

  @Override
  public byte[] call(int op, byte[] message) {
    throw new IllegalStateException("a benchmark script called the host");
  }

  @Override
  public long realtimeNanos() {
    return 0;
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }
}
