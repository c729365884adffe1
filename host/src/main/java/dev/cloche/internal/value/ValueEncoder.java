package dev.cloche.internal.value;

import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsBoolean;
import dev.cloche.JsDate;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsNull;
import dev.cloche.JsNumber;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Writes values in the message format. One encoder writes one message. */
public final class ValueEncoder {
  private final WireWriter out;
  private final ValueLimits limits;
  private final Origin origin;

  /** The numbers of the objects written; made when there is one. */
  private @Nullable IdentityHashMap<JsValue, Integer> numbers;

  private @Nullable EncodeFrame top;
  private int depth;
  private int values;

  private ValueEncoder(WireWriter out, ValueLimits limits, Origin origin) {
    this.out = out;
    this.limits = limits;
    this.origin = origin;
  }

  /**
   * Encodes a value.
   *
   * @param value the value
   * @param limits how large the message may be
   * @param origin how messages name the value
   * @return the message
   * @throws MessageTooLargeException if it would pass a limit
   */
  public static byte[] encode(JsValue value, ValueLimits limits, Origin origin) {
    WireWriter out = new WireWriter(limits.maxBytes());
    write(value, out, limits, origin);
    return out.toByteArray();
  }

  /**
   * Encodes a value behind what a writer holds already.
   *
   * @param value the value
   * @param out where to
   * @param limits how large the message may be; the writer's own cap is the one for bytes
   * @param origin how messages name the value
   * @throws MessageTooLargeException if it would pass a limit; the writer is useless then
   */
  public static void write(JsValue value, WireWriter out, ValueLimits limits, Origin origin) {
    ValueEncoder encoder = new ValueEncoder(out, limits, origin);
    try {
      encoder.value(value);
      EncodeFrame frame;
      while ((frame = encoder.top) != null) {
        if (!frame.advance(encoder)) {
          encoder.top = frame.parent;
          encoder.depth--;
        }
      }
    } catch (WireWriter.FullException e) {
      throw encoder.tooLarge(MessageTooLargeException.Limit.BYTES, limits.maxBytes());
    }
  }

  private MessageTooLargeException tooLarge(MessageTooLargeException.Limit limit, int max) {
    return new MessageTooLargeException(limit, max, EncodeFrame.path(top, origin));
  }

  /** Writes a value, or its head and opens a frame for its children: true in that case. */
  boolean value(JsValue value) {
    count();
    switch (value) {
      case JsNumber n -> number(n.value());
      case JsString s -> out.string(s.value());
      case JsBoolean b -> out.u8(b.value() ? Tag.TRUE : Tag.FALSE);
      case JsNull n -> out.u8(Tag.NULL);
      case JsUndefined u -> out.u8(Tag.UNDEFINED);
      case JsBigInt i -> bigInt(i.value());
      default -> {
        return object(value);
      }
    }
    return false;
  }

  private void count() {
    if (++values > limits.maxValues()) {
      throw tooLarge(MessageTooLargeException.Limit.VALUES, limits.maxValues());
    }
  }

  void hole() {
    count();
    out.u8(Tag.HOLE);
  }

  void key(String key) {
    out.string(key);
  }

  void varint(long number) {
    out.varint(number);
  }

  private void number(double value) {
    int whole = (int) value;
    if (whole == value && (whole != 0 || !Numbers.isNegativeZero(value))) {
      out.u8(Tag.INT32);
      out.i32(whole);
    } else {
      out.u8(Tag.DOUBLE);
      out.f64(value);
    }
  }

  private void bigInt(BigInteger value) {
    out.u8(Tag.BIGINT);
    byte[] bytes = value.toByteArray();
    for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
      byte swapped = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = swapped;
    }
    out.varint(bytes.length);
    out.bytes(bytes);
  }

  private boolean object(JsValue value) {
    if (numbers == null) {
      numbers = new IdentityHashMap<>();
    }
    Integer number = numbers.putIfAbsent(value, numbers.size());
    if (number != null) {
      out.u8(Tag.REFERENCE);
      out.varint(number);
      return false;
    }
    switch (value) {
      case JsObject o -> {
        out.u8(Tag.OBJECT);
        out.varint(o.size());
        return open(new EncodeFrame.OfObject(top, o));
      }
      case JsArray a -> {
        return array(a);
      }
      case JsMap m -> {
        out.u8(Tag.MAP);
        out.varint(m.size());
        return open(new EncodeFrame.OfMap(top, m));
      }
      case JsSet s -> {
        out.u8(Tag.SET);
        out.varint(s.size());
        return open(new EncodeFrame.OfSet(top, s));
      }
      case JsError e -> {
        return error(e);
      }
      case JsDate d -> {
        out.u8(Tag.DATE);
        out.f64(d.epochMillis());
      }
      case JsRegExp r -> {
        out.u8(Tag.REGEXP);
        out.string(r.source());
        out.string(r.flags());
      }
      case JsArrayBuffer b -> {
        out.u8(Tag.BUFFER);
        out.varint(b.byteLength());
        out.bytes(b.asByteBuffer());
      }
      case JsTypedArray t -> {
        out.u8(Tag.TYPED_ARRAY);
        out.u8(Tag.number(t.type()));
        value(t.buffer());
        out.varint(t.byteOffset());
        out.varint(t.length());
      }
      default -> throw new AssertionError(value.kind());
    }
    return false;
  }

  private boolean array(JsArray array) {
    if (array.isSparse()) {
      long[] indices = array.indices();
      out.u8(Tag.SPARSE_ARRAY);
      out.varint(array.length());
      out.varint(indices.length);
      return open(new EncodeFrame.OfSparse(top, array, indices));
    }
    out.u8(Tag.ARRAY);
    out.varint(array.length());
    return open(new EncodeFrame.OfArray(top, array));
  }

  private boolean error(JsError error) {
    out.u8(Tag.ERROR);
    out.string(error.name());
    out.string(error.message());
    out.string(error.stack());
    int cause = error.cause().isPresent() ? Tag.HAS_CAUSE : 0;
    int errors = error.errors().isPresent() ? Tag.HAS_ERRORS : 0;
    int code = error.code().isPresent() ? Tag.HAS_CODE : 0;
    out.u8(cause | errors | code);
    error.code().ifPresent(this::code);
    return open(new EncodeFrame.OfError(top, error));
  }

  /** Belongs to its error, and is no value of its own. */
  private void code(JsValue code) {
    if (code instanceof JsNumber number) {
      number(number.value());
    } else {
      out.string(((JsString) code).value());
    }
  }

  private boolean open(EncodeFrame frame) {
    if (++depth > limits.maxDepth()) {
      throw tooLarge(MessageTooLargeException.Limit.DEPTH, limits.maxDepth());
    }
    top = frame;
    return true;
  }
}
