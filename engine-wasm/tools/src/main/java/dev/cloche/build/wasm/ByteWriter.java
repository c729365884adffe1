package dev.cloche.build.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A growing buffer with wasm's number and name encodings. Not thread-safe. */
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  int size() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  ByteWriter u8(int value) {
    out.write(value);
    return this;
  }

  ByteWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Writes the shortest unsigned LEB128; a negative {@code value} is read as unsigned. */
  ByteWriter u32(int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  /** Writes the shortest signed LEB128. */
  ByteWriter signed(long value) {
    long rest = value;
    while (rest < -64 || rest > 63) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    out.write((int) (rest & 0x7F));
    return this;
  }

  ByteWriter name(String name) {
    return sized(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes {@code content} after its length. */
  ByteWriter sized(byte[] content) {
    return u32(content.length).bytes(content);
  }
}
