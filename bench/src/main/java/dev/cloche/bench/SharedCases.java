package dev.cloche.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of hostile scripts: those of this module, and those of the host's tests. */
public final class SharedCases {

  /**
   * A script.
   *
   * @param name what it does
   * @param source the script
   */
  public record Case(String name, String source) {}

  private static final String MARK = "(?m)^//# ";

  /** All of a script that stands in another list: that list and its name there. */
  private static final Pattern ELSEWHERE = Pattern.compile("// ([\\w-]+): (.+)");

  /** In the name of what the host's tests make several scripts of, which are left out. */
  private static final String VARIANT = "VARIANT";

  private SharedCases() {}

  /**
   * The cases of a list, each of which starts at a line {@code //# name}, where the host's tests
   * have {@code //# name: the endings that are right}. Those of another list are looked up there.
   *
   * @param list the file's name, without suffix
   */
  public static List<Case> read(String list) {
    return written(list).stream().map(each -> new Case(each.name(), source(each))).toList();
  }

  /** The cases as they stand in a list. */
  private static List<Case> written(String list) {
    String[] parts = text(list).split(MARK, -1);
    List<Case> cases = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) { // What stands before the first mark is no case.
      int end = parts[i].indexOf('\n');
      String name = parts[i].substring(0, end).replaceFirst(":[^:]*$", "");
      if (!name.contains(VARIANT)) {
        cases.add(new Case(name, parts[i].substring(end + 1).strip()));
      }
    }
    return cases;
  }

  private static String source(Case written) {
    Matcher elsewhere = ELSEWHERE.matcher(written.source());
    return elsewhere.matches() ? find(elsewhere.group(1), elsewhere.group(2)) : written.source();
  }

  private static String find(String list, String name) {
    return written(list).stream()
        .filter(each -> each.name().equals(name))
        .map(SharedCases::source)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the list " + list + " has no " + name));
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
