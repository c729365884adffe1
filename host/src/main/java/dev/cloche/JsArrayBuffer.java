package dev.cloche;

import dev.cloche.internal.value.ValueText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/** An ArrayBuffer: bytes, which do not change. Equal only to itself. */
public final class JsArrayBuffer implements JsValue {
  private final byte[] bytes;

  private JsArrayBuffer(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A buffer with a copy of bytes.
   *
   * @param bytes the bytes
   * @return the buffer
   */
  public static JsArrayBuffer of(byte... bytes) {
    return new JsArrayBuffer(bytes.clone());
  }

  /**
   * A buffer with a copy of the remaining bytes of a {@code ByteBuffer}, whose position stays.
   *
   * @param bytes the bytes
   * @return the buffer
   */
  public static JsArrayBuffer of(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return new JsArrayBuffer(copy);
  }

  /**
   * A buffer with a copy of a part of an array.
   *
   * @param bytes the array
   * @param offset where the part starts
   * @param length its length in bytes
   * @return the buffer
   * @throws IndexOutOfBoundsException if the part is not inside the array
   */
  public static JsArrayBuffer of(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return new JsArrayBuffer(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** {@return the length in bytes} */
  public int byteLength() {
    return bytes.length;
  }

  /** {@return the bytes, without a copy: read-only, big-endian, position 0} */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  @Override
  public byte[] asBytes() {
    return bytes.clone();
  }

  @Override
  public String kind() {
    return "ArrayBuffer";
  }

  @Override
  public String toString() {
    return ValueText.of(this);
  }
}
