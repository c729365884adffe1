package dev.cloche.bench;

import dev.cloche.internal.engine.EngineInstance;
import dev.cloche.internal.engine.FuelMeter;
import dev.cloche.internal.value.WireWriter;
import java.nio.charset.StandardCharsets;

/** Requests as docs/abi.md lists them, for benchmarks below the public API. */
public final class Requests {

  /** Runs a script. */
  public static final int EVAL = 1;

  private static final int MEMORY_BYTES = 64 << 20;
  private static final int HEAP_BYTES = 60 << 20;
  private static final int REPLY_BYTES = 16 << 20;
  private static final int SOFT_DEPTH = 10_000;
  private static final int HARD_DEPTH = SOFT_DEPTH + 500;
  private static final long SEED = 42;
  private static final byte VALUE = 0;

  private Requests() {}

  /** The body of an {@link #EVAL} request. */
  public static byte[] eval(String source) {
    byte[] text = source.getBytes(StandardCharsets.UTF_8);
    byte[] name = "bench.js".getBytes(StandardCharsets.UTF_8);
    WireWriter out = new WireWriter(text.length + name.length + 16);
    out.varint(0); // The result's form,
    out.varint(0); // and the lines before the text.
    out.varint(name.length);
    out.bytes(name);
    out.varint(text.length);
    out.bytes(text);
    return out.toByteArray();
  }

  /** Makes a fresh instance ready, with no bound on fuel or time. */
  public static void prepare(EngineInstance instance) {
    instance.start(FuelMeter.UNLIMITED, Long.MAX_VALUE);
    instance.prepare(
        NoHost.INSTANCE, SEED, MEMORY_BYTES, HEAP_BYTES, REPLY_BYTES, SOFT_DEPTH, HARD_DEPTH);
  }

  /** Refuses a reply that is not a value, so that no benchmark measures a failure. */
  public static byte[] checked(byte[] reply) {
    if (reply.length == 0 || reply[0] != VALUE) {
      throw new IllegalStateException(
          "a benchmark script failed: "
              + new String(reply, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]+", " "));
    }
    return reply;
  }
}
