package dev.cloche.bench.compare.worker;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Any text as one word of a line. */
public final class Texts {

  private Texts() {}

  /** The word of a text. */
  public static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The text of a word. */
  public static String decode(String word) {
    return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
  }
}
