package dev.cloche.internal.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script as the front end knows it.
 *
 * @param id what the protocol tells it by
 * @param url what its file is called
 * @param script the script
 */
record KnownScript(String id, String url, ScriptText script) {

  private static final String SOURCE_MAP = "//# sourceMappingURL=";
  private static final int MAX_SOURCE_MAP = 8 << 20;

  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(script.text().getBytes(StandardCharsets.UTF_16LE)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** What {@code Debugger.scriptParsed} says. */
  ObjectNode parsed() {
    String text = script.text();
    int lastLine = 0;
    int lineStart = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', lineStart)) {
      lastLine++;
      lineStart = at + 1;
    }
    return Json.object()
        .put("scriptId", id)
        .put("url", url)
        .put("startLine", script.line())
        .put("startColumn", 0)
        .put("endLine", script.line() + lastLine)
        .put("endColumn", text.length() - lineStart)
        .put("executionContextId", Contexts.DEFAULT_ID)
        .put("hash", hash())
        .put("isLiveEdit", false)
        .put("sourceMapURL", sourceMap(text))
        .put("hasSourceURL", false)
        .put("isModule", false)
        .put("length", text.length())
        .put("scriptLanguage", "JavaScript");
  }

  /** The address in the last comment of its kind, when nothing but blanks comes after it. */
  private static String sourceMap(String text) {
    int at = text.lastIndexOf(SOURCE_MAP);
    if (at < 0 || text.length() - at > MAX_SOURCE_MAP) {
      return "";
    }
    String rest = text.substring(at + SOURCE_MAP.length()).strip();
    return rest.chars().anyMatch(Character::isWhitespace) ? "" : rest;
  }
}
