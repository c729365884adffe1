package dev.cloche;

import dev.cloche.internal.value.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A request for the engine, as docs/abi.md lists them.
 *
 * @param op its number
 * @param body its body, and perhaps more
 * @param length how many bytes of that are the body
 * @param uses what it refers to and must not have been closed
 */
record EngineRequest(int op, byte[] body, int length, List<Held> uses) {

  static final int EVAL = 1;
  static final int CALL = 2;
  static final int RESUME = 3;
  static final int SETTLE = 4;
  static final int DEFINE = 5;
  static final int GLOBALS = 6;
  private static final int COLLECT = 7;
  private static final int SEAL = 11;
  static final int CONTEXT_NEW = 16;
  static final int CONTEXT_RELEASE = 17;
  static final int SCRIPT = 18;
  static final int REFERENCE = 19;
  static final int RELEASE = 20;
  static final int MODULE = 21;
  static final int LINK = 22;
  static final int DEBUG = 23;
  static final int SCRIPT_LOAD = 24;
  private static final int WAIT = 25;
  private static final int GO_ON = 26;
  private static final int CALLBACKS = 27;

  /** Option of a call: the host is told when the function is found. */
  static final int ANNOUNCED = 1;

  /** Option of a call: its result is JSON text, or undefined. */
  static final int JSON_RESULT = 2;

  /** Bits of an operation's number; those above are its context's. */
  private static final int OPERATION_BITS = 8;

  private static final byte[] NOTHING = {};

  EngineRequest(int op, byte[] body) {
    this(op, body, body.length, List.of());
  }

  /** What was written, which nobody may add to any more. */
  static EngineRequest of(int op, WireWriter written) {
    return new EngineRequest(op, written.array(), written.size(), List.of());
  }

  static EngineRequest resume() {
    return new EngineRequest(RESUME, NOTHING);
  }

  /** A request that waits, so that a debugger's have one to be made in. */
  static EngineRequest waiting() {
    return new EngineRequest(WAIT, NOTHING);
  }

  /** What a debugger has begun runs on. */
  static EngineRequest goOn() {
    return new EngineRequest(GO_ON, NOTHING);
  }

  /** Asks which callbacks are garbage. */
  static EngineRequest callbacks() {
    return new EngineRequest(CALLBACKS, NOTHING);
  }

  static EngineRequest collect() {
    return new EngineRequest(COLLECT, NOTHING);
  }

  static EngineRequest seal() {
    return new EngineRequest(SEAL, NOTHING);
  }

  /**
   * Makes a context. Its {@code Math.random} gets a seed of its own.
   *
   * @param seed any number
   */
  static EngineRequest newContext(long seed) {
    return new EngineRequest(CONTEXT_NEW, ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
  }

  static EngineRequest releaseContext(int number) {
    WireWriter out = new WireWriter(Long.BYTES);
    out.varint(number);
    return of(CONTEXT_RELEASE, out);
  }

  /** The same request, for a context. */
  EngineRequest in(int context) {
    return context == 0
        ? this
        : new EngineRequest(op | context << OPERATION_BITS, body, length, uses);
  }

  /** Whether it is one that runs no jobs and settles nothing. */
  boolean isAside() {
    int operation = op & ((1 << OPERATION_BITS) - 1);
    return operation == DEBUG || operation == RELEASE || operation == CALLBACKS;
  }

  /** The same request, which refers to more. */
  EngineRequest using(List<? extends Held> more) {
    List<Held> all = new ArrayList<>(uses);
    all.addAll(more);
    return new EngineRequest(op, body, length, all);
  }

  /** The same request, which refers to one thing more. */
  EngineRequest using(Held one) {
    return uses.isEmpty() ? new EngineRequest(op, body, length, List.of(one)) : using(List.of(one));
  }
}
