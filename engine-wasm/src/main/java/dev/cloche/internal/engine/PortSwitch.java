package dev.cloche.internal.engine;

import org.jspecify.annotations.Nullable;

/** Leads host calls to the tenant that holds the instance now, and nowhere between two tenants. */
final class PortSwitch implements HostPort {

  @Nullable HostPort host;

  private HostPort current() {
    HostPort now = host;
    if (now == null) {
      throw new EngineTrap("a host call from an instance that nobody holds");
    }
    return now;
  }

  @Override
  public byte[] call(int op, byte[] message) {
    return current().call(op, message);
  }

  @Override
  public long realtimeNanos() {
    return host == null ? 0 : current().realtimeNanos();
  }

  @Override
  public long monotonicNanos() {
    return host == null ? 0 : current().monotonicNanos();
  }
}
