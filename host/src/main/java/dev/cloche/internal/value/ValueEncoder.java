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
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values, and Java data that has a counterpart, in the message format. One encoder writes
 * one message.
 */
public final class ValueEncoder {
  private final WireWriter out;
  private final ValueLimits limits;
  private final Origin origin;

  /** The numbers of the objects written; made when there is one. */
  private @Nullable IdentityNumbers numbers;

  private int objects;
  private final RecordNames recordNames = new RecordNames();

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
   * @param value the value, or Java data as for {@link JavaImporter}
   * @param limits how large the message may be
   * @param origin how messages name the value
   * @return the message
   * @throws MessageTooLargeException if it would pass a limit
   * @throws IllegalArgumentException naming the place of Java data that has no counterpart
   */
  public static byte[] encode(@Nullable Object value, ValueLimits limits, Origin origin) {
    WireWriter out = new WireWriter(limits.maxBytes());
    write(value, out, limits, origin);
    return out.toByteArray();
  }

  /**
   * Encodes a value behind what a writer holds already.
   *
   * @param value the value, or Java data as for {@link JavaImporter}
   * @param out where to
   * @param limits how large the message may be; the writer's own cap is the one for bytes
   * @param origin how messages name the value
   * @throws MessageTooLargeException if it would pass a limit; the writer is useless then
   * @throws IllegalArgumentException naming the place of Java data that has no counterpart;
   *     likewise
   */
  public static void write(
      @Nullable Object value, WireWriter out, ValueLimits limits, Origin origin) {
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

  private IllegalArgumentException refuse(String why) {
    return new IllegalArgumentException(EncodeFrame.path(top, origin) + ": " + why);
  }

  /** Writes a value, or its head and opens a frame for its children: true in that case. */
  boolean value(@Nullable Object value) {
    count();
    // The frequent kinds first, and not by a switch: that one is a call of its own for each value.
    if (value instanceof String text) {
      out.string(text);
    } else if (value instanceof Integer whole) {
      out.number(whole);
    } else if (value instanceof Double number) {
      out.number(number);
    } else {
      return value instanceof JsValue known ? known(known) : data(value);
    }
    return false;
  }

  private boolean known(JsValue value) {
    switch (value) {
      case JsNumber n -> out.number(n.value());
      case JsString s -> out.string(s.value());
      case JsBoolean b -> out.u8(b.value() ? Tag.TRUE : Tag.FALSE);
      case JsNull n -> out.u8(Tag.NULL);
      case JsUndefined u -> out.u8(Tag.UNDEFINED);
      case JsBigInt i -> out.bigInt(i.value());
      default -> {
        return !repeated(value) && object(value);
      }
    }
    return false;
  }

  /** Java data that is none of the most frequent kinds. */
  private boolean data(@Nullable Object boxed) {
    Object value = JavaScalars.unbox(boxed);
    if (value == null) {
      out.u8(Tag.NULL);
      return false;
    }
    JsValue scalar;
    try {
      scalar = JavaScalars.convert(value);
    } catch (IllegalArgumentException e) {
      throw refuse(String.valueOf(e.getMessage()));
    }
    if (scalar != null) {
      // The data has the number that its counterpart is about to take.
      boolean written = JavaScalars.hasIdentity(scalar) && repeated(value);
      return !written && known(scalar);
    }
    return !repeated(value) && container(value);
  }

  private boolean container(Object value) {
    objects++;
    Parts parts = new Parts(Math.min(JavaContainers.size(value), left()));
    Iterator<? extends Map.Entry<?, ?>> entries = JavaContainers.entries(value);
    if (entries != null) {
      return record(entries, parts);
    }
    Iterator<?> elements = JavaContainers.elements(value);
    if (elements == null) {
      throw refuse(
          JavaContainers.refusal(value) + " (for records and beans there is JsValue.ofBean)");
    }
    while (elements.hasNext()) {
      add(parts, elements.next());
    }
    out.u8(Tag.ARRAY);
    out.varint(parts.count());
    return open(new EncodeFrame.OfElements(top, parts.toArray()));
  }

  private boolean record(Iterator<? extends Map.Entry<?, ?>> entries, Parts parts) {
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      if (!(entry.getKey() instanceof String name)) {
        throw refuse("a key that is not a string (for other keys there is JsMap)");
      }
      recordNames.add(name);
      add(parts, entry.getValue());
    }
    out.u8(Tag.RECORD);
    String[] names;
    try {
      names = recordNames.write(out);
    } catch (IllegalArgumentException twice) {
      throw refuse(String.valueOf(twice.getMessage()));
    }
    return open(new EncodeFrame.OfRecord(top, names, parts.toArray()));
  }

  private int left() {
    return limits.maxValues() - values;
  }

  private void add(Parts parts, @Nullable Object part) {
    if (parts.count() >= left()) {
      throw tooLarge(MessageTooLargeException.Limit.VALUES, limits.maxValues());
    }
    parts.add(part);
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

  /** Writes that an object has been written; else gives it the next number, and answers false. */
  private boolean repeated(Object value) {
    if (numbers == null) {
      numbers = new IdentityNumbers();
    }
    int known = numbers.putIfAbsent(value, objects);
    if (known >= 0) {
      out.u8(Tag.REFERENCE);
      out.varint(known);
    }
    return known >= 0;
  }

  /** Writes an object that is new in the message. */
  private boolean object(JsValue value) {
    objects++;
    switch (value) {
      case JsObject o -> {
        return record(o.properties().entrySet().iterator(), new Parts(o.size()));
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
      out.number(number.value());
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
