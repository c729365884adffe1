package dev.cloche.build.split;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The C texts and the tier table that stand beside this class as resources. */
final class Templates {
  private Templates() {}

  /**
   * The text of a resource.
   *
   * @throws UncheckedIOException when it is missing or unreadable
   */
  static String load(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("missing resource of the splitter: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a resource in which each {@code @key@} line is replaced by that key's value. */
  static String fill(String name, Map<String, String> values) {
    SourceText text = new SourceText(load(name));
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@\n", value.getValue());
    }
    return text.text();
  }
}
