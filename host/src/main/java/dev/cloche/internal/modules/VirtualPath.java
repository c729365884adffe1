package dev.cloche.internal.modules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An absolute path as the guest sees it: names below the root, {@code /} between them on every
 * system. Never leaves the root, and never holds a name that a host's file system reads as more
 * than a name.
 *
 * @param names from the root down
 */
record VirtualPath(List<String> names) {

  private static final int MAX_NAMES = 256;

  VirtualPath {
    names = List.copyOf(names);
  }

  /** The path of an absolute text, null when it is not one. */
  static @Nullable VirtualPath parse(String text) {
    return text.startsWith("/") ? new VirtualPath(List.of()).resolve(text) : null;
  }

  /**
   * Follows a specifier from here, null where it would leave the root or has an impossible name.
   */
  @Nullable VirtualPath resolve(String specifier) {
    List<String> result = specifier.startsWith("/") ? new ArrayList<>() : new ArrayList<>(names);
    for (String name : specifier.split("/")) {
      switch (name) {
        case "", "." -> {
          // Stays.
        }
        case ".." -> {
          if (result.isEmpty()) {
            return null;
          }
          result.remove(result.size() - 1);
        }
        default -> {
          if (!isPlain(name) || result.size() == MAX_NAMES) {
            return null;
          }
          result.add(name);
        }
      }
    }
    return new VirtualPath(result);
  }

  /**
   * Refuses what some file system takes for a separator, a drive, a stream, or the same as another
   * name.
   */
  private static boolean isPlain(String name) {
    if (name.endsWith(".") || name.endsWith(" ")) {
      return false;
    }
    return name.chars().allMatch(c -> c >= ' ' && c != '\\' && c != ':' && c != 0x7f);
  }

  @Nullable VirtualPath parent() {
    return names.isEmpty() ? null : new VirtualPath(names.subList(0, names.size() - 1));
  }

  /** This path with a suffix on its last name. */
  @Nullable VirtualPath withSuffix(String suffix) {
    if (names.isEmpty()) {
      return null;
    }
    List<String> changed = new ArrayList<>(names);
    changed.set(changed.size() - 1, changed.get(changed.size() - 1) + suffix);
    return new VirtualPath(changed);
  }

  @Override
  public String toString() {
    return "/" + String.join("/", names);
  }
}
