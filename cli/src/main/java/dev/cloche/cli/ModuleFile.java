package dev.cloche.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * A file that is run as a CommonJS module.
 *
 * @param root the directory that the guest sees as {@code /}
 * @param specifier how to require the file from there, such as {@code ./lib/main.js}
 */
record ModuleFile(Path root, String specifier) {

  /**
   * Finds a file below a root.
   *
   * @param file the file; links are resolved first, so it must really lie inside
   * @param root the root
   */
  static ModuleFile of(Path file, Path root) throws UsageException {
    Path realRoot = real(root, "--root " + root);
    if (!Files.isDirectory(realRoot)) {
      throw UsageException.in("--root " + root, "not a directory");
    }
    Path realFile = real(file, file.toString());
    if (!realFile.startsWith(realRoot)) {
      throw UsageException.in(file.toString(), "not inside --root " + root);
    }
    StringJoiner specifier = new StringJoiner("/", "./", "");
    realRoot.relativize(realFile).forEach(name -> specifier.add(name.toString()));
    return new ModuleFile(root, specifier.toString());
  }

  private static Path real(Path path, String where) throws UsageException {
    try {
      return path.toRealPath();
    } catch (IOException unreadable) {
      throw UsageException.in(where, SourceFile.reason(unreadable));
    }
  }
}
