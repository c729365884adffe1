package dev.cloche.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lists of hostile scripts: the one of this module, and those of the host's tests. */
public final class SharedCases {

  /**
   * A script.
   *
   * @param name what it does
   * @param source the script
   */
  public record Case(String name, String source) {}

  private static final String MARK = "(?m)^//# ";

  /** In the name of what the host's tests make several scripts of, which are left out. */
  private static final String VARIANT = "VARIANT";

  private SharedCases() {}

  /**
   * The cases of a list, each of which starts at a line {@code //# name}, where the host's tests
   * have {@code //# name: the endings that are right}.
   *
   * @param list the file's name, without suffix
   */
  public static List<Case> read(String list) {
    String[] parts = text(list).split(MARK, -1);
    List<Case> cases = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) { // What stands before the first mark is no case.
      int end = parts[i].indexOf('\n');
      String name = parts[i].substring(0, end).replaceFirst(":[^:]*$", "");
      if (!name.contains(VARIANT)) {
        cases.add(new Case(name, parts[i].substring(end + 1).strip()));
      }
    }
    return List.copyOf(cases);
  }

  /** A whole file of scripts, by its name without suffix. */
  public static String text(String list) {
    String resource = "js/" + list + ".js";
    try (InputStream in = SharedCases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
