package dev.cloche.internal.modules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.internal.files.VirtualPath;
import org.jspecify.annotations.Nullable;

/** The {@code imports} of a {@code package.json}: names that a package has for itself alone. */
final class PackageImports {

  private static final String MARK = "#";

  /**
   * What such a name stands for.
   *
   * @param home the package's directory
   * @param specifier a path in the package, beginning with {@code "./"}, or a bare specifier
   */
  record Target(VirtualPath home, String specifier) {

    boolean isPath() {
      return specifier.startsWith("./");
    }
  }

  private PackageImports() {}

  static boolean isImport(String specifier) {
    return specifier.startsWith(MARK);
  }

  /**
   * Finds what a name stands for in the package that a directory is in: the nearest above it that
   * has a {@code package.json}.
   *
   * @return null where the package has no such name
   */
  static @Nullable Target find(String specifier, VirtualPath directory, ModuleProbe probe)
      throws ModuleRefusedException {
    if (specifier.equals(MARK) || specifier.startsWith(MARK + "/")) {
      return null;
    }
    @Nullable VirtualPath home = directory;
    while (home != null && !isModulesDirectory(home)) {
      @Nullable JsonNode json = probe.packageJson(home);
      if (json != null) {
        @Nullable String target = PackageTargets.imported(json.path("imports"), specifier);
        return target == null ? null : new Target(home, target);
      }
      home = home.resolve("..");
    }
    return null;
  }

  private static boolean isModulesDirectory(VirtualPath directory) {
    return !directory.isRoot() && directory.names().getLast().equals(ModuleRoot.NODE_MODULES);
  }
}
