package dev.cloche.internal.code;

import dev.cloche.JsArrayBuffer;
import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.EngineInterrupt;
import dev.cloche.internal.engine.EngineTrap;
import dev.cloche.internal.engine.OutOfGuestMemoryException;
import dev.cloche.internal.pool.InstancePool;
import dev.cloche.internal.value.MalformedMessageException;
import dev.cloche.internal.value.Outcome;
import dev.cloche.internal.value.Utf8;
import dev.cloche.internal.value.ValueLimits;
import dev.cloche.internal.value.WireWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compiles modules, in fresh instances that run no guest code and are reset afterwards.
 *
 * <p>The outcome must not depend on who asks, or the same program would use another fuel once a
 * neighbour had loaded the same module. So depth and fuel are bounded by the text alone, and beyond
 * that the guest compiles the text itself, on its own budget. Deadline, cancelling and memory are
 * the caller's: the first two end its run, and a module that takes more memory than the caller may
 * use is compiled by the guest, whether the cache has it or not.
 */
public final class ModuleCompiler {

  private static final int COMPILE = 9;
  private static final int VALUE = 0;
  private static final int OUT_OF_MEMORY = 3;

  /** Nesting of the parser's calls, the most that a guest may have. */
  private static final int DEPTH = 10_000;

  private static final int DEPTH_RESERVE = 500;

  /** Libraries take 500 to 1300 a byte, minified ones up to 3400; see docs/fuel.md. */
  private static final long FUEL_PER_BYTE = 10_000;

  private static final long BASE_FUEL = 10_000_000;

  /** Where bytecode's checksum stands; the engine does not check one of all ones. */
  private static final int CHECKSUM = 1;

  private static final int HEADER_BYTES = 5;

  private static final long MAX_CACHE_BYTES = 64L << 20;
  private static final int HEAP_SHARE = 8;

  /** The process's. */
  private static final ModuleCompiler SHARED =
      new ModuleCompiler(new CodeCache(cacheBytes(Runtime.getRuntime().maxMemory())));

  private final CodeCache cache;

  ModuleCompiler(CodeCache cache) {
    this.cache = cache;
  }

  /** How much bytecode is kept in a JVM whose heap may have so many bytes. */
  static long cacheBytes(long heapBytes) {
    return Math.min(MAX_CACHE_BYTES, heapBytes / HEAP_SHARE);
  }

  /** Bytes of bytecode that this keeps at most. */
  long maxCacheBytes() {
    return cache.maxBytes();
  }

  /**
   * The compiler of this process, with its cache.
   *
   * @return the shared compiler
   */
  public static ModuleCompiler shared() {
    return SHARED;
  }

  /**
   * A module's bytecode, from the cache or compiled now.
   *
   * @param text the module
   * @param client the instance whose run waits for it; its deadline and its being cancelled apply
   * @param maxMemoryBytes linear memory that the client may use
   * @return bytecode, not to be changed; null when the client has to compile the text itself
   * @throws EngineInterrupt when the client's deadline has passed, or its run was cancelled
   */
  public byte @Nullable [] compile(ModuleText text, EngineInstance client, long maxMemoryBytes) {
    @Nullable ModuleCode code =
        cache.get(
            ModuleKey.of(text), () -> compileNow(text, client, maxMemoryBytes), client::await);
    return code != null && code.exists() && code.memoryBytes() <= maxMemoryBytes
        ? code.bytecode()
        : null;
  }

  private static @Nullable ModuleCode compileNow(
      ModuleText text, EngineInstance client, long maxMemoryBytes) {
    InstancePool pool = InstancePool.ofThisThread();
    EngineInstance instance = pool.lease();
    try {
      long fuel = BASE_FUEL + FUEL_PER_BYTE * text.bytes().length;
      instance.assist(client, fuel, maxMemoryBytes, DEPTH, DEPTH + DEPTH_RESERVE);
      byte[] reply = instance.request(COMPILE, message(text));
      if (reply.length == 0 || reply[0] == OUT_OF_MEMORY) {
        return null;
      }
      return reply[0] == VALUE
          ? new ModuleCode(bytecode(reply), instance.memoryBytes())
          : ModuleCode.NONE;
    } catch (EngineInterrupt interrupt) {
      return switch (interrupt.reason()) {
        case TIMEOUT, CANCELLED -> throw interrupt;
        case FUEL, STACK -> ModuleCode.NONE;
      };
    } catch (OutOfGuestMemoryException full) {
      return null;
    } catch (EngineTrap | MalformedMessageException broken) {
      return ModuleCode.NONE; // Then the guest's own attempt breaks as well, and ends its run.
    } finally {
      pool.giveBack(instance);
    }
  }

  private static byte[] message(ModuleText text) {
    byte[] name = Utf8.encode(text.file());
    byte[] source = text.bytes();
    WireWriter out = new WireWriter(Integer.MAX_VALUE);
    out.varint(0); // The result's form,
    out.varint(text.line()); // and the lines before the text.
    out.varint(name.length);
    out.bytes(name);
    out.varint(source.length);
    out.bytes(source);
    return out.toByteArray();
  }

  /** The reply's bytecode, marked as not to be summed up again by each that reads it. */
  private static byte[] bytecode(byte[] reply) {
    Outcome outcome = Outcome.decode(reply, ValueLimits.ofBytes(reply.length));
    if (!(outcome.value() instanceof JsArrayBuffer buffer) || buffer.byteLength() < HEADER_BYTES) {
      throw new EngineTrap("the engine answered something that is no bytecode");
    }
    byte[] bytecode = buffer.asBytes();
    Arrays.fill(bytecode, CHECKSUM, HEADER_BYTES, (byte) 0xFF);
    return bytecode;
  }
}
