package dev.cloche;

import dev.cloche.internal.engine.Engine;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.inspect.Thrown;
import dev.cloche.internal.value.MessageTooLargeException;
import dev.cloche.internal.value.Origin;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.ValueEncoder;
import dev.cloche.internal.value.ValueLimits;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a fresh instance the tenant's: limits, seed, host functions. Runs no guest code, and its
 * fuel is not the tenant's.
 */
final class Preparation {

  /** What the engine needs beside QuickJS's heap, besides what fragmentation may take. */
  private static final int FRAGMENTATION = 32;

  /** Depth between the guest's RangeError and the end of the run: room to make and throw it. */
  private static final int DEPTH_RESERVE = 500;

  private static final long SETUP_NANOS = 10_000_000_000L;

  private final IsolateOptions options;
  private final EngineInstance instance;
  private final HostCalls hostCalls;

  Preparation(IsolateOptions options, EngineInstance instance, HostCalls hostCalls) {
    this.options = options;
    this.instance = instance;
    this.hostCalls = hostCalls;
  }

  void run() {
    Limits limits = options.limits();
    @Nullable Long seed = options.seed();
    instance.startSetup(System.nanoTime() + SETUP_NANOS);
    instance.prepare(
        hostCalls,
        seed == null ? Seeds.fresh() : seed,
        limits.memoryBytes(),
        heapBytes(limits.memoryBytes()),
        limits.resultBytes(),
        limits.callDepth(),
        limits.callDepth() + DEPTH_RESERVE);
    if (options.debuggable()) {
      expectValue(GuestDebuggee.enable(new Requests(limits), Thrown.NONE));
    }
    define(options, options.definedFunctions(), this::expectValue);
  }

  /** Sends the requests that define what an isolate was granted. */
  static void define(IsolateOptions options, Consumer<EngineRequest> sender) {
    define(options, 0, sender);
  }

  /** As above, from a number on: an image has those before it. */
  private static void define(IsolateOptions options, int first, Consumer<EngineRequest> sender) {
    List<HostCalls.NamedFunction> functions = options.functions();
    for (int id = first; id < functions.size(); id++) {
      if (functions.get(id).isGranted()) {
        sender.accept(definition(functions.get(id).name(), id));
      }
    }
  }

  /**
   * QuickJS's own limit lies below the hard cap, so that the guest sees an error it can catch, and
   * its throwing finds some memory.
   */
  static int heapBytes(long memoryBytes) {
    return (int) (memoryBytes - engineBytes() - memoryBytes / FRAGMENTATION);
  }

  /** The least memory limit under which the guest's heap may have so many bytes. */
  static long memoryBytes(int heapBytes) {
    long least = (engineBytes() + heapBytes) * FRAGMENTATION / (FRAGMENTATION - 1);
    return least + 1;
  }

  private static long engineBytes() {
    return Engine.get().baseBytes() / 2;
  }

  private static EngineRequest definition(String name, int id) {
    byte[] body =
        ValueEncoder.encode(
            JsArray.of(name, id), ValueLimits.ofBytes(Integer.MAX_VALUE), Origin.VALUE);
    return new EngineRequest(EngineRequest.DEFINE, body);
  }

  /** A guest that prepared an image may have frozen its globals, say. */
  private void expectValue(EngineRequest request) {
    byte[] reply = instance.request(request.op(), request.body(), request.length());
    if (reply.length == 0 || reply[0] != Outcome.Status.VALUE.code()) {
      throw new EngineTrap("a host function cannot be defined");
    }
  }

  /** The request that settles a host promise; a value that is too large rejects it instead. */
  static EngineRequest settle(HostPromises.Settled settled, Limits limits) {
    ValueLimits caps = ValueLimits.ofBytes(limits.argumentBytes());
    Origin origin = Origin.named("result");
    byte[] body;
    try {
      body =
          ValueEncoder.encode(
              JsArray.of(settled.id(), settled.fulfilled(), settled.value()), caps, origin);
    } catch (MessageTooLargeException large) {
      JsArray rejection = JsArray.of(settled.id(), false, HostCalls.RESULT_TOO_LARGE);
      body = ValueEncoder.encode(rejection, caps, origin);
    }
    return new EngineRequest(EngineRequest.SETTLE, body);
  }
}
