package dev.cloche.cli;

import dev.cloche.FileAccess;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the options that say which files a module may read and write. */
final class FileOptions {

  /** Where files in memory are, as on the systems that people know. */
  private static final String MEMORY = "/tmp";

  private static final int MAX_MEMORY_FILES = 10_000;

  private FileOptions() {}

  /**
   * Reads them.
   *
   * @param mounts values of {@code --mount}
   * @param memory the value of {@code --memory-files}, null when it was not given
   */
  static FileAccess read(List<String> mounts, @Nullable String memory) throws UsageException {
    FileAccess.Builder files = FileAccess.builder();
    for (String mount : mounts) {
      mount(files, Arguments.utf8("--mount", mount));
    }
    if (memory != null) {
      inMemory(files, memory);
    }
    return files.build();
  }

  /** {@code DIR=/PATH}; a directory's name may hold the sign, too. */
  private static void mount(FileAccess.Builder files, String mount) throws UsageException {
    int sign = mount.lastIndexOf("=/");
    if (sign < 1) {
      throw UsageException.in(
          "--mount", "must be a directory and its path such as data=/data, not '" + mount + "'");
    }
    Path directory = SourceFile.path(mount.substring(0, sign), "--mount");
    try {
      files.readOnly(mount.substring(sign + 1), directory);
    } catch (IllegalArgumentException refused) {
      throw UsageException.in("--mount", String.valueOf(refused.getMessage()));
    }
  }

  private static void inMemory(FileAccess.Builder files, String quota) throws UsageException {
    try {
      long bytes = Quantities.bytes(quota);
      if (bytes == 0) {
        throw Quantities.wrong(quota, "must be at least one byte");
      }
      files.inMemory(MEMORY, bytes, MAX_MEMORY_FILES);
    } catch (UsageException | IllegalArgumentException refused) {
      throw UsageException.in("--memory-files", String.valueOf(refused.getMessage()));
    }
  }
}
