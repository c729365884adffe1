package dev.cloche;

import dev.cloche.internal.modules.ModuleGrant;
import dev.cloche.internal.modules.ModuleRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a builder has gathered about modules. */
final class ModuleGrants {

  @Nullable Path root;
  final List<Path> allowed = new ArrayList<>();
  final Set<String> externals = new HashSet<>();
  List<String> extensions = ModuleGrant.EXTENSIONS;
  @Nullable ModuleResolver resolver;

  /** Extensions with their dots. */
  static List<String> extensions(String... extensions) {
    if (extensions.length == 0) {
      throw new IllegalArgumentException("there must be an extension of source files");
    }
    return Stream.of(extensions).map(ModuleGrants::extension).toList();
  }

  private static String extension(String text) {
    String dotted = text.startsWith(".") ? text : "." + text;
    if (dotted.length() == 1 || dotted.contains("/") || dotted.contains("\\")) {
      throw new IllegalArgumentException(
          "an extension must be a suffix of file names such as .js, not '" + text + "'");
    }
    return dotted;
  }

  /** Opens what is granted; null when there is no root. */
  @Nullable ModuleRoot open() {
    if (root == null) {
      return null;
    }
    @Nullable ModuleResolver hook = resolver;
    try {
      return ModuleRoot.of(
          new ModuleGrant(
              root, allowed, externals, extensions, hook == null ? null : fallback(hook)));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  private static ModuleGrant.Fallback fallback(ModuleResolver resolver) {
    return (specifier, directory) ->
        Hook.callNullable(
            "the resolver failed on '" + HostReply.cut(specifier) + "'",
            () -> resolver.resolve(specifier, directory));
  }
}
