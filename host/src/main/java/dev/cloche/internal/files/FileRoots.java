package dev.cloche.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
public final class FileRoots {

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
   * @return the roots
   * @throws IOException when one is not a directory that can be read; its message names it
   */
  public static FileRoots of(List<Path> directories) throws IOException {
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

  /**
   * Whether there is a file.
   *
   * @param path where
   * @return true for a regular file that may be read
   */
  public boolean regularFile(VirtualPath path) {
    @Nullable Path file = real(path);
    return file != null && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Whether there is a directory.
   *
   * @param path where
   * @return true for one below a root
   */
  public boolean directory(VirtualPath path) {
    @Nullable Path file = real(path);
    return file != null && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The real file behind a virtual path.
   *
   * @param path the path
   * @return the file without links, null where there is none below a root
   */
  public @Nullable Path real(VirtualPath path) {
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

  /**
   * The virtual path of a host's path, by its names alone.
   *
   * @param path an absolute path
   * @return the virtual path, null where it is below no root or a name is impossible
   */
  public @Nullable VirtualPath virtual(Path path) {
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

  /**
   * Reads a regular file.
   *
   * @param path where
   * @param maxBytes its cap
   * @return up to {@code maxBytes + 1} bytes, so that a file over the cap shows; null where there
   *     is none that may be read
   */
  public byte @Nullable [] read(VirtualPath path, int maxBytes) {
    @Nullable Path file = real(path);
    @Nullable Path name = file == null ? null : file.getFileName();
    if (file == null || name == null) {
      return null;
    }
    try (OpenDirectory directory = openParent(file)) {
      if (!directory.attributes(name).isRegularFile()) {
        return null;
      }
      try (InputStream in = directory.read(name)) {
        return isUnmoved(directory, path, file) ? in.readNBytes(maxBytes + 1) : null;
      }
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** Opens a real directory below a root. */
  OpenDirectory open(Path directory) throws IOException {
    return OpenDirectory.open(roots.get(innermost(roots, directory)), directory);
  }

  private OpenDirectory openParent(Path file) throws IOException {
    @Nullable Path parent = file.getParent();
    if (parent == null || innermost(roots, parent) < 0) {
      throw new IOException("a root has no parent");
    }
    return open(parent);
  }

  /**
   * Whether what was opened is what the path leads to. Opened first, looked at after: where the
   * system follows links on the way, one that was swapped in between is noticed here.
   */
  boolean isUnmoved(OpenDirectory opened, VirtualPath path, Path file) {
    return opened.isSecure() || file.equals(real(path));
  }

  /**
   * Looks at what is behind a path, once links are followed.
   *
   * @return its attributes, null where there is nothing below a root
   */
  @Nullable BasicFileAttributes attributes(VirtualPath path) {
    @Nullable Path file = real(path);
    @Nullable Path name = file == null ? null : file.getFileName();
    if (file == null) {
      return null;
    }
    try {
      if (name == null || roots.contains(file)) {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      }
      try (OpenDirectory directory = openParent(file)) {
        BasicFileAttributes found = directory.attributes(name);
        return isUnmoved(directory, path, file) ? found : null;
      }
    } catch (IOException unreadable) {
      return null;
    }
  }
}
