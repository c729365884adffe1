package dev.cloche;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Files of scripts, each after a line {@code //# name: the endings that are right}. */
public final class Scripts {

  /**
   * A script and the ways in which it may end.
   *
   * @param name what it does
   * @param endings names as in {@link Trial#ending()}
   * @param source the script
   */
  public record Case(String name, List<String> endings, String source) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String MARK = "(?m)^//# ";

  private Scripts() {}

  /** The cases of a resource beside a class. */
  public static List<Case> read(Class<?> beside, String resource) {
    String text;
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    List<Case> cases = new ArrayList<>();
    String[] parts = text.split(MARK, -1);
    for (int i = 1; i < parts.length; i++) { // What stands before the first mark is no case.
      int line = parts[i].indexOf('\n');
      int colon = parts[i].lastIndexOf(':', line);
      List<String> endings = List.of(parts[i].substring(colon + 1, line).strip().split(" "));
      cases.add(
          new Case(parts[i].substring(0, colon), endings, parts[i].substring(line + 1).strip()));
    }
    return List.copyOf(cases);
  }
}
