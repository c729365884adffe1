package dev.cloche.internal.value;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Source text as the engine's parser wants it. */
public final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /**
   * Whether bytes are UTF-8: shortest forms alone, no surrogates. Eight bytes of ASCII at a time,
   * so that a large module costs microseconds.
   *
   * @param bytes any bytes
   * @return true when they are a text
   */
  public static boolean isValid(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      if (at + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int length = sequence(bytes, at);
        if (length == 0) {
          return false;
        }
        at += length;
      }
    }
    return true;
  }

  /** The length of the sequence of more than one byte that begins there, 0 where none does. */
  private static int sequence(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length > bytes.length - at) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = length == 0 ? 0 : bytes[at + 1] & 0xFF;
    boolean fits =
        switch (first) {
          case 0xE0 -> second >= 0xA0; // else it would fit into two bytes
          case 0xED -> second < 0xA0; // else a surrogate
          case 0xF0 -> second >= 0x90; // else it would fit into three bytes
          case 0xF4 -> second < 0x90; // else beyond the last code point
          default -> true;
        };
    return fits ? length : 0;
  }

  /**
   * Encodes a text.
   *
   * @param text any UTF-16
   * @return UTF-8, in which a lone surrogate stays what it is, in three bytes
   */
  public static byte[] encode(String text) {
    return Strings.isWellFormed(text)
        ? text.getBytes(StandardCharsets.UTF_8)
        : withLoneSurrogates(text);
  }

  private static byte[] withLoneSurrogates(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
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
