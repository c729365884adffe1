package dev.cloche.build.split;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits C text into tokens, without comments and preprocessor lines. */
final class CTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>/\\*.*?\\*/|//[^\n]*|\n[ \t]*#(?:\\\\\n|[^\n])*|\\s)"
              + "|(?<token>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|\\w+|.)",
          Pattern.DOTALL);

  private CTokens() {}

  /** The tokens of {@code text} in order: words, numbers, literals and single characters. */
  static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher("\n" + text);
    while (matcher.find()) {
      if (matcher.group("token") != null) {
        tokens.add(matcher.group("token"));
      }
    }
    return List.copyOf(tokens);
  }
}
