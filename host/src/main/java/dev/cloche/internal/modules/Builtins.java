package dev.cloche.internal.modules;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Modules of Node's own that a guest may {@code require}: JavaScript, each a copy in the guest's
 * realm, with the guest's authority alone.
 */
public final class Builtins {

  /** None. */
  public static final Builtins NONE = new Builtins(Set.of());

  /** The compiler of TypeScript, which no guest can be granted: for isolates of the host's own. */
  public static final Builtins TYPESCRIPT = new Builtins(Set.of("typescript"));

  private static final String SCHEME = "node:";

  /** Every module that can be granted, with what comes along. */
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "assert", List.of("assert/strict"),
          "buffer", List.of(),
          "crypto", List.of(),
          "events", List.of(),
          "path", List.of("path/posix"),
          "querystring", List.of(),
          "string_decoder", List.of(),
          "url", List.of(),
          "util", List.of("util/types"));

  private static final List<String> FILES = List.of("fs", "fs/promises");

  private final Set<String> specifiers;

  private Builtins(Set<String> specifiers) {
    this.specifiers = specifiers;
  }

  /**
   * A grant of modules.
   *
   * @param names their names, without {@code node:}
   * @return the grant
   * @throws IllegalArgumentException when there is no such module
   */
  public static Builtins of(Collection<String> names) {
    Set<String> specifiers = new HashSet<>();
    for (String name : names) {
      @Nullable List<String> along = KNOWN.get(name);
      if (along == null) {
        throw new IllegalArgumentException(
            "there is no builtin module " + name + "; there are: " + String.join(", ", all()));
      }
      specifiers.add(name);
      specifiers.addAll(along);
    }
    return new Builtins(Set.copyOf(specifiers));
  }

  /**
   * This grant and the modules of files, which come with files and not by name.
   *
   * @return the grant of both
   */
  public Builtins withFiles() {
    Set<String> all = new HashSet<>(specifiers);
    all.addAll(FILES);
    return new Builtins(Set.copyOf(all));
  }

  /**
   * The names of all modules that can be granted.
   *
   * @return names in alphabetical order
   */
  public static List<String> all() {
    return KNOWN.keySet().stream().sorted().toList();
  }

  /**
   * Finds the module that a specifier means.
   *
   * @param specifier what the guest asked for, with or without {@code node:}
   * @return its name with {@code node:}; null when there is none, or it is not granted
   */
  public @Nullable String resolve(String specifier) {
    String name = specifier.startsWith(SCHEME) ? specifier.substring(SCHEME.length()) : specifier;
    return specifiers.contains(name) ? SCHEME + name : null;
  }
}
