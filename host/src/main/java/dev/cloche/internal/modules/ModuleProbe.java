package dev.cloche.internal.modules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import dev.cloche.internal.modules.ModuleRoot.ModuleTooLargeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Node's way from a path to a file: the exact name, then extensions, then a directory's {@code
 * main} or index.
 */
final class ModuleProbe {

  private static final List<String> EXTENSIONS = List.of(".js", ".cjs", ".json");
  private static final int MAX_PACKAGE_JSON = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ModuleRoot root;

  ModuleProbe(ModuleRoot root) {
    this.root = root;
  }

  @Nullable VirtualPath find(VirtualPath path, boolean directoryOnly) {
    @Nullable VirtualPath file = directoryOnly ? null : file(path);
    return file != null ? file : directory(path);
  }

  private @Nullable VirtualPath file(VirtualPath path) {
    if (root.regularFile(path)) {
      return path;
    }
    for (String extension : EXTENSIONS) {
      @Nullable VirtualPath candidate = path.withSuffix(extension);
      if (candidate != null && root.regularFile(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private @Nullable VirtualPath directory(VirtualPath path) {
    if (!root.directory(path)) {
      return null;
    }
    @Nullable JsonNode json = packageJson(path);
    String main = json == null ? "" : json.path("main").asText("");
    if (!main.isEmpty()) {
      @Nullable VirtualPath target = inside(path, main);
      @Nullable VirtualPath found = target == null ? null : fileOrIndex(target);
      if (found != null) {
        return found;
      }
    }
    return index(path);
  }

  private @Nullable VirtualPath fileOrIndex(VirtualPath path) {
    @Nullable VirtualPath file = file(path);
    return file != null ? file : index(path);
  }

  private @Nullable VirtualPath index(VirtualPath path) {
    @Nullable VirtualPath index = path.resolve("index");
    return index == null ? null : file(index);
  }

  /** Finds a package's file: through its {@code exports} where it has them, else as a path. */
  @Nullable VirtualPath findInPackage(VirtualPath home, String subpath) {
    @Nullable JsonNode json = packageJson(home);
    JsonNode exports = json == null ? JSON.missingNode() : json.path("exports");
    if (exports.isMissingNode() || exports.isNull()) {
      @Nullable VirtualPath target = inside(home, subpath);
      return target == null ? null : find(target, false);
    }
    @Nullable String target = PackageExports.target(exports, subpath);
    @Nullable VirtualPath path = target == null ? null : inside(home, target);
    return path != null && root.regularFile(path) ? path : null;
  }

  /** A path written in a package, which must not lead out of it. */
  private static @Nullable VirtualPath inside(VirtualPath home, String target) {
    if (target.startsWith("/")) {
      return null;
    }
    @Nullable VirtualPath path = home.resolve(target);
    boolean within =
        path != null
            && path.names().size() >= home.names().size()
            && path.names().subList(0, home.names().size()).equals(home.names());
    return within ? path : null;
  }

  private @Nullable JsonNode packageJson(VirtualPath directory) {
    @Nullable VirtualPath file = directory.resolve("package.json");
    if (file == null || !root.regularFile(file)) {
      return null;
    }
    try {
      return JSON.readTree(root.read(file.toString(), MAX_PACKAGE_JSON));
    } catch (JsonProcessingException | ModuleNotFoundException | ModuleTooLargeException broken) {
      return null;
    }
  }
}
