package dev.cloche.build.wasm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A cursor over a slice of bytes that checks every length before it reads. Not thread-safe. */
final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ByteReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position == end;
  }

  int u8() {
    need(1);
    return bytes[position++] & 0xFF;
  }

  /** Reads an unsigned LEB128 of 32 bits that fits a Java int. */
  int index() {
    long value = leb(32, false);
    if (value > Integer.MAX_VALUE) {
      throw error("the unsigned number " + value + " is too large");
    }
    return (int) value;
  }

  /** Reads an unsigned LEB128 of 32 bits. */
  long u32() {
    return leb(32, false);
  }

  /** Reads a signed LEB128 of at most {@code bits} bits. */
  long signed(int bits) {
    return leb(bits, true);
  }

  /** Reads the length of a vector whose items take at least one byte each. */
  int count() {
    int count = index();
    need(count);
    return count;
  }

  void skip(int count) {
    need(count);
    position += count;
  }

  /** Answers a reader of the next {@code length} bytes and moves past them. */
  ByteReader slice(int length) {
    need(length);
    var slice = new ByteReader(bytes, position, position + length);
    position += length;
    return slice;
  }

  byte[] since(int start) {
    return Arrays.copyOfRange(bytes, start, position);
  }

  byte[] rest() {
    int start = position;
    position = end;
    return since(start);
  }

  String name() {
    int length = count();
    try {
      var text = ByteBuffer.wrap(bytes, position, length);
      position += length;
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw error("a name is not UTF-8");
    }
  }

  WasmFormatException error(String what) {
    return new WasmFormatException("At byte %d: %s.".formatted(position, what));
  }

  private void need(int count) {
    if (count < 0 || count > end - position) {
      throw error("%d bytes expected, %d left".formatted(count, end - position));
    }
  }

  private long leb(int bits, boolean signed) {
    long result = 0;
    for (int shift = 0; shift < bits; shift += 7) {
      int b = u8();
      result |= (long) (b & 0x7F) << shift;
      if ((b & 0x80) == 0) {
        int used = Math.min(64, shift + 7);
        long value = signed ? (result << (64 - used)) >> (64 - used) : result;
        boolean fits =
            signed
                ? bits == 64 || value == (value << (64 - bits)) >> (64 - bits)
                : value >>> bits == 0;
        if (fits) {
          return value;
        }
        break;
      }
    }
    throw error("a number does not fit %d bits".formatted(bits));
  }
}
