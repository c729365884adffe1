package dev.cloche;

import dev.cloche.internal.value.WireWriter;
import java.nio.charset.StandardCharsets;

/**
 * A request for the engine, as docs/abi.md lists them.
 *
 * @param op its number
 * @param body its body
 */
record EngineRequest(int op, byte[] body) {

  static final int EVAL = 1;
  static final int CALL = 2;
  static final int RESUME = 3;
  static final int SETTLE = 4;
  static final int DEFINE = 5;
  static final int GLOBALS = 6;

  /** Option of a call: the host is told when the function is found. */
  static final int ANNOUNCED = 1;

  /** Option of a call: its result is JSON text, or undefined. */
  static final int JSON_RESULT = 2;

  private static final int HEADERS = 16;

  static EngineRequest resume() {
    return new EngineRequest(RESUME, new byte[0]);
  }

  static EngineRequest eval(String source, String fileName, int maxBytes) {
    if (source.length() > maxBytes) {
      throw sourceTooLarge(maxBytes);
    }
    byte[] text = utf8(source);
    byte[] name = utf8(fileName);
    if (text.length > maxBytes) {
      throw sourceTooLarge(maxBytes);
    }
    WireWriter out = new WireWriter(text.length + name.length + HEADERS);
    out.varint(name.length);
    out.bytes(name);
    out.varint(text.length);
    out.bytes(text);
    return new EngineRequest(EVAL, out.toByteArray());
  }

  private static LimitExceededException sourceTooLarge(int maxBytes) {
    return new LimitExceededException(
        Limit.SOURCE, "the source is larger than " + maxBytes + " bytes");
  }

  /** UTF-8 in which a lone surrogate stays what it is, as the engine's parser wants it. */
  private static byte[] utf8(String text) {
    byte[] strict = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return withLoneSurrogates(text);
        }
        i++;
      }
    }
    return strict;
  }

  private static byte[] withLoneSurrogates(String text) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(3 * text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.write(0xE0 | (c >> 12));
                out.write(0x80 | ((c >> 6) & 0x3F));
                out.write(0x80 | (c & 0x3F));
              } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return out.toByteArray();
  }
}
