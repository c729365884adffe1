package dev.cloche.internal.files;

import dev.cloche.internal.files.DirectoryEntry.Kind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the host, to be read. Links are shown as what they lead to; those that lead out of
 * it, files that are neither regular nor directories, names that are not plain and what the JVM may
 * not read are not there. Safe for use by many threads.
 */
final class HostMount implements Mount {

  private static final long SECOND = 1000;

  /** The latest moment of a Date, in milliseconds. */
  private static final long LAST_DATE = 8_640_000_000_000_000L;

  private final FileRoots roots;

  HostMount(FileRoots roots) {
    this.roots = roots;
  }

  @Override
  public FileStatus status(VirtualPath path) throws ErrnoException {
    return status(visible(path));
  }

  /** Of times only this one, and in seconds: enough for caches, and no more of the host. */
  private static FileStatus status(BasicFileAttributes file) {
    long time = Math.clamp(file.lastModifiedTime().toMillis(), -LAST_DATE, LAST_DATE);
    boolean directory = file.isDirectory();
    return new FileStatus(
        directory, directory ? 0 : file.size(), Math.floorDiv(time, SECOND) * SECOND, false);
  }

  private BasicFileAttributes visible(VirtualPath path) throws ErrnoException {
    @Nullable BasicFileAttributes found = look(path);
    if (found == null) {
      throw missing(path);
    }
    return found;
  }

  /** What is there for the guest, null for nothing. */
  private @Nullable BasicFileAttributes look(VirtualPath path) {
    @Nullable BasicFileAttributes found = roots.attributes(path);
    @Nullable Path real = found == null ? null : roots.real(path);
    return found != null && real != null && isVisible(found, real) ? found : null;
  }

  private static boolean isVisible(BasicFileAttributes found, Path real) {
    return (found.isRegularFile() || found.isDirectory()) && Files.isReadable(real);
  }

  /** Tells a file on the way from nothing: what the guest sees of the way decides. */
  private ErrnoException missing(VirtualPath path) {
    for (@Nullable VirtualPath at = path.parent(); at != null; at = at.parent()) {
      @Nullable BasicFileAttributes found = look(at);
      if (found != null) {
        return (found.isDirectory() ? Errno.ENOENT : Errno.ENOTDIR).failure();
      }
    }
    return Errno.ENOENT.failure();
  }

  @Override
  public List<DirectoryEntry> list(VirtualPath path) throws ErrnoException {
    if (!visible(path).isDirectory()) {
      throw Errno.ENOTDIR.failure();
    }
    @Nullable Path directory = roots.real(path);
    if (directory == null) {
      throw Errno.ENOENT.failure();
    }
    List<DirectoryEntry> entries = new ArrayList<>();
    try (OpenDirectory opened = roots.open(directory)) {
      int seen = 0;
      for (Path child : opened) {
        if (++seen > MAX_ENTRIES) {
          throw Errno.EOVERFLOW.failure();
        }
        addVisible(entries, path, opened, child);
      }
      if (!roots.isUnmoved(opened, path, directory)) {
        throw Errno.ENOENT.failure();
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      throw Errno.ENOENT.failure();
    }
    entries.sort(Comparator.comparing(DirectoryEntry::name));
    return entries;
  }

  private void addVisible(
      List<DirectoryEntry> entries, VirtualPath directory, OpenDirectory opened, Path child) {
    Path name = child.getFileName();
    @Nullable VirtualPath path = directory.resolve(name.toString());
    if (path == null) {
      return;
    }
    BasicFileAttributes entry;
    try {
      entry = opened.attributes(name);
    } catch (IOException gone) {
      return;
    }
    boolean plain = entry.isRegularFile() || entry.isDirectory();
    @Nullable BasicFileAttributes found = plain ? entry : look(path);
    if (found == null || (plain && !isVisible(entry, child))) {
      return;
    }
    Kind ofDirectory = plain ? Kind.DIRECTORY : Kind.LINKED_DIRECTORY;
    entries.add(new DirectoryEntry(name.toString(), found.isDirectory() ? ofDirectory : Kind.FILE));
  }

  @Override
  public VirtualPath realPath(VirtualPath path) throws ErrnoException {
    visible(path);
    @Nullable Path real = roots.real(path);
    @Nullable VirtualPath virtual = real == null ? null : roots.virtual(real);
    // Where a link leads to may have a name that is not plain; then nobody is told.
    if (virtual == null) {
      throw Errno.ENOENT.failure();
    }
    return virtual;
  }

  @Override
  public byte[] read(VirtualPath path, int maxBytes) throws ErrnoException {
    BasicFileAttributes found = visible(path);
    if (found.isDirectory()) {
      throw Errno.EISDIR.failure();
    }
    if (found.size() > maxBytes) {
      throw Errno.EFBIG.failure();
    }
    byte @Nullable [] bytes = roots.read(path, maxBytes);
    if (bytes == null) {
      throw Errno.ENOENT.failure();
    }
    if (bytes.length > maxBytes) {
      throw Errno.EFBIG.failure(); // It has grown.
    }
    return bytes;
  }
}
