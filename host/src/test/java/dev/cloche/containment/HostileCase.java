package dev.cloche.containment;

import static java.util.stream.Collectors.joining;

import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import dev.cloche.Scripts;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An attack and the ways in which it may end.
 *
 * @param number the technique's, from 1 to 100, as in docs/containment.md
 * @param name what it does
 * @param source a script
 * @param allowed codes of {@link Ending#isA}
 * @param limits its limits
 * @param grants what its isolate is granted
 * @param files modules below its root, by path
 * @param variant how many variants of the same come before it in their file
 */
public record HostileCase(
    int number,
    String name,
    String source,
    List<String> allowed,
    Limits limits,
    Consumer<IsolateBuilder> grants,
    Map<String, String> files,
    int variant) {

  private static final String MARK = "//@";
  private static final String VARIANT = "VARIANT";

  /** 32 MiB and 500 ms. */
  public static final Limits LIMITS =
      Limits.builder().memoryBytes(32L << 20).timeout(Duration.ofMillis(500)).build();

  /** For what has to end otherwise than by time, on a busy machine as well. */
  public static final Limits PATIENT = LIMITS.toBuilder().timeout(Duration.ofSeconds(90)).build();

  /**
   * A case with the usual limits: 500 ms, or longer where running out of time is not among the
   * right endings.
   */
  public static HostileCase of(int number, String name, String source, String... allowed) {
    List<String> codes = List.of(allowed);
    Limits limits = codes.contains("TIME") ? LIMITS : PATIENT;
    return new HostileCase(number, name, source, codes, limits, builder -> {}, Map.of(), 0);
  }

  /**
   * The cases of resources beside a class, which are named {@code number name: codes}. Lines that
   * begin with {@code //@} list variants, between {@code ;;}: each is a case of its own, with it
   * for {@code VARIANT} in name and source.
   */
  public static List<HostileCase> read(Class<?> beside, String... resources) {
    return Arrays.stream(resources)
        .flatMap(resource -> Scripts.read(beside, resource).stream())
        .flatMap(HostileCase::variants)
        .toList();
  }

  private static Stream<HostileCase> variants(Scripts.Case script) {
    List<String> variants =
        script
            .source()
            .lines()
            .takeWhile(line -> line.startsWith(MARK))
            .flatMap(line -> Arrays.stream(line.substring(MARK.length()).split(" ;; ")))
            .map(String::strip)
            .toList();
    if (variants.isEmpty()) {
      return Stream.of(of(script, script.name(), script.source()));
    }
    String source =
        script.source().lines().dropWhile(line -> line.startsWith(MARK)).collect(joining("\n"));
    return IntStream.range(0, variants.size())
        .mapToObj(
            i -> {
              String one = variants.get(i);
              String name = script.name().replace(VARIANT, one);
              return of(script, name, source.replace(VARIANT, one)).withVariant(i);
            });
  }

  private HostileCase withVariant(int index) {
    return new HostileCase(number, name, source, allowed, limits, grants, files, index);
  }

  private static HostileCase of(Scripts.Case script, String name, String source) {
    String[] words = name.split(" ", 2);
    String[] codes = script.endings().toArray(new String[0]);
    return of(Integer.parseInt(words[0]), words[1], source, codes);
  }

  /** The case under other limits. */
  public HostileCase with(Limits other) {
    return new HostileCase(number, name, source, allowed, other, grants, files, variant);
  }

  /** The case with more granted. */
  public HostileCase granted(Consumer<IsolateBuilder> more) {
    Consumer<IsolateBuilder> all = grants.andThen(more);
    return new HostileCase(number, name, source, allowed, limits, all, files, variant);
  }

  /** The case with one more module. */
  public HostileCase withFile(String path, String text) {
    Map<String, String> more = new LinkedHashMap<>(files);
    more.put(path, text);
    return new HostileCase(
        number, name, source, allowed, limits, grants, Map.copyOf(more), variant);
  }

  @Override
  public String toString() {
    return number + " " + name;
  }
}
