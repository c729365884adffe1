package dev.cloche.internal.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array in the message format's byte order, with a cap. */
public final class WireWriter {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle CHARS =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int MAX_VARINT = 5;

  private final int max;
  private byte[] bytes = new byte[256];
  private int size;

  /**
   * An empty writer.
   *
   * @param max the cap in bytes
   */
  public WireWriter(int max) {
    this.max = max;
  }

  /** Thrown at the cap; {@link ValueEncoder} adds the place. */
  static final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FullException() {
      super("message too large", null, false, false);
    }
  }

  /** Makes room for bytes, so that the cap is checked before anything is allocated for them. */
  private int claim(long count) {
    long end = size + count;
    if (end > max) {
      throw new FullException();
    }
    if (end > bytes.length) {
      long grown = Math.min(Math.max(end, bytes.length * 2L), max);
      bytes = Arrays.copyOf(bytes, (int) grown);
    }
    int at = size;
    size = (int) end;
    return at;
  }

  /**
   * Writes one byte.
   *
   * @param value its low eight bits
   */
  public void u8(int value) {
    int at = claim(1);
    bytes[at] = (byte) value;
  }

  /**
   * Writes an unsigned LEB128 number.
   *
   * @param value at most 32 bits
   */
  public void varint(long value) {
    long rest = value;
    while (rest >= 0x80) {
      u8((int) rest | 0x80);
      rest >>>= 7;
    }
    u8((int) rest);
  }

  /**
   * Leaves room for a number that is not known yet.
   *
   * @return where, for {@link #patch}
   */
  public int reserve() {
    return claim(MAX_VARINT);
  }

  /**
   * Writes a number where room was left for it, in its longest form.
   *
   * @param at where
   * @param value not negative
   */
  public void patch(int at, int value) {
    int rest = value;
    for (int i = 0; i < MAX_VARINT - 1; i++) {
      bytes[at + i] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at + MAX_VARINT - 1] = (byte) rest;
  }

  /**
   * Puts a number in front of what was written last.
   *
   * @param at where that begins
   * @return where it begins now
   */
  int insertVarint(int at, int value) {
    int end = size;
    varint(value);
    int extra = size - end;
    System.arraycopy(bytes, at, bytes, at + extra, end - at);
    size = at;
    varint(value);
    size = end + extra;
    return at + extra;
  }

  /** Writes once more what stands there. */
  void repeat(int offset, int count) {
    int at = claim(count);
    System.arraycopy(bytes, offset, bytes, at, count);
  }

  void i32(int value) {
    int at = claim(Integer.BYTES);
    INTS.set(bytes, at, value);
  }

  void f64(double value) {
    int at = claim(Double.BYTES);
    LONGS.set(bytes, at, Double.doubleToLongBits(value));
  }

  /** Writes a number value, an int32 as such. */
  void number(double value) {
    int whole = (int) value;
    if (whole == value && (whole != 0 || !Numbers.isNegativeZero(value))) {
      u8(Tag.INT32);
      i32(whole);
    } else {
      u8(Tag.DOUBLE);
      f64(value);
    }
  }

  /** Writes a BigInt value. */
  void bigInt(BigInteger value) {
    u8(Tag.BIGINT);
    byte[] bigEndian = value.toByteArray();
    varint(bigEndian.length);
    for (int i = bigEndian.length - 1; i >= 0; i--) {
      u8(bigEndian[i]);
    }
  }

  /**
   * Writes bytes as they are.
   *
   * @param source the bytes
   */
  public void bytes(byte[] source) {
    int at = claim(source.length);
    System.arraycopy(source, 0, bytes, at, source.length);
  }

  void bytes(ByteBuffer source) {
    int count = source.remaining();
    int at = claim(count);
    source.get(source.position(), bytes, at, count);
  }

  /** Writes a string value: tag, length, code units. */
  void string(String text) {
    int length = text.length();
    if (Strings.isLatin1(text)) {
      u8(Tag.LATIN1);
      varint(length);
      int at = claim(length);
      if (length < 16) {
        for (int i = 0; i < length; i++) {
          bytes[at + i] = (byte) text.charAt(i);
        }
      } else {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(latin1, 0, bytes, at, length);
      }
    } else {
      u8(Tag.UTF16);
      varint(length);
      int at = claim(2L * length);
      for (int i = 0; i < length; i++) {
        CHARS.set(bytes, at + 2 * i, text.charAt(i));
      }
    }
  }

  /** {@return how many bytes were written} */
  public int size() {
    return size;
  }

  /** {@return the bytes written, and what room there is behind them; nothing may be written now} */
  public byte[] array() {
    return bytes;
  }

  /** {@return the bytes written, a copy} */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
