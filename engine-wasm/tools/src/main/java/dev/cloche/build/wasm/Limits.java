package dev.cloche.build.wasm;

import java.util.OptionalLong;

/**
 * The size of a table (in elements) or a memory (in pages of 64 KiB).
 *
 * @param min the initial size
 * @param max the largest size, unsigned 32 bits
 */
public record Limits(long min, OptionalLong max) {
  private static final int HAS_MAX = 1;
  private static final int SHARED = 2;
  private static final int MEMORY64 = 4;

  static Limits read(ByteReader in) {
    int flags = in.u8();
    if ((flags & SHARED) != 0) {
      throw in.error("shared memory (threads) is not supported");
    }
    if ((flags & MEMORY64) != 0) {
      throw in.error("memory64 is not supported");
    }
    if (flags > HAS_MAX) {
      throw in.error("the limits flags 0x%02x are not supported".formatted(flags));
    }
    long min = in.u32();
    return new Limits(min, flags == HAS_MAX ? OptionalLong.of(in.u32()) : OptionalLong.empty());
  }

  void writeTo(ByteWriter out) {
    out.u8(max.isPresent() ? HAS_MAX : 0).u32((int) min);
    max.ifPresent(size -> out.u32((int) size));
  }
}
