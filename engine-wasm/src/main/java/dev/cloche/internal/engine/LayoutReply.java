package dev.cloche.internal.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the reply to the build's {@code LAYOUT} request: an object of int32 numbers. */
final class LayoutReply {

  private static final int VALUE = 0;
  private static final int OBJECT = 0x0e;
  private static final int LATIN_1 = 0x07;
  private static final int INT_32 = 0x04;

  private final ByteBuffer reply;

  private LayoutReply(byte[] reply) {
    this.reply = ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Map<String, Integer> read(byte[] reply) {
    return new LayoutReply(reply).read();
  }

  private Map<String, Integer> read() {
    Map<String, Integer> numbers = new TreeMap<>();
    expect(VALUE);
    expect(OBJECT);
    for (int rest = varint(); rest > 0; rest--) {
      expect(LATIN_1);
      byte[] name = new byte[varint()];
      reply.get(name);
      expect(INT_32);
      numbers.put(new String(name, StandardCharsets.ISO_8859_1), reply.getInt());
    }
    return numbers;
  }

  private void expect(int wanted) {
    if (reply.get() != wanted) {
      throw new IllegalStateException("the engine does not tell its layout");
    }
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = reply.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
