package dev.cloche.internal.modules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code exports} of a {@code package.json}, as Node's documentation of packages describes
 * them: conditions, subpaths and patterns of one star.
 */
final class PackageExports {

  /** What a star does not stand for: a step to what the package does not export. */
  private static final Set<String> NO_MATCH = Set.of(".", "..", "node_modules");

  private static final Set<String> CONDITIONS = Set.of("require", "node", "default");

  private PackageExports() {}

  /** The target of a subpath ({@code "."} or {@code "./x"}), null where none is exported. */
  static @Nullable String target(JsonNode exports, String subpath) {
    boolean subpaths =
        exports.isObject()
            && exports.fieldNames().hasNext()
            && exports.fieldNames().next().startsWith(".");
    if (!subpaths) {
      return subpath.equals(".") ? conditional(exports) : null;
    }
    JsonNode exact = exports.path(subpath);
    if (!exact.isMissingNode() && !subpath.contains("*")) {
      return conditional(exact);
    }
    return pattern(exports, subpath);
  }

  private static @Nullable String pattern(JsonNode exports, String subpath) {
    @Nullable String best = null;
    for (var names = exports.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      int star = name.indexOf('*');
      if (star < 0 || subpath.length() < name.length()) {
        continue;
      }
      boolean matches =
          subpath.startsWith(name.substring(0, star)) && subpath.endsWith(name.substring(star + 1));
      // The longest prefix wins.
      if (matches && (best == null || star > best.indexOf('*'))) {
        best = name;
      }
    }
    if (best == null) {
      return null;
    }
    int star = best.indexOf('*');
    String match = subpath.substring(star, subpath.length() - (best.length() - star - 1));
    if (!Collections.disjoint(List.of(match.split("/", -1)), NO_MATCH)) {
      return null;
    }
    @Nullable String target = conditional(exports.path(best));
    return target == null ? null : target.replace("*", match);
  }

  private static @Nullable String conditional(JsonNode node) {
    if (node.isTextual()) {
      return node.asText().startsWith("./") ? node.asText() : null;
    }
    if (node.isArray()) {
      for (JsonNode alternative : node) {
        @Nullable String target = conditional(alternative);
        if (target != null) {
          return target;
        }
      }
      return null;
    }
    for (var field : node.properties()) {
      if (CONDITIONS.contains(field.getKey())) {
        @Nullable String target = conditional(field.getValue());
        if (target != null) {
          return target;
        }
      }
    }
    return null;
  }
}
