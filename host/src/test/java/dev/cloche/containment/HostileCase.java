package dev.cloche.containment;

import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import dev.cloche.Scripts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
 */
public record HostileCase(
    int number,
    String name,
    String source,
    List<String> allowed,
    Limits limits,
    Consumer<IsolateBuilder> grants,
    Map<String, String> files) {

  /** 32 MiB and 500 ms. */
  public static final Limits LIMITS =
      Limits.builder().memoryBytes(32L << 20).timeout(Duration.ofMillis(500)).build();

  /** For what has to end otherwise than by time, on a busy machine as well. */
  public static final Limits PATIENT = LIMITS.toBuilder().timeout(Duration.ofSeconds(20)).build();

  /**
   * A case with the usual limits: 500 ms, or longer where running out of time is not among the
   * right endings.
   */
  public static HostileCase of(int number, String name, String source, String... allowed) {
    List<String> codes = List.of(allowed);
    Limits limits = codes.contains("TIME") ? LIMITS : PATIENT;
    return new HostileCase(number, name, source, codes, limits, builder -> {}, Map.of());
  }

  /** The cases of a resource beside a class, which are named {@code number name: codes}. */
  public static List<HostileCase> read(Class<?> beside, String resource) {
    return Scripts.read(beside, resource).stream().map(HostileCase::of).toList();
  }

  private static HostileCase of(Scripts.Case script) {
    String[] words = script.name().split(" ", 2);
    String[] codes = script.endings().toArray(new String[0]);
    return of(Integer.parseInt(words[0]), words[1], script.source(), codes);
  }

  /** The case under other limits. */
  public HostileCase with(Limits other) {
    return new HostileCase(number, name, source, allowed, other, grants, files);
  }

  /** The case with more granted. */
  public HostileCase granted(Consumer<IsolateBuilder> more) {
    return new HostileCase(number, name, source, allowed, limits, grants.andThen(more), files);
  }

  /** The case with one more module. */
  public HostileCase withFile(String path, String text) {
    Map<String, String> more = new LinkedHashMap<>(files);
    more.put(path, text);
    return new HostileCase(number, name, source, allowed, limits, grants, Map.copyOf(more));
  }

  @Override
  public String toString() {
    return number + " " + name;
  }
}
