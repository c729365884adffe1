package dev.cloche.bench.compare.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with a task's module, which is there as long as the task is.
 *
 * @param path the folder
 */
record TaskFolder(Path path) implements AutoCloseable {

  static TaskFolder of(String source) {
    try {
      Path folder = Files.createTempDirectory("cloche-bench");
      Files.writeString(folder.resolve(Runs.FILE), source);
      return new TaskFolder(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    try {
      Files.delete(path.resolve(Runs.FILE));
      Files.delete(path);
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }
}
