package dev.cloche.runtime;

import dev.cloche.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tenant's folder of code. */
public record Tenant(Path root) {

  /** A folder as it is. */
  public static Tenant in(Path directory) {
    return new Tenant(directory);
  }

  /** A folder with an {@code index.js}. */
  public static Tenant of(Path directory, String index) {
    return in(directory).with("index.js", index);
  }

  /** The same with one file more. */
  public Tenant with(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A request for a function of {@code index.js}. */
  public RunRequest.Builder call(String function, Object... args) {
    return RunRequest.builder().root(root).file("index.js").funcName(function).args(args);
  }
}
