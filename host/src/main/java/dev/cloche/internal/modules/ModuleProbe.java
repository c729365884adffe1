package dev.cloche.internal.modules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.internal.files.FileRoots;
import dev.cloche.internal.files.VirtualPath;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Node's way from a path to a file: the exact name, then extensions, then a directory's {@code
 * main} or index.
 */
final class ModuleProbe {

  private static final int MAX_PACKAGE_JSON = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileRoots files;
  private final List<String> extensions;

  ModuleProbe(FileRoots files, List<String> extensions) {
    this.files = files;
    this.extensions = List.copyOf(extensions);
  }

  @Nullable VirtualPath find(VirtualPath path, boolean directoryOnly)
      throws ModuleRefusedException {
    @Nullable VirtualPath file = directoryOnly ? null : file(path);
    return file != null ? file : directory(path);
  }

  private @Nullable VirtualPath file(VirtualPath path) {
    if (files.regularFile(path)) {
      return path;
    }
    for (String extension : extensions) {
      @Nullable VirtualPath candidate = path.withSuffix(extension);
      if (candidate != null && files.regularFile(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private @Nullable VirtualPath directory(VirtualPath path) throws ModuleRefusedException {
    if (!files.directory(path)) {
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
  @Nullable VirtualPath findInPackage(VirtualPath home, String subpath)
      throws ModuleRefusedException {
    @Nullable JsonNode json = packageJson(home);
    JsonNode exports = json == null ? JSON.missingNode() : json.path("exports");
    if (exports.isMissingNode() || exports.isNull()) {
      @Nullable VirtualPath target = inside(home, subpath);
      return target == null ? null : find(target, false);
    }
    @Nullable String target = PackageTargets.exported(exports, subpath);
    return target == null ? null : exactly(home, target);
  }

  /** A file by the path that a package's maps have for it, to which nothing is added. */
  @Nullable VirtualPath exactly(VirtualPath home, String target) {
    @Nullable VirtualPath path = inside(home, target);
    return path != null && files.regularFile(path) ? path : null;
  }

  /** A path written in a package, which must not lead out of it. */
  private static @Nullable VirtualPath inside(VirtualPath home, String target) {
    if (target.startsWith("/")) {
      return null;
    }
    @Nullable VirtualPath path = home.resolve(target);
    return path != null && path.isWithin(home) ? path : null;
  }

  /** A directory's {@code package.json}, null where there is none. */
  @Nullable JsonNode packageJson(VirtualPath directory) throws ModuleRefusedException {
    @Nullable VirtualPath file = directory.resolve("package.json");
    byte @Nullable [] bytes = file == null ? null : files.read(file, MAX_PACKAGE_JSON);
    if (bytes == null) {
      return null;
    }
    try {
      @Nullable JsonNode json = bytes.length > MAX_PACKAGE_JSON ? null : JSON.readTree(bytes);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (IOException broken) {
      // The same as a text that is no object.
    }
    throw new ModuleRefusedException("Invalid package config " + file + ".");
  }

  /** Refuses a file that is neither source nor JSON. */
  void checkExtension(VirtualPath path, String specifier) throws ModuleRefusedException {
    String text = path.toString();
    if (extensions.stream().noneMatch(text::endsWith)) {
      throw new ModuleRefusedException(
          "Cannot load module '"
              + specifier
              + "': its extension is none of "
              + String.join(", ", extensions));
    }
  }
}
