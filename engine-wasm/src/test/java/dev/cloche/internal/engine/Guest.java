package dev.cloche.internal.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Requests to a real instance, as docs/abi.md describes them. */
final class Guest {
  static final int EVAL = 1;
  static final int DEFINE = 5;
  static final int VALUE = 0;
  static final int THROWN = 1;
  static final long HOUR = 3_600_000_000_000L;
  static final long MEMORY = 32L << 20;

  private static final long STACK_BYTES = 64L << 20;
  private static final int LATIN_1 = 7;
  private static final int INT_32 = 4;
  static final int ARRAY = 0x0D;

  private Guest() {}

  /** Makes a fresh instance a tenant's, with an hour and no bound of fuel. */
  static void prepare(EngineInstance instance, HostPort host) {
    instance.start(FuelMeter.UNLIMITED, System.nanoTime() + HOUR);
    instance.prepare(host, 1, MEMORY, (int) (MEMORY / 2), 1 << 20, 500, 1000);
  }

  static EngineInstance fresh(HostPort host) {
    EngineInstance instance = Engine.get().newInstance();
    prepare(instance, host);
    return instance;
  }

  static byte[] eval(EngineInstance instance, String source) {
    return eval(instance, (byte) 0, source);
  }

  static byte[] eval(EngineInstance instance, byte form, String source) {
    var body = new ByteArrayOutputStream();
    body.write(form); // The result's,
    body.write(0); // and the lines before the text.
    text(body, "test.js");
    text(body, source);
    return instance.request(EVAL, body.toByteArray());
  }

  /** Defines a global host function of number 0. */
  static byte[] define(EngineInstance instance, String name) {
    var body = new ByteArrayOutputStream();
    body.write(ARRAY);
    body.write(2);
    body.write(LATIN_1);
    text(body, name);
    body.writeBytes(new byte[] {INT_32, 0, 0, 0, 0});
    return instance.request(DEFINE, body.toByteArray());
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int rest = bytes.length;
    while (rest > 0x7F) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    out.writeBytes(bytes);
  }

  /** The reply that carries a small integer. */
  static byte[] intReply(int value) {
    return new byte[] {
      VALUE, INT_32, (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
    };
  }

  /** Runs on a stack as large as the product's. */
  static <T> T onLargeStack(Callable<T> task) throws InterruptedException, ExecutionException {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(null, future, "large-stack", STACK_BYTES);
    thread.start();
    return future.get();
  }
}
