package dev.cloche.internal.modules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Directories of the host, and the only way from a {@link VirtualPath} to a file in one of them.
 *
 * <p>Symbolic links are followed only to real files below one of the roots, which is decided when a
 * file is opened. Only regular files are read. Denied and missing are the same: null. Safe for use
 * by many threads.
 */
final class FileRoots {

  /** The real directories; a path's root is an index here. */
  private final List<Path> roots;

  /** The same as they were written, through whatever links. */
  private final List<Path> written;

  private FileRoots(List<Path> roots, List<Path> written) {
    this.roots = List.copyOf(roots);
    this.written = List.copyOf(written);
  }

  /**
   * Opens directories.
   *
   * @param directories root 0 first; may themselves be reached through links; one that lies in an
   *     earlier one is a part of that
   * @throws IOException when one is not a directory that can be read; its message names it
   */
  static FileRoots of(List<Path> directories) throws IOException {
    List<Path> roots = new ArrayList<>();
    List<Path> written = new ArrayList<>();
    for (Path directory : directories) {
      try {
        Path real = directory.toRealPath();
        if (!Files.isDirectory(real)) {
          throw new IOException("not a directory");
        }
        if (roots.stream().noneMatch(real::startsWith)) {
          roots.add(real);
          written.add(directory.toAbsolutePath().normalize());
        }
      } catch (IOException unreadable) {
        throw new IOException(directory + " is not a readable directory", unreadable);
      }
    }
    return new FileRoots(roots, written);
  }

  boolean regularFile(VirtualPath path) {
    @Nullable Path file = real(path);
    return file != null && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  boolean directory(VirtualPath path) {
    @Nullable Path file = real(path);
    return file != null && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** The real file behind a virtual path, if it lies below a root. */
  @Nullable Path real(VirtualPath path) {
    if (path.root() >= roots.size()) {
      return null;
    }
    Path root = roots.get(path.root());
    try {
      Path at = root;
      for (String name : path.names()) {
        at = at.resolve(name);
        if (at.getNameCount() <= root.getNameCount()) {
          return null;
        }
      }
      Path real = at.toRealPath();
      return innermost(roots, real) < 0 ? null : real;
    } catch (IOException | InvalidPathException denied) {
      return null;
    }
  }

  /** The virtual path of a host's path by its names alone, null where it is below no root. */
  @Nullable VirtualPath virtual(Path path) {
    int root = innermost(roots, path);
    if (root >= 0) {
      return VirtualPath.of(root, roots.get(root).relativize(path));
    }
    root = innermost(written, path);
    return root < 0 ? null : VirtualPath.of(root, written.get(root).relativize(path));
  }

  private static int innermost(List<Path> directories, Path path) {
    int found = -1;
    for (int i = 0; i < directories.size(); i++) {
      if (path.startsWith(directories.get(i))
          && (found < 0
              || directories.get(i).getNameCount() > directories.get(found).getNameCount())) {
        found = i;
      }
    }
    return found;
  }

  /** Up to {@code maxBytes + 1} bytes of a regular file, null where there is none. */
  byte @Nullable [] read(VirtualPath path, int maxBytes) {
    @Nullable Path file = real(path);
    if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try (InputStream in =
        Channels.newInputStream(
            Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      // Opened first, looked at after: a link swapped in between is noticed here.
      return file.equals(real(path)) ? in.readNBytes(maxBytes + 1) : null;
    } catch (IOException unreadable) {
      return null;
    }
  }
}
