package dev.cloche.internal.engine;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.ArrayList;
import java.util.List;

/**
 * The module's imports: host calls and the few WASI names that libc asks for. There is nothing else
 * to import, so there is nothing else that the engine can reach.
 *
 * <p>Every pointer and length comes from the guest: addresses are bounds-checked by the memory, and
 * nothing is allocated from a number before it is known to lie inside it.
 */
final class EngineImports {

  private static final String CLOCHE = "cloche";
  private static final String WASI = "wasi_snapshot_preview1";
  private static final int CLOCK_REALTIME = 0;
  private static final int WASI_SUCCESS = 0;
  private static final int WASI_ENOSYS = 52;
  private static final int CIOVEC_BYTES = 8;
  private static final int MAX_CIOVECS = 1024;

  /** Clock resolution that a guest sees: coarse, so that time is no side channel. */
  private static final long TICK_NANOS = 100_000;

  private final HostPort host;
  private byte[] reply = {};

  EngineImports(HostPort host) {
    this.host = host;
  }

  /** Forgets a reply that a guest never took. */
  void clear() {
    reply = new byte[0];
  }

  ImportValues bind(WasmModule module) {
    List<ImportFunction> functions = new ArrayList<>();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      if (!(module.importSection().getImport(i) instanceof FunctionImport wanted)
          || wanted.importType() != ExternalType.FUNCTION) {
        throw new IllegalStateException("the engine imports something that is no function");
      }
      FunctionType type = module.typeSection().getType(wanted.typeIndex());
      functions.add(
          new HostFunction(
              wanted.module(), wanted.name(), type, handle(wanted.module(), wanted.name())::call));
    }
    return ImportValues.builder().addFunction(functions.toArray(ImportFunction[]::new)).build();
  }

  private interface Handler {
    long[] call(Instance instance, long... args);
  }

  private Handler handle(String module, String name) {
    return switch (module + "." + name) {
      case CLOCHE + ".host_call" -> this::hostCall;
      case CLOCHE + ".host_take" -> this::hostTake;
      case CLOCHE + ".out_of_fuel", CLOCHE + ".depth_exceeded" -> EngineImports::notLowered;
      case WASI + ".clock_time_get" -> this::clockTimeGet;
      case WASI + ".fd_write" -> EngineImports::discard;
      case WASI + ".proc_exit" -> EngineImports::exit;
      default -> {
        if (!module.equals(WASI)) {
          throw new IllegalStateException("the engine imports " + module + "." + name);
        }
        yield (instance, args) -> new long[] {WASI_ENOSYS};
      }
    };
  }

  private long[] hostCall(Instance instance, long... args) {
    LinearMemory memory = (LinearMemory) instance.memory();
    byte[] message = memory.readBytes((int) args[1], (int) args[2]);
    memory.meter.check();
    reply = host.call((int) args[0], message);
    memory.meter.check();
    return new long[] {reply.length};
  }

  private long[] hostTake(Instance instance, long... args) {
    byte[] taken = reply;
    reply = new byte[0];
    if ((int) args[1] != taken.length) {
      throw new EngineTrap("host_take asked for another length than host_call answered");
    }
    LinearMemory memory = (LinearMemory) instance.memory();
    memory.write((int) args[0], taken, 0, taken.length);
    return new long[0];
  }

  private long[] clockTimeGet(Instance instance, long... args) {
    long nanos = args[0] == CLOCK_REALTIME ? host.realtimeNanos() : host.monotonicNanos();
    instance.memory().writeLong((int) args[2], nanos - Math.floorMod(nanos, TICK_NANOS));
    return new long[] {WASI_SUCCESS};
  }

  /** {@code fd_write}: the engine's diagnostics; counted, so that libc goes on, and dropped. */
  private static long[] discard(Instance instance, long... args) {
    LinearMemory memory = (LinearMemory) instance.memory();
    int vectors = Math.max(0, Math.min(MAX_CIOVECS, (int) args[2]));
    int written = 0;
    for (int i = 0; i < vectors; i++) {
      written += memory.readInt((int) args[1] + i * CIOVEC_BYTES + 4);
    }
    memory.writeI32((int) args[3], written);
    return new long[] {WASI_SUCCESS};
  }

  private static long[] exit(Instance instance, long... args) {
    throw new EngineTrap("the engine asked to exit");
  }

  private static long[] notLowered(Instance instance, long... args) {
    throw new EngineTrap("a metering import was called: the module's classes are not lowered");
  }
}
