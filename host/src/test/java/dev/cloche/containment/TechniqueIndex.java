package dev.cloche.containment;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the tests of each hostile technique are, and how those end that are right, as files of
 * scripts and annotations say.
 */
final class TechniqueIndex {

  private static final Pattern CASE = Pattern.compile("(?m)^//# (\\d+) .*: *(.*)$");
  private static final Pattern VARIANTS = Pattern.compile("(?m)^//@ (.*)$");

  /** Where as many tests may end so as otherwise, they are told in this order. */
  private static final List<String> ENDINGS =
      List.of("OK", "ERR", "DENY", "TIME", "MEM", "STACK", "LIMIT");

  /** For each number, how many scripts are in each place; a method counts once. */
  private final SortedMap<Integer, Map<String, Integer>> places = new TreeMap<>();

  /** For each number and ending, without what is in parentheses, how many tests may end so. */
  private final Map<Integer, Map<String, Integer>> endings = new HashMap<>();

  private TechniqueIndex() {}

  /** Reads all test classes and their resources. */
  static TechniqueIndex read() throws IOException, URISyntaxException {
    Path classes =
        Path.of(TechniqueIndex.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    TechniqueIndex index = new TechniqueIndex();
    try (Stream<Path> all = Files.walk(classes.resolve("dev/cloche"))) {
      List<Path> files = all.sorted().toList();
      for (Path file : files) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (name.endsWith(".js")) {
          index.addScripts(name.substring("dev/cloche/".length()), Files.readString(file));
        } else if (name.endsWith("Test.class")) {
          index.addMethods(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        }
      }
    }
    return index;
  }

  private void addScripts(String file, String text) {
    Matcher found = CASE.matcher(text);
    int[] starts = found.results().mapToInt(result -> result.start()).toArray();
    for (int i = 0; i < starts.length; i++) {
      String one = text.substring(starts[i], i + 1 < starts.length ? starts[i + 1] : text.length());
      Matcher head = CASE.matcher(one);
      if (head.find()) {
        int number = Integer.parseInt(head.group(1));
        add(number, "`" + file + "`", Math.max(1, variants(one)), head.group(2).split(" "));
      }
    }
  }

  private static int variants(String text) {
    return VARIANTS
        .matcher(text)
        .results()
        .mapToInt(line -> line.group(1).split(" ;; ").length)
        .sum();
  }

  private void addMethods(String className) {
    try {
      Class<?> type = Class.forName(className, false, TechniqueIndex.class.getClassLoader());
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Hostile.class))
          .forEach(
              method -> {
                Hostile hostile = method.getAnnotation(Hostile.class);
                for (int number : hostile.value()) {
                  add(number, "`" + type.getSimpleName() + "`", 1, hostile.ends());
                }
              });
    } catch (ClassNotFoundException never) {
      throw new IllegalStateException(never);
    }
  }

  private void add(int number, String place, int count, String[] codes) {
    places.computeIfAbsent(number, any -> new LinkedHashMap<>()).merge(place, count, Integer::sum);
    Map<String, Integer> all = endings.computeIfAbsent(number, any -> new HashMap<>());
    Arrays.stream(codes)
        .map(code -> code.replaceFirst("\\(.*", ""))
        .distinct()
        .forEach(kind -> all.merge(kind, count, Integer::sum));
  }

  /** The numbers that have tests. */
  List<Integer> numbers() {
    return List.copyOf(places.keySet());
  }

  /** The places of one technique's tests, as in the document. */
  String places(int number) {
    return places.getOrDefault(number, Map.of()).entrySet().stream()
        .map(place -> place.getKey() + " " + place.getValue())
        .collect(joining(", "));
  }

  /**
   * How one technique's tests may end, that of most of them first, as in the document; empty where
   * none says.
   *
   * @throws IllegalStateException if one may end in a way that there is not
   */
  String endings(int number) {
    Map<String, Integer> all = endings.getOrDefault(number, Map.of());
    if (!ENDINGS.containsAll(all.keySet())) {
      throw new IllegalStateException(number + " may end with one of " + all.keySet());
    }
    return ENDINGS.stream()
        .filter(all::containsKey)
        .sorted(comparing(all::get, reverseOrder()))
        .collect(joining(", "));
  }
}
