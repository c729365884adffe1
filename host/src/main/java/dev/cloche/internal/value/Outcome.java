package dev.cloche.internal.value;

import dev.cloche.JsValue;
import org.jspecify.annotations.Nullable;

/**
 * What a request or host call came to: a status and, for some, a value.
 *
 * @param status the status
 * @param value the result, the thrown value or the wait; null exactly when the status carries none
 */
public record Outcome(Status status, @Nullable JsValue value) {
  /** The first byte of an outcome. */
  public enum Status {
    /** Fine, with the result. */
    VALUE(0),
    /** The guest threw, with the thrown value. */
    THROWN(1),
    /**
     * The result is a promise that has not settled, and no job is left to run; with the
     * milliseconds until a timer is due, negative when there is none.
     */
    PENDING(2),
    /** The guest's heap is exhausted. */
    OUT_OF_MEMORY(3),
    /** The result does not fit into one message. */
    TOO_LARGE(4),
    /** The other side could not read the message. */
    MALFORMED(5),
    /** A promise was rejected and nobody handled it, with the reason. */
    REJECTED(6),
    /** What was asked for cannot be had, with the reason's number. No guest code has run. */
    REFUSED(7);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /** {@return the byte} */
    public int code() {
      return code;
    }

    /** {@return whether a value follows} */
    public boolean hasValue() {
      return this == VALUE
          || this == THROWN
          || this == REJECTED
          || this == PENDING
          || this == REFUSED;
    }

    private static Status read(WireReader in) {
      int code = in.u8();
      for (Status status : values()) {
        if (status.code == code) {
          return status;
        }
      }
      throw in.malformed("unknown outcome " + code);
    }
  }

  /**
   * Checks that the value fits the status.
   *
   * @throws IllegalArgumentException if it does not
   */
  public Outcome {
    if (status.hasValue() != (value != null)) {
      throw new IllegalArgumentException(status + " with value " + value);
    }
  }

  /**
   * Reads an outcome.
   *
   * @param message the whole message
   * @param limits how large it may be
   * @return the outcome
   * @throws MalformedMessageException if it is none; nothing else
   */
  public static Outcome decode(byte[] message, ValueLimits limits) {
    WireReader in = new WireReader(message, 0, message.length);
    Status status = Status.read(in);
    JsValue value = status.hasValue() ? ValueDecoder.read(in, limits) : null;
    in.requireEnd();
    return new Outcome(status, value);
  }

  /**
   * Writes this outcome.
   *
   * @param limits how large it may be
   * @param origin how messages name the value
   * @return the message
   * @throws MessageTooLargeException if it would pass a limit
   */
  public byte[] encode(ValueLimits limits, Origin origin) {
    WireWriter out = new WireWriter(limits.maxBytes());
    out.u8(status.code());
    if (value != null) {
      ValueEncoder.write(value, out, limits, origin);
    }
    return out.toByteArray();
  }

  /**
   * The reply {@code VALUE} with an ArrayBuffer.
   *
   * @param contents its bytes
   * @return the message
   */
  public static byte[] encodeBytes(byte[] contents) {
    WireWriter out = new WireWriter(Integer.MAX_VALUE);
    out.u8(Status.VALUE.code());
    out.u8(Tag.BUFFER);
    out.varint(contents.length);
    out.bytes(contents);
    return out.toByteArray();
  }

  /**
   * The reply {@code VALUE} with a module: its script's number, then bytes.
   *
   * @param script number by which the guest asks for functions' texts; 0 for source
   * @param contents bytecode, or source text in its wrapper
   * @return the message
   */
  public static byte[] encodeModule(int script, byte[] contents) {
    WireWriter out = new WireWriter(Integer.MAX_VALUE);
    out.u8(Status.VALUE.code());
    out.u8(Tag.INT32);
    out.i32(script);
    out.u8(Tag.BUFFER);
    out.varint(contents.length);
    out.bytes(contents);
    return out.toByteArray();
  }

  /**
   * The reply {@code VALUE} with a promise that the host will settle.
   *
   * @param id the promise's number, unsigned
   * @return the message
   */
  public static byte[] encodeHostPromise(int id) {
    WireWriter out = new WireWriter(Integer.MAX_VALUE);
    out.u8(Status.VALUE.code());
    out.u8(Tag.HOST_PROMISE);
    out.varint(Integer.toUnsignedLong(id));
    return out.toByteArray();
  }
}
