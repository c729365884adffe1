package dev.cloche.containment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A temporary directory. */
final class Folder {

  private final Path path;
  private final AtomicInteger inside = new AtomicInteger();

  Folder() {
    try {
      path = Files.createTempDirectory("cage");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Folder(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** A folder inside, for one case. */
  Folder inside() {
    return new Folder(path.resolve(Integer.toString(inside.incrementAndGet())));
  }

  void write(String name, String text) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void delete() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> childrenFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : childrenFirst) {
        Files.delete(each);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
