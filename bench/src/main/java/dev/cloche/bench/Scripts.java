package dev.cloche.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The benchmark scripts: files that define {@code run()}, which answers a checksum. */
public final class Scripts {

  /** The names of the files, without suffix. */
  public static final List<String> NAMES =
      List.of(
          "recursion",
          "loop",
          "sort",
          "closures",
          "json",
          "strings",
          "regexp",
          "collections",
          "classes",
          "scheduler");

  private static final Pattern ANSWER =
      Pattern.compile("^// \\w+\\(\\) answers (-?\\d+)\\.$", Pattern.MULTILINE);

  private Scripts() {}

  /** The text of a script. */
  public static String source(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream("js/" + name + ".js")) {
      if (in == null) {
        throw new IllegalArgumentException("no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What a script has to answer, which a comment in it says. */
  public static String answer(String source) {
    Matcher matcher = ANSWER.matcher(source);
    if (!matcher.find()) {
      throw new IllegalArgumentException("the script does not say its answer");
    }
    return matcher.group(1);
  }
}
