package dev.cloche;

import dev.cloche.internal.value.Numbers;
import dev.cloche.internal.value.ValueText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A typed array or DataView: a window on a {@link JsArrayBuffer}, little-endian. Several may share
 * one buffer. Equal only to itself.
 */
public final class JsTypedArray implements JsValue {
  private final Kind type;
  private final JsArrayBuffer buffer;
  private final int byteOffset;
  private final int length;

  private JsTypedArray(Kind type, JsArrayBuffer buffer, int byteOffset, int length) {
    this.type = type;
    this.buffer = buffer;
    this.byteOffset = byteOffset;
    this.length = length;
  }

  /**
   * A window on a buffer.
   *
   * @param type the element type
   * @param buffer the bytes
   * @param byteOffset where it starts, a multiple of the element size
   * @param length in elements (bytes for a DataView)
   * @return the typed array
   * @throws IllegalArgumentException if it is not aligned or not inside the buffer
   */
  public static JsTypedArray of(Kind type, JsArrayBuffer buffer, int byteOffset, int length) {
    long end = byteOffset + (long) length * type.bytesPerElement();
    if (byteOffset < 0 || length < 0 || end > buffer.byteLength()) {
      throw new IllegalArgumentException(
          type + " of length " + length + " at " + byteOffset + " is outside its buffer");
    }
    if (byteOffset % type.bytesPerElement() != 0) {
      throw new IllegalArgumentException(type + " is not aligned at offset " + byteOffset);
    }
    return new JsTypedArray(type, buffer, byteOffset, length);
  }

  /**
   * A Uint8Array.
   *
   * @param bytes its bytes, copied
   * @return the typed array
   */
  public static JsTypedArray of(byte... bytes) {
    return whole(Kind.UINT8, JsArrayBuffer.of(bytes));
  }

  /**
   * An Int32Array.
   *
   * @param elements its elements, copied
   * @return the typed array
   */
  public static JsTypedArray of(int... elements) {
    ByteBuffer bytes = room(elements.length, Integer.BYTES);
    bytes.asIntBuffer().put(elements);
    return whole(Kind.INT32, JsArrayBuffer.of(bytes));
  }

  /**
   * A Float64Array.
   *
   * @param elements its elements, copied
   * @return the typed array
   */
  public static JsTypedArray of(double... elements) {
    ByteBuffer bytes = room(elements.length, Double.BYTES);
    bytes.asDoubleBuffer().put(elements);
    return whole(Kind.FLOAT64, JsArrayBuffer.of(bytes));
  }

  /**
   * A Float32Array.
   *
   * @param elements its elements, copied
   * @return the typed array
   */
  public static JsTypedArray of(float... elements) {
    ByteBuffer bytes = room(elements.length, Float.BYTES);
    bytes.asFloatBuffer().put(elements);
    return whole(Kind.FLOAT32, JsArrayBuffer.of(bytes));
  }

  /**
   * A BigInt64Array.
   *
   * @param elements its elements, copied
   * @return the typed array
   */
  public static JsTypedArray of(long... elements) {
    ByteBuffer bytes = room(elements.length, Long.BYTES);
    bytes.asLongBuffer().put(elements);
    return whole(Kind.BIGINT64, JsArrayBuffer.of(bytes));
  }

  private static ByteBuffer room(int length, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(length, size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static JsTypedArray whole(Kind type, JsArrayBuffer buffer) {
    return of(type, buffer, 0, buffer.byteLength() / type.bytesPerElement());
  }

  /** {@return the element type} */
  public Kind type() {
    return type;
  }

  /** {@return the whole buffer, of which this may show a part} */
  public JsArrayBuffer buffer() {
    return buffer;
  }

  /** {@return where in the buffer this starts} */
  public int byteOffset() {
    return byteOffset;
  }

  /** {@return the length in elements (bytes for a DataView)} */
  public int length() {
    return length;
  }

  /** {@return the length in bytes} */
  public int byteLength() {
    return length * type.bytesPerElement();
  }

  /** {@return the bytes shown, without a copy: read-only, little-endian, position 0} */
  public ByteBuffer asByteBuffer() {
    return buffer.asByteBuffer().slice(byteOffset, byteLength()).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public JsValue get(int index) {
    if (index < 0 || index >= length) {
      return JsUndefined.UNDEFINED;
    }
    return type.read(asByteBuffer(), index * type.bytesPerElement());
  }

  @Override
  public byte[] asBytes() {
    byte[] copy = new byte[byteLength()];
    asByteBuffer().get(copy);
    return copy;
  }

  @Override
  public String kind() {
    return type.toString();
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }

  /** The element type of a typed array. */
  public enum Kind {
    /** Uint8ClampedArray. */
    UINT8_CLAMPED("Uint8ClampedArray", 1),
    /** Int8Array. */
    INT8("Int8Array", 1),
    /** Uint8Array. */
    UINT8("Uint8Array", 1),
    /** Int16Array. */
    INT16("Int16Array", 2),
    /** Uint16Array. */
    UINT16("Uint16Array", 2),
    /** Int32Array. */
    INT32("Int32Array", 4),
    /** Uint32Array. */
    UINT32("Uint32Array", 4),
    /** BigInt64Array. */
    BIGINT64("BigInt64Array", 8),
    /** BigUint64Array. */
    BIGUINT64("BigUint64Array", 8),
    /** Float16Array. */
    FLOAT16("Float16Array", 2),
    /** Float32Array. */
    FLOAT32("Float32Array", 4),
    /** Float64Array. */
    FLOAT64("Float64Array", 8),
    /** DataView, whose elements are taken to be unsigned bytes. */
    DATA_VIEW("DataView", 1);

    private final String constructor;
    private final int bytesPerElement;

    Kind(String constructor, int bytesPerElement) {
      this.constructor = constructor;
      this.bytesPerElement = bytesPerElement;
    }

    /** {@return the size of one element in bytes} */
    public int bytesPerElement() {
      return bytesPerElement;
    }

    /** {@return the name of the constructor, for example {@code Uint8Array}} */
    @Override
    public String toString() {
      return constructor;
    }

    private JsValue read(ByteBuffer from, int at) {
      return switch (this) {
        case UINT8, UINT8_CLAMPED, DATA_VIEW -> JsNumber.of(from.get(at) & 0xFF);
        case INT8 -> JsNumber.of(from.get(at));
        case INT16 -> JsNumber.of(from.getShort(at));
        case UINT16 -> JsNumber.of(from.getChar(at));
        case INT32 -> JsNumber.of(from.getInt(at));
        case UINT32 -> JsNumber.of((double) Integer.toUnsignedLong(from.getInt(at)));
        case BIGINT64 -> JsBigInt.of(from.getLong(at));
        case BIGUINT64 -> new JsBigInt(Numbers.unsigned(from.getLong(at)));
        case FLOAT16 -> JsNumber.of((double) Float.float16ToFloat(from.getShort(at)));
        case FLOAT32 -> JsNumber.of((double) from.getFloat(at));
        case FLOAT64 -> JsNumber.of(from.getDouble(at));
      };
    }
  }
}
