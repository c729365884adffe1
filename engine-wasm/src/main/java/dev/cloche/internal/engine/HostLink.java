package dev.cloche.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Leads host calls to the tenant that holds the instance now, and nowhere between two tenants.
 * Keeps the last call's reply until the guest takes it.
 */
final class HostLink implements HostPort {

  private static final byte[] NOTHING = {};

  private @Nullable HostPort tenant;
  private byte[] reply = NOTHING;

  /** Leads to a tenant from now on. */
  void connect(HostPort host) {
    tenant = host;
  }

  /** Leads nowhere, and forgets a reply that a guest never took. */
  void clear() {
    tenant = null;
    reply = NOTHING;
  }

  /** Keeps a reply in place of the last one. */
  void keep(byte[] bytes) {
    reply = bytes;
  }

  /** Answers the last call's reply, once. */
  byte[] take() {
    byte[] taken = reply;
    reply = NOTHING;
    return taken;
  }

  @Override
  public byte[] call(int op, byte[] message) {
    HostPort now = tenant;
    if (now == null) {
      throw new EngineTrap("a host call from an instance that nobody holds");
    }
    return now.call(op, message);
  }

  @Override
  public long realtimeNanos() {
    HostPort now = tenant;
    return now == null ? 0 : now.realtimeNanos();
  }

  @Override
  public long monotonicNanos() {
    HostPort now = tenant;
    return now == null ? 0 : now.monotonicNanos();
  }
}
