package dev.cloche.internal.engine;

/** A host that answers every call with the same bytes. */
final class EchoPort implements HostPort {

  static final long MINUTE = 60_000_000_000L;

  private final byte[] reply;

  EchoPort(byte[] reply) {
    this.reply = reply;
  }

  @Override
  public byte[] call(int op, byte[] message) {
    return reply;
  }

  @Override
  public long realtimeNanos() {
    return 1_700_000_000_000_000_000L;
  }

  @Override
  public long monotonicNanos() {
    return -1;
  }
}
