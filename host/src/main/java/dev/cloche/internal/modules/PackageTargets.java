package dev.cloche.internal.modules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code exports} and {@code imports} of a {@code package.json}, as Node's documentation of
 * packages describes them: conditions, subpaths and patterns of one star.
 */
final class PackageTargets {

  /** What a star does not stand for: a step to what the package does not name. */
  private static final Set<String> NO_MATCH = Set.of(".", "..", "node_modules");

  /** Characters of a target: no file has a longer path, and stars would multiply what is long. */
  private static final int MAX_TARGET = 4096;

  private static final Set<String> CONDITIONS = Set.of("require", "node", "default");

  /** Whether targets may be other packages. */
  private final boolean bare;

  private PackageTargets(boolean bare) {
    this.bare = bare;
  }

  /** The target of a subpath ({@code "."} or {@code "./x"}), null where none is exported. */
  static @Nullable String exported(JsonNode exports, String subpath) {
    PackageTargets targets = new PackageTargets(false);
    boolean subpaths =
        exports.isObject()
            && exports.fieldNames().hasNext()
            && exports.fieldNames().next().startsWith(".");
    if (!subpaths) {
      return subpath.equals(".") ? targets.conditional(exports) : null;
    }
    return targets.named(exports, subpath);
  }

  /** The target of a name ({@code "#x"}), a path or a bare specifier; null where there is none. */
  static @Nullable String imported(JsonNode imports, String name) {
    return imports.isObject() ? new PackageTargets(true).named(imports, name) : null;
  }

  private @Nullable String named(JsonNode targets, String name) {
    JsonNode exact = targets.path(name);
    if (!exact.isMissingNode() && !name.contains("*")) {
      return conditional(exact);
    }
    return pattern(targets, name);
  }

  private @Nullable String pattern(JsonNode targets, String name) {
    @Nullable String best = null;
    for (var patterns = targets.fieldNames(); patterns.hasNext(); ) {
      String pattern = patterns.next();
      int star = pattern.indexOf('*');
      if (star < 0 || name.length() < pattern.length()) {
        continue;
      }
      boolean matches =
          name.startsWith(pattern.substring(0, star)) && name.endsWith(pattern.substring(star + 1));
      // The longest prefix wins.
      if (matches && (best == null || star > best.indexOf('*'))) {
        best = pattern;
      }
    }
    if (best == null) {
      return null;
    }
    int star = best.indexOf('*');
    String match = name.substring(star, name.length() - (best.length() - star - 1));
    if (!Collections.disjoint(List.of(match.split("/", -1)), NO_MATCH)) {
      return null;
    }
    @Nullable String target = conditional(targets.path(best));
    return target == null || filledLength(target, match) > MAX_TARGET
        ? null
        : target.replace("*", match);
  }

  private static long filledLength(String target, String match) {
    long stars = target.chars().filter(c -> c == '*').count();
    return target.length() + stars * (match.length() - 1);
  }

  private @Nullable String conditional(JsonNode node) {
    if (node.isTextual()) {
      return isTarget(node.asText()) ? node.asText() : null;
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

  private boolean isTarget(String text) {
    return text.startsWith("./") || (bare && !text.startsWith(".") && !text.startsWith("/"));
  }
}
