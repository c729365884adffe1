package dev.cloche.internal.modules;

import org.jspecify.annotations.Nullable;

/**
 * A bare specifier taken apart.
 *
 * @param name the package, with its scope
 * @param subpath what follows, {@code "."} for nothing, else with a leading {@code "./"}
 */
record PackageSpecifier(String name, String subpath) {

  /** Takes a specifier apart, null when it cannot name a package. */
  static @Nullable PackageSpecifier parse(String specifier) {
    int names = specifier.startsWith("@") ? 2 : 1;
    String[] parts = specifier.split("/", names + 1);
    if (parts.length < names) {
      return null;
    }
    String name = names == 2 ? parts[0] + "/" + parts[1] : parts[0];
    for (int i = 0; i < names; i++) {
      if (parts[i].isEmpty() || parts[i].startsWith(".") || parts[i].contains("\\")) {
        return null;
      }
    }
    String subpath = parts.length > names ? "./" + parts[names] : ".";
    return new PackageSpecifier(name, subpath);
  }
}
