package dev.cloche.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The {@code --name value} options of the benchmarks that are programs. */
public final class Options {

  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a command line; ends the process with status 2 when it is wrong.
   *
   * @param arguments pairs of {@code --name} and value
   * @param known the names, without dashes
   */
  public static Options parse(String[] arguments, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!known.contains(name) || i + 1 == arguments.length) {
        System.err.println(
            "wrong option " + arguments[i] + " (known, each with a value: " + known + ")");
        System.exit(2);
      }
      values.put(name, arguments[i + 1]);
    }
    return new Options(values);
  }

  /** An option's number, or the default. */
  public int number(String name, int otherwise) {
    String text = values.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  /** An option's text, or the default. */
  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
