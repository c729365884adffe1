package dev.cloche.internal.modules;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The modules that an isolate's guest was told of: it may read these and no others, and ask for
 * more only from the directories of those that it has read.
 *
 * <p>An engine in order asks for nothing else. One that the guest has taken over may name any file
 * below a root (packages that were not listed, files that are no modules), and claim to ask from
 * within any package. Bounded, since a guest may look for files without reading them; then those
 * that it was told of first are forgotten, while the engine reads a file as soon as it was told of.
 *
 * <p>Used by the isolate's thread only.
 */
public final class FoundModules {

  /** Characters of what is remembered of files that were not read. */
  private static final int MAX_CHARS = 1 << 20;

  /** What an entry counts beside its characters. */
  private static final int ENTRY_CHARS = 64;

  private static final String ROOT = "/";

  private final LinkedHashSet<String> found = new LinkedHashSet<>();
  private final Set<String> directories = new HashSet<>(Set.of(ROOT));
  private int rest = MAX_CHARS;

  /** Makes one that holds nothing; the root's directory may ask. */
  public FoundModules() {}

  /**
   * The guest is told of a file.
   *
   * @param path its virtual path
   * @return the path
   */
  public String add(String path) {
    if (found.remove(path)) {
      rest += weight(path);
    }
    found.add(path);
    rest -= weight(path);
    Iterator<String> oldest = found.iterator();
    while (rest < 0 && found.size() > 1) {
      rest += weight(oldest.next());
      oldest.remove();
    }
    return path;
  }

  private static int weight(String path) {
    return ENTRY_CHARS + path.length();
  }

  /**
   * The guest asks for a file's contents; when it may have them, the file's directory may ask.
   *
   * @param path what it says is a virtual path
   * @return whether it was told of the file
   */
  public boolean read(String path) {
    if (!found.contains(path)) {
      return false;
    }
    directories.add(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    return true;
  }

  /**
   * Whether a module may ask for others.
   *
   * @param directory the directory that it says that it is in
   * @return whether that is the root, or one of a file that was read
   */
  public boolean mayAsk(String directory) {
    return directories.contains(directory);
  }
}
