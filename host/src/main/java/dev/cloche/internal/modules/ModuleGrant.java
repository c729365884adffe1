package dev.cloche.internal.modules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a guest may {@code require}.
 *
 * @param root the directory that the guest sees as {@code /}
 * @param allowed further directories, the first of which it sees as {@code /:1}
 * @param externals names of packages that bare specifiers may reach
 * @param extensions of source files, each with its dot, in the order in which they are tried
 * @param fallback is asked for what is not found otherwise
 */
public record ModuleGrant(
    Path root,
    List<Path> allowed,
    Set<String> externals,
    List<String> extensions,
    @Nullable Fallback fallback) {

  /** The extensions of source files unless there are others. */
  public static final List<String> EXTENSIONS = List.of(".js", ".cjs");

  /** Finds what the usual lookup does not. */
  @FunctionalInterface
  public interface Fallback {

    /**
     * Finds a module.
     *
     * @param specifier what the guest asked for
     * @param directory the real directory of the module that asks
     * @return a path of the host's, filtered like all others; null for none
     */
    @Nullable Path find(String specifier, Path directory);
  }

  /** Copies the collections. */
  public ModuleGrant {
    allowed = List.copyOf(allowed);
    externals = Set.copyOf(externals);
    extensions = List.copyOf(extensions);
  }

  /**
   * A root alone, with packages below it.
   *
   * @param root the directory
   * @param externals names of packages
   */
  public ModuleGrant(Path root, Set<String> externals) {
    this(root, List.of(), externals, EXTENSIONS, null);
  }

  List<Path> directories() {
    List<Path> all = new ArrayList<>(allowed);
    all.add(0, root);
    return all;
  }
}
