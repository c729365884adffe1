package dev.cloche.internal.files;

import dev.cloche.internal.files.DirectoryEntry.Kind;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An isolate's file system: mounts, the innermost of which decides, and directories that lead to
 * them. Only files in memory can be changed. Safe for use by many threads.
 */
public final class FileTree {

  private final MountTable mounts;

  private FileTree(MountTable mounts) {
    this.mounts = mounts;
  }

  /**
   * Opens mounts.
   *
   * @param specs the mounts, in places that differ
   * @param clock the guest's, in milliseconds since 1970
   * @return the file system
   * @throws IOException when a directory is not one that can be read; its message names it
   * @throws ErrnoException when files do not fit into their quota, with {@link Errno#ENOSPC}
   */
  public static FileTree open(Collection<MountSpec> specs, LongSupplier clock)
      throws IOException, ErrnoException {
    FileTree tree = new FileTree(MountTable.open(specs, clock));
    tree.fill(specs);
    return tree;
  }

  private void fill(Collection<MountSpec> specs) throws ErrnoException {
    for (MountSpec spec : specs) {
      makeParents(spec.at()); // A mount in a mount: the directory that it is in is a real one.
      if (spec instanceof MountSpec.InMemory memory) {
        for (Map.Entry<VirtualPath, byte[]> file : memory.files().entrySet()) {
          makeParents(file.getKey());
          write(file.getKey(), file.getValue(), false, true);
        }
      }
    }
  }

  private void makeParents(VirtualPath path) throws ErrnoException {
    @Nullable VirtualPath parent = path.parent();
    MountTable.@Nullable Located found = parent == null ? null : mounts.locate(parent);
    if (found != null && found.mount() instanceof MemoryMount memory) {
      memory.makeDirectories(found.path());
    }
  }

  /**
   * Looks at a file.
   *
   * @param path where
   * @return what it is
   * @throws ErrnoException when there is none
   */
  public FileStatus status(VirtualPath path) throws ErrnoException {
    MountTable.Located found = mounts.locate(path);
    if (!mounts.areBelow(path)) {
      return found.mount().status(found.path());
    }
    try {
      FileStatus status = found.mount().status(found.path());
      return status.directory() ? status : FileStatus.SYNTHETIC;
    } catch (ErrnoException hidden) {
      return FileStatus.SYNTHETIC;
    }
  }

  /**
   * Lists a directory.
   *
   * @param path where
   * @return its entries by name
   * @throws ErrnoException when it cannot be listed
   */
  public List<DirectoryEntry> list(VirtualPath path) throws ErrnoException {
    MountTable.Located found = mounts.locate(path);
    if (!mounts.areBelow(path)) {
      return found.mount().list(found.path());
    }
    Map<String, DirectoryEntry> entries = new TreeMap<>();
    try {
      found.mount().list(found.path()).forEach(entry -> entries.put(entry.name(), entry));
    } catch (ErrnoException none) {
      if (none.errno() == Errno.EOVERFLOW) {
        throw none;
      }
    }
    for (String name : mounts.namesIn(path)) {
      entries.put(name, new DirectoryEntry(name, Kind.DIRECTORY));
    }
    return List.copyOf(entries.values());
  }

  /**
   * Follows links.
   *
   * @param path where
   * @return the same place without links
   * @throws ErrnoException when there is nothing
   */
  public VirtualPath realPath(VirtualPath path) throws ErrnoException {
    MountTable.Located found = mounts.locate(path);
    if (mounts.areBelow(path)) {
      return path;
    }
    return found.at().plus(found.mount().realPath(found.path()));
  }

  /**
   * Reads a file.
   *
   * @param path where
   * @param maxBytes its cap
   * @return its contents, which must not be changed
   * @throws ErrnoException when it cannot be read
   */
  public byte[] read(VirtualPath path, int maxBytes) throws ErrnoException {
    if (mounts.areBelow(path)) {
      throw Errno.EISDIR.failure();
    }
    MountTable.Located found = mounts.locate(path);
    return found.mount().read(found.path(), maxBytes);
  }

  private MemoryMount writable(VirtualPath path) throws ErrnoException {
    if (mounts.locate(path).mount() instanceof MemoryMount memory) {
      return memory;
    }
    @Nullable VirtualPath parent = path.parent();
    if (parent != null && !status(parent).directory()) {
      throw Errno.ENOTDIR.failure();
    }
    throw Errno.EROFS.failure();
  }

  /**
   * Writes a file.
   *
   * @param path where
   * @param bytes its contents, which must not be changed afterwards
   * @param append whether they go behind what is there
   * @param exclusive whether nothing must be there
   * @throws ErrnoException when it cannot be written; nothing was
   */
  public void write(VirtualPath path, byte[] bytes, boolean append, boolean exclusive)
      throws ErrnoException {
    if (mounts.areBelow(path) || mounts.locate(path).path().isRoot()) {
      throw (exclusive ? Errno.EEXIST : Errno.EISDIR).failure();
    }
    writable(path).write(mounts.locate(path).path(), bytes, append, exclusive);
  }

  private boolean exists(VirtualPath path) throws ErrnoException {
    try {
      status(path);
      return true;
    } catch (ErrnoException failure) {
      if (failure.errno() == Errno.ENOENT) {
        return false;
      }
      throw failure;
    }
  }

  /**
   * Makes a directory.
   *
   * @param path where
   * @throws ErrnoException when it cannot be made
   */
  public void makeDirectory(VirtualPath path) throws ErrnoException {
    if (exists(path)) {
      throw Errno.EEXIST.failure();
    }
    writable(path).makeDirectory(mounts.locate(path).path());
  }

  /**
   * Makes a directory, and those above it that are missing.
   *
   * @param path where
   * @return the first that was made, null when all are there
   * @throws ErrnoException when one cannot be made; those above it were
   */
  public @Nullable VirtualPath makeDirectories(VirtualPath path) throws ErrnoException {
    @Nullable VirtualPath first = null;
    int depth = path.names().size();
    for (int i = 1; i <= depth; i++) {
      VirtualPath at = path.first(i);
      if (!exists(at)) {
        makeDirectory(at);
        first = first == null ? at : first;
      } else if (!status(at).directory()) {
        throw (i == depth ? Errno.EEXIST : Errno.ENOTDIR).failure();
      }
    }
    return first;
  }

  /** The mount in which something that is there may be removed or moved. */
  private MemoryMount changeable(VirtualPath path) throws ErrnoException {
    status(path);
    requireMovable(path);
    return writable(path);
  }

  /**
   * Removes a file.
   *
   * @param path where
   * @throws ErrnoException when it cannot be removed
   */
  public void unlink(VirtualPath path) throws ErrnoException {
    changeable(path).unlink(mounts.locate(path).path());
  }

  /**
   * Removes an empty directory.
   *
   * @param path where
   * @throws ErrnoException when it cannot be removed
   */
  public void removeDirectory(VirtualPath path) throws ErrnoException {
    changeable(path).removeDirectory(mounts.locate(path).path());
  }

  /**
   * Removes a file, or a directory with all that is in it.
   *
   * @param path where
   * @throws ErrnoException when it cannot be removed; nothing was
   */
  public void remove(VirtualPath path) throws ErrnoException {
    changeable(path).remove(mounts.locate(path).path());
  }

  /**
   * Moves a file or directory within its mount.
   *
   * @param from where it is
   * @param to where it shall be; a file, or an empty directory, that is there is replaced
   * @throws ErrnoException when it cannot be moved
   */
  public void rename(VirtualPath from, VirtualPath to) throws ErrnoException {
    MemoryMount memory = changeable(from);
    requireMovable(to);
    MountTable.Located target = mounts.locate(to);
    if (target.mount() != memory) {
      throw Errno.EXDEV.failure();
    }
    memory.rename(mounts.locate(from).path(), target.path());
  }

  /**
   * Copies a file.
   *
   * @param from the file
   * @param to where to
   * @param exclusive whether nothing must be there
   * @param maxBytes cap of its size
   * @throws ErrnoException when it cannot be copied; nothing was
   */
  public void copy(VirtualPath from, VirtualPath to, boolean exclusive, int maxBytes)
      throws ErrnoException {
    write(to, read(from, maxBytes), false, exclusive);
  }

  /** What is a mount point, or leads to one, can be neither removed nor moved. */
  private void requireMovable(VirtualPath path) throws ErrnoException {
    if (mounts.areWithin(path)) {
      throw Errno.EBUSY.failure();
    }
  }

  /**
   * The files in memory.
   *
   * @return their paths, mount by mount
   */
  public List<VirtualPath> memoryFiles() {
    return mounts.memoryFiles();
  }

  /**
   * Whether a path lies in a mount in memory.
   *
   * @param path where
   * @return true where the guest may write
   */
  public boolean isInMemory(VirtualPath path) {
    return mounts.locate(path).mount() instanceof MemoryMount;
  }
}
