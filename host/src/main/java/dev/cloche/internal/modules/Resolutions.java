package dev.cloche.internal.modules;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an isolate's modules have found each other, for an image of it, in which there are no files
 * to look for. Bounded, since a guest can ask for the same file under any number of names.
 *
 * <p>Used by the isolate's thread only.
 */
public final class Resolutions {

  /** Characters of what is remembered. */
  private static final int MAX_CHARS = 1 << 20;

  /** What an entry counts beside its characters. */
  private static final int ENTRY_CHARS = 64;

  private final Map<Lookup, String> found = new LinkedHashMap<>();
  private int rest = MAX_CHARS;

  /**
   * What a module asked for.
   *
   * @param specifier what it wrote
   * @param from the directory that it is in
   */
  public record Lookup(String specifier, String from) {}

  /** Makes one that holds nothing. */
  public Resolutions() {}

  /**
   * Remembers where a module was found.
   *
   * @param specifier what was asked for
   * @param from the directory of the module that asked
   * @param path the path that was answered
   * @return the path
   */
  public String add(String specifier, String from, String path) {
    if (rest >= 0 && found.putIfAbsent(new Lookup(specifier, from), path) == null) {
      rest -= ENTRY_CHARS + specifier.length() + from.length() + path.length();
    }
    return path;
  }

  /**
   * What is remembered, in the order in which it was first asked.
   *
   * @return lookups and paths; null when there was too much of it
   */
  public @Nullable Map<Lookup, String> found() {
    return rest < 0 ? null : found;
  }
}
