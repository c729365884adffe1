package dev.cloche.internal.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads a part of a byte array in the message format's byte order, never past its end. */
public final class WireReader {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int start;
  private final int end;
  private int at;

  /**
   * A reader.
   *
   * @param bytes holds the message; must not change meanwhile
   * @param offset where the message starts
   * @param length its length
   * @throws IndexOutOfBoundsException if that is not inside the array
   */
  public WireReader(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.bytes = bytes;
    this.start = offset;
    this.at = offset;
    this.end = offset + length;
  }

  MalformedMessageException malformed(String message) {
    return new MalformedMessageException(message, at - start);
  }

  int remaining() {
    return end - at;
  }

  /** Moves over bytes and answers where they start. */
  int take(long count) {
    if (count > end - at) {
      throw malformed("the message ends too early");
    }
    int from = at;
    at += (int) count;
    return from;
  }

  /**
   * Reads one byte.
   *
   * @return 0 to 255
   * @throws MalformedMessageException at the end
   */
  public int u8() {
    return bytes[take(1)] & 0xFF;
  }

  /** The next byte, which must be there, without moving over it. */
  int peek() {
    return bytes[at] & 0xFF;
  }

  /**
   * Reads an unsigned LEB128 number.
   *
   * @return at most 32 bits
   * @throws MalformedMessageException at the end or if it is longer
   */
  public long varint() {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        if (value > 0xFFFF_FFFFL) {
          break;
        }
        return value;
      }
    }
    throw malformed("a number of more than 32 bits");
  }

  int i32() {
    return (int) INTS.get(bytes, take(Integer.BYTES));
  }

  double f64() {
    return Double.longBitsToDouble((long) LONGS.get(bytes, take(Double.BYTES)));
  }

  /** Reads a length in bytes, which the rest of the message must have. */
  int length() {
    long length = varint();
    if (length > end - at) {
      throw malformed("a length of " + length + " bytes with " + (end - at) + " left");
    }
    return (int) length;
  }

  byte[] array() {
    return bytes;
  }

  String latin1() {
    int length = length();
    return new String(bytes, take(length), length, StandardCharsets.ISO_8859_1);
  }

  String utf16() {
    long length = varint();
    int from = take(2 * length); // before the allocation
    char[] units = new char[(int) length];
    ByteBuffer.wrap(bytes, from, 2 * units.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asCharBuffer()
        .get(units);
    return new String(units);
  }

  void requireEnd() {
    if (at != end) {
      throw malformed((end - at) + " bytes too many");
    }
  }
}
