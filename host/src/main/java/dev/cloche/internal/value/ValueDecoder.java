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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from the message format, as hostile bytes. One decoder reads one message.
 *
 * <p>No count is trusted: what all open containers still claim to hold is added up ({@link #owed})
 * and must fit into the rest of the message, so that nothing is allocated that the input does not
 * pay for, at any depth.
 */
public final class ValueDecoder {
  /** The engine's own limit: 1,048,576 bits and the sign. */
  private static final int MAX_BIGINT_BYTES = (1 << 17) + 1;

  private final WireReader in;
  private final ValueLimits limits;

  /** The objects of this message by number; null while a view waits for its buffer. */
  private final List<@Nullable JsValue> objects = new ArrayList<>(4);

  private @Nullable KeyCache keys;
  private @Nullable DecodeFrame top;
  private int depth;
  private int values;
  private long owed;

  private ValueDecoder(WireReader in, ValueLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * Decodes a message that is one value.
   *
   * @param message the bytes
   * @param limits how large it may be
   * @return the value
   * @throws MalformedMessageException if it is not a value within the limits; nothing else
   */
  public static JsValue decode(byte[] message, ValueLimits limits) {
    WireReader in = new WireReader(message, 0, message.length);
    JsValue value = read(in, limits);
    in.requireEnd();
    return value;
  }

  /**
   * Decodes the value that comes next.
   *
   * @param in the message
   * @param limits how large it may be, counted from here
   * @return the value
   * @throws MalformedMessageException if it is not a value within the limits; nothing else
   */
  public static JsValue read(WireReader in, ValueLimits limits) {
    if (in.remaining() > limits.maxBytes()) {
      throw in.malformed("more than " + limits.maxBytes() + " bytes");
    }
    ValueDecoder decoder = new ValueDecoder(in, limits);
    JsValue value = decoder.value();
    DecodeFrame frame;
    while ((frame = decoder.top) != null) {
      if (!frame.advance(decoder)) {
        decoder.top = frame.parent;
        decoder.depth--;
      }
    }
    return value;
  }

  MalformedMessageException malformed(String message) {
    return in.malformed(message);
  }

  /** Whether the value just read is a container whose children come next. */
  boolean opened(DecodeFrame before) {
    return top != before;
  }

  /** Notes that at least so many bytes are still to come for one more container. */
  private int owe(long count, int bytesEach) {
    owed += count * bytesEach;
    if (owed > in.remaining()) {
      throw in.malformed("a count of " + count + " in a message that is too short for it");
    }
    return (int) count;
  }

  /** Notes that a child is about to be read, for which bytes were owed. */
  void settle(int bytes) {
    owed -= bytes;
  }

  long varint() {
    return in.varint();
  }

  /** Moves over a hole, if one is next. */
  boolean hole() {
    if (in.remaining() > 0 && in.peek() == Tag.HOLE) {
      in.take(1);
      return true;
    }
    return false;
  }

  String key() {
    int tag = in.u8();
    if (tag == Tag.LATIN1) {
      int length = in.length();
      if (keys == null) {
        keys = new KeyCache();
      }
      return keys.get(in.array(), in.take(length), length);
    }
    return text(tag);
  }

  private String text(int tag) {
    return switch (tag) {
      case Tag.LATIN1 -> in.latin1();
      case Tag.UTF16 -> in.utf16();
      default -> throw in.malformed("expected a string");
    };
  }

  /** Reads a value; of a container only the head, and its frame is opened. */
  JsValue value() {
    if (++values > limits.maxValues()) {
      throw in.malformed("more than " + limits.maxValues() + " values");
    }
    int tag = in.u8();
    return switch (tag) {
      case Tag.UNDEFINED -> JsUndefined.UNDEFINED;
      case Tag.NULL -> JsNull.NULL;
      case Tag.FALSE -> JsBoolean.FALSE;
      case Tag.TRUE -> JsBoolean.TRUE;
      case Tag.INT32 -> JsNumber.of(in.i32());
      case Tag.DOUBLE -> JsNumber.of(in.f64());
      case Tag.BIGINT -> bigInt();
      case Tag.LATIN1, Tag.UTF16 -> new JsString(text(tag));
      case Tag.OBJECT -> object();
      case Tag.RECORD -> record();
      case Tag.ARRAY -> array();
      case Tag.REFERENCE -> reference();
      default -> rarer(tag);
    };
  }

  private JsValue rarer(int tag) {
    return switch (tag) {
      case Tag.DATE -> date();
      case Tag.REGEXP -> regExp();
      case Tag.MAP -> map();
      case Tag.SET -> set();
      case Tag.BUFFER -> buffer();
      case Tag.TYPED_ARRAY -> typedArray();
      case Tag.ERROR -> error();
      case Tag.SPARSE_ARRAY -> sparseArray();
      default -> throw in.malformed("unknown tag " + tag);
    };
  }

  private JsBigInt bigInt() {
    int length = in.length();
    if (length == 0 || length > MAX_BIGINT_BYTES) {
      throw in.malformed("a BigInt of " + length + " bytes");
    }
    int from = in.take(length);
    byte[] bigEndian = new byte[length];
    for (int i = 0; i < length; i++) {
      bigEndian[i] = in.array()[from + length - 1 - i];
    }
    if (length > 1 && bigEndian[0] == bigEndian[1] >> 7) {
      throw in.malformed("a BigInt that is not minimal");
    }
    return new JsBigInt(new BigInteger(bigEndian));
  }

  private JsDate date() {
    double time = in.f64();
    try {
      return register(new JsDate(time));
    } catch (IllegalArgumentException e) {
      throw in.malformed("an impossible Date");
    }
  }

  private JsRegExp regExp() {
    String source = text(in.u8());
    String flags = text(in.u8());
    try {
      return register(new JsRegExp(source, flags));
    } catch (IllegalArgumentException e) {
      throw in.malformed("impossible flags of a RegExp");
    }
  }

  private JsArrayBuffer buffer() {
    int length = in.length();
    return register(JsArrayBuffer.of(in.array(), in.take(length), length));
  }

  private JsTypedArray typedArray() {
    int kind = in.u8();
    if (kind >= Tag.kindCount()) {
      throw in.malformed("an unknown typed array");
    }
    int number = objects.size();
    objects.add(null);
    int tag = in.u8();
    JsValue buffer = tag == Tag.BUFFER ? buffer() : tag == Tag.REFERENCE ? reference() : null;
    if (!(buffer instanceof JsArrayBuffer bytes)) {
      throw in.malformed("a typed array without a buffer");
    }
    long offset = in.varint();
    long length = in.varint();
    if (offset > Integer.MAX_VALUE || length > Integer.MAX_VALUE) {
      throw in.malformed("a typed array outside its buffer");
    }
    try {
      JsTypedArray view = JsTypedArray.of(Tag.kind(kind), bytes, (int) offset, (int) length);
      objects.set(number, view);
      return view;
    } catch (IllegalArgumentException e) {
      throw in.malformed("a typed array outside its buffer");
    }
  }

  private JsValue reference() {
    long number = in.varint();
    JsValue object = number < objects.size() ? objects.get((int) number) : null;
    if (object == null) {
      throw in.malformed("a reference to object " + number + " of " + objects.size());
    }
    return object;
  }

  private JsObject object() {
    int count = owe(in.varint(), 3);
    JsObject.Builder builder = JsObject.builder(count);
    open(new DecodeFrame.OfObject(top, builder, count));
    return register(builder.self());
  }

  private JsObject record() {
    int count = owe(in.varint(), 1);
    int length = in.length();
    if (length / 2 < count) {
      throw in.malformed(count + " names in " + length + " bytes");
    }
    int rest = in.remaining() - length;
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = key();
    }
    if (in.remaining() != rest) {
      throw in.malformed("names of other than " + length + " bytes");
    }
    JsObject.Builder builder = JsObject.builder(count);
    open(new DecodeFrame.OfRecord(top, builder, names));
    return register(builder.self());
  }

  private JsArray array() {
    int count = owe(in.varint(), 1);
    JsArray.Builder builder = JsArray.builder(count);
    open(new DecodeFrame.OfArray(top, builder, count));
    return register(builder.self());
  }

  private JsArray sparseArray() {
    long length = in.varint();
    int count = owe(in.varint(), 2);
    JsArray.Builder builder = JsArray.builder(count);
    open(new DecodeFrame.OfSparse(top, builder, length, count));
    return register(builder.self());
  }

  private JsMap map() {
    int count = owe(in.varint(), 2);
    JsMap.Builder builder = JsMap.builder();
    open(new DecodeFrame.OfMap(top, builder, count));
    return register(builder.self());
  }

  private JsSet set() {
    int count = owe(in.varint(), 1);
    JsSet.Builder builder = JsSet.builder();
    open(new DecodeFrame.OfSet(top, builder, count));
    return register(builder.self());
  }

  private JsError error() {
    JsError.Builder builder = JsError.builder(text(in.u8()), text(in.u8()), text(in.u8()));
    int parts = in.u8();
    if (parts > (Tag.HAS_CAUSE | Tag.HAS_ERRORS | Tag.HAS_CODE)) {
      throw in.malformed("unknown parts of an Error");
    }
    if ((parts & Tag.HAS_CODE) != 0) {
      code(builder, in.u8());
    }
    open(new DecodeFrame.OfError(top, builder, parts & ~Tag.HAS_CODE));
    return register(builder.self());
  }

  private void code(JsError.Builder builder, int tag) {
    switch (tag) {
      case Tag.INT32 -> builder.code(in.i32());
      case Tag.DOUBLE -> builder.code(in.f64());
      default -> builder.code(text(tag));
    }
  }

  private <T extends JsValue> T register(T object) {
    objects.add(object);
    return object;
  }

  private void open(DecodeFrame frame) {
    if (++depth > limits.maxDepth()) {
      throw in.malformed("nested more than " + limits.maxDepth() + " deep");
    }
    top = frame;
  }
}
