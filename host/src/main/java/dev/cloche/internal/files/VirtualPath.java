package dev.cloche.internal.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute path as the guest sees it: names below a root, {@code /} between them on every
 * system. Never leaves its root, and never holds a name that a host's file system reads as more
 * than a name.
 *
 * <p>{@code /a.js} lies below root 0, {@code /:1/a.js} below root 1; no file is called {@code :1}.
 *
 * @param root the number of the root
 * @param names from the root down
 */
public record VirtualPath(int root, List<String> names) {

  /** Names of one path. */
  static final int MAX_NAMES = 256;

  private static final Pattern ROOT = Pattern.compile(":[1-9][0-9]{0,3}");

  /** Takes plain names. */
  public VirtualPath {
    names = List.copyOf(names);
  }

  /**
   * The path of an absolute text.
   *
   * @param text what a guest wrote
   * @return the path, null when the text is not absolute, would leave the root or has an impossible
   *     name
   */
  public static @Nullable VirtualPath parse(String text) {
    return text.startsWith("/") ? new VirtualPath(0, List.of()).resolve(text) : null;
  }

  /**
   * The path of names below a root.
   *
   * @param root the number of the root
   * @param names names from the root down, empty ones left out
   * @return the path, null where a name is impossible
   */
  public static @Nullable VirtualPath of(int root, Iterable<?> names) {
    List<String> plain = new ArrayList<>();
    for (Object name : names) {
      String text = name.toString();
      if (!text.isEmpty() && (!isPlain(text) || plain.size() == MAX_NAMES)) {
        return null;
      }
      if (!text.isEmpty()) {
        plain.add(text);
      }
    }
    return new VirtualPath(root, plain);
  }

  /**
   * Follows a specifier from here.
   *
   * @param specifier names and steps; from root 0 when it begins with a slash
   * @return the path, null where it would leave the root or has an impossible name
   */
  public @Nullable VirtualPath resolve(String specifier) {
    boolean absolute = specifier.startsWith("/");
    int at = absolute ? 0 : root;
    List<String> result = absolute ? new ArrayList<>() : new ArrayList<>(names);
    boolean first = absolute;
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
          if (first && ROOT.matcher(name).matches()) {
            at = Integer.parseInt(name, 1, name.length(), 10);
          } else if (!isPlain(name) || result.size() == MAX_NAMES) {
            return null;
          } else {
            result.add(name);
          }
        }
      }
      first &= name.isEmpty();
    }
    return new VirtualPath(at, result);
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

  /** {@return whether this is a root itself} */
  public boolean isRoot() {
    return names.isEmpty();
  }

  /**
   * Whether this is the file or directory {@code home} or lies below it.
   *
   * @param home the other path
   * @return true when it begins with all of the other's names
   */
  public boolean isWithin(VirtualPath home) {
    int count = home.names.size();
    return root == home.root && names.size() >= count && names.subList(0, count).equals(home.names);
  }

  /** This path as seen from one that it lies within. */
  VirtualPath below(VirtualPath home) {
    return new VirtualPath(0, names.subList(home.names.size(), names.size()));
  }

  /** A path below this one, as seen from the root. */
  VirtualPath plus(VirtualPath below) {
    List<String> all = new ArrayList<>(names);
    all.addAll(below.names);
    return new VirtualPath(root, all);
  }

  /** A path of one more name, which must be plain. */
  VirtualPath child(String name) {
    List<String> all = new ArrayList<>(names);
    all.add(name);
    return new VirtualPath(root, all);
  }

  /** The first so many names. */
  VirtualPath first(int count) {
    return new VirtualPath(root, names.subList(0, count));
  }

  /** The directory that this is in, null for a root. */
  @Nullable VirtualPath parent() {
    return names.isEmpty() ? null : first(names.size() - 1);
  }

  /** The last name; a root has none. */
  String name() {
    return names.getLast();
  }

  /**
   * This path with a suffix on its last name.
   *
   * @param suffix characters of a plain name
   * @return the path, null for a root
   */
  public @Nullable VirtualPath withSuffix(String suffix) {
    if (names.isEmpty()) {
      return null;
    }
    List<String> changed = new ArrayList<>(names);
    changed.set(changed.size() - 1, changed.get(changed.size() - 1) + suffix);
    return new VirtualPath(root, changed);
  }

  @Override
  public String toString() {
    String below = String.join("/", names);
    if (root == 0) {
      return "/" + below;
    }
    return below.isEmpty() ? "/:" + root : "/:" + root + "/" + below;
  }
}
