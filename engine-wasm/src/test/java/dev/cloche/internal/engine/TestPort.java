package dev.cloche.internal.engine;

import java.util.ArrayList;
import java.util.List;

/** A host that remembers its calls and answers each with the same. */
final class TestPort implements HostPort {
  final List<byte[]> messages = new ArrayList<>();
  byte[] reply = {Guest.VALUE, 0};
  long nanos = 1_234_567_891L;

  @Override
  public byte[] call(int op, byte[] message) {
    messages.add(message);
    return reply;
  }

  @Override
  public long realtimeNanos() {
    return nanos;
  }

  @Override
  public long monotonicNanos() {
    return nanos + 1;
  }
}
