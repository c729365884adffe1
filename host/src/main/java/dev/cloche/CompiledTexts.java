package dev.cloche;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiled texts by the hash of their sources; drops those that were not used for longest. */
final class CompiledTexts {

  private final long maxChars;

  /** Oldest use first. Guarded by this. */
  private final Map<String, String> texts = new LinkedHashMap<>(16, 0.75f, true);

  /** Characters of all texts. Guarded by this. */
  private long chars;

  /**
   * An empty cache.
   *
   * @param maxChars how many characters it holds at most
   */
  CompiledTexts(long maxChars) {
    this.maxChars = maxChars;
  }

  /** The key of a source's units that are compiled in a way. */
  static String key(SourceKind kind, byte[] units) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(kind.name().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(units));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  synchronized @Nullable String get(String key) {
    return texts.get(key);
  }

  synchronized void put(String key, String text) {
    if (text.length() > maxChars) {
      return;
    }
    @Nullable String before = texts.put(key, text);
    chars += text.length() - (before == null ? 0 : before.length());
    var oldest = texts.values().iterator();
    while (chars > maxChars) {
      chars -= oldest.next().length();
      oldest.remove();
    }
  }
}
