package dev.cloche.internal.modules;

import dev.cloche.internal.files.VirtualPath;
import dev.cloche.internal.modules.Resolutions.Lookup;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Modules that an image holds, loaded. They are named {@code image:0/lib/a.js}: the number of the
 * image (an image may come from an isolate that came from an image), then the path in the isolate
 * that loaded them. Such a name is no path, so no file has it.
 *
 * <p>They find each other where they did there. A guest of an isolate made from the image finds
 * only the packages among them that were granted there by name, when they are granted here, too.
 * Immutable.
 *
 * @param images how many images the isolate came through; the number of the next
 * @param lookups where modules of an image find others, by the name of the directory that asks
 * @param packages modules by bare specifiers
 */
public record PreloadedModules(
    int images, Map<Lookup, String> lookups, Map<String, String> packages) {

  /** None: of isolates that come from no image. */
  public static final PreloadedModules NONE = new PreloadedModules(0, Map.of(), Map.of());

  private static final String SCHEME = "image:";
  private static final String NODE_MODULES = "node_modules";

  /** Copies the maps. */
  public PreloadedModules {
    // In their order, so that an image is always stored as the same bytes.
    lookups = Collections.unmodifiableMap(new LinkedHashMap<>(lookups));
    packages = Collections.unmodifiableMap(new LinkedHashMap<>(packages));
  }

  /**
   * Whether a directory is that of a module of an image.
   *
   * @param from the directory's name
   * @return true when there are no files to be looked for
   */
  public static boolean isHome(String from) {
    return from.startsWith(SCHEME);
  }

  /**
   * Finds what a module of an image asks for.
   *
   * @param specifier what it asked for
   * @param from its directory's name
   * @return the name of a module, null when it has not found one before the capture
   */
  public @Nullable String resolve(String specifier, String from) {
    return lookups.get(new Lookup(specifier, from));
  }

  /**
   * Finds a package for a module that did not come with an image.
   *
   * @param specifier what it asked for
   * @param externals the packages that are granted by name
   * @return the name of a module, null when there is none, or the package is not granted
   */
  public @Nullable String external(String specifier, Set<String> externals) {
    @Nullable String name = packages.get(specifier);
    return name != null && isListed(specifier, externals) ? name : null;
  }

  private static boolean isListed(String specifier, Set<String> externals) {
    @Nullable PackageSpecifier wanted = PackageSpecifier.parse(specifier);
    return wanted != null && externals.contains(wanted.name());
  }

  /**
   * Whether a directory is a package's, which may have packages of its own beside it.
   *
   * @param from the directory
   * @return true in a {@code node_modules}
   */
  public static boolean isPackages(String from) {
    @Nullable VirtualPath path = VirtualPath.parse(from);
    return path != null && path.names().contains(NODE_MODULES);
  }

  /**
   * What an image of an isolate holds that came from an image with these modules.
   *
   * @param found where the isolate's own modules have found others
   * @param externals the packages that it was granted by name
   * @param sealed the names, with the next image's number, of its modules that are loaded
   * @return these modules and its own
   */
  public PreloadedModules plus(
      Map<Lookup, String> found, Set<String> externals, Set<String> sealed) {
    String prefix = SCHEME + images;
    Map<Lookup, String> allLookups = new LinkedHashMap<>(lookups);
    Map<String, String> allPackages = new LinkedHashMap<>(packages);
    for (Map.Entry<Lookup, String> entry : found.entrySet()) {
      Lookup lookup = entry.getKey();
      String name = isHome(entry.getValue()) ? entry.getValue() : prefix + entry.getValue();
      if (isHome(entry.getValue()) || sealed.contains(name)) {
        allLookups.put(new Lookup(lookup.specifier(), prefix + lookup.from()), name);
        if (isListed(lookup.specifier(), externals) && !isPackages(lookup.from())) {
          allPackages.putIfAbsent(lookup.specifier(), name);
        }
      }
    }
    return new PreloadedModules(images + 1, allLookups, allPackages);
  }
}
