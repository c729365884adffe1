package dev.cloche.internal.engine;

/**
 * The module's imports: host calls and the few WASI names that libc asks for. There is nothing else
 * to import, so there is nothing else that the engine can reach: the build binds these, and refuses
 * a module that asks for more.
 *
 * <p>Every pointer and length comes from the guest: addresses are bounds-checked by the memory, and
 * nothing is allocated from a number before it is known to lie inside it. Methods have the imports'
 * parameters and, last, the memory of the instance that calls.
 */
final class EngineImports {

  private static final int CLOCK_REALTIME = 0;
  private static final int WASI_SUCCESS = 0;
  private static final int WASI_ENOSYS = 52;
  private static final int CIOVEC_BYTES = 8;
  private static final int MAX_CIOVECS = 1024;

  /** Clock resolution that a guest sees: coarse, so that time is no side channel. */
  private static final long TICK_NANOS = 100_000;

  private EngineImports() {}

  /** {@code host_call}: sends a message to the host and answers the length of its reply. */
  static int hostCall(int op, int address, int length, LinearMemory memory) {
    byte[] message = memory.readBytes(address, length);
    memory.meter.check();
    byte[] reply = memory.host.call(op, message);
    memory.host.keep(reply);
    memory.meter.check();
    return reply.length;
  }

  /** {@code host_take}: copies the reply out, which must have the length that it was said to. */
  static void hostTake(int address, int length, LinearMemory memory) {
    byte[] taken = memory.host.take();
    if (length != taken.length) {
      throw new EngineTrap("host_take asked for another length than host_call answered");
    }
    memory.write(address, taken, 0, taken.length);
  }

  /** {@code out_of_fuel}: called by nobody, since a lowered meter asks {@link FuelMeter}. */
  @SuppressWarnings("DoNotCallSuggester") // Called by the module, if it is not lowered.
  static void outOfFuel(LinearMemory memory) {
    throw new EngineTrap("a metering import was called: the module's classes are not lowered");
  }

  /** {@code clock_time_get}: the tenant's clocks, in ticks. */
  static int clockTimeGet(int clock, long precision, int address, LinearMemory memory) {
    HostLink host = memory.host;
    long nanos = clock == CLOCK_REALTIME ? host.realtimeNanos() : host.monotonicNanos();
    memory.writeLong(address, nanos - Math.floorMod(nanos, TICK_NANOS));
    return WASI_SUCCESS;
  }

  /** {@code fd_write}: the engine's diagnostics; counted, so that libc goes on, and dropped. */
  static int fdWrite(int file, int vectors, int count, int written, LinearMemory memory) {
    int bytes = 0;
    for (int i = 0; i < Math.min(MAX_CIOVECS, count); i++) {
      bytes += memory.readInt(vectors + i * CIOVEC_BYTES + 4);
    }
    memory.writeI32(written, bytes);
    return WASI_SUCCESS;
  }

  /** {@code fd_close}: there are no files. */
  static int fdClose(int file, LinearMemory memory) {
    return WASI_ENOSYS;
  }

  /** {@code fd_seek}: there are no files. */
  static int fdSeek(int file, long offset, int whence, int position, LinearMemory memory) {
    return WASI_ENOSYS;
  }

  /** {@code fd_fdstat_get}: there are no files. */
  static int fdFdstatGet(int file, int status, LinearMemory memory) {
    return WASI_ENOSYS;
  }
}
