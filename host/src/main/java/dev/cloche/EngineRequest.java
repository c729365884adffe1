package dev.cloche;

import dev.cloche.internal.value.Utf8;
import dev.cloche.internal.value.WireWriter;

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
    byte[] text = Utf8.encode(source);
    byte[] name = Utf8.encode(fileName);
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
}
