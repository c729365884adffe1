package dev.cloche.internal.files;

import dev.cloche.internal.files.DirectoryEntry.Kind;
import dev.cloche.internal.files.MemoryNode.Directory;
import dev.cloche.internal.files.MemoryNode.File;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Files in the host's heap, within a quota, to be read and written. Safe for use by many threads;
 * an operation is done as a whole or not at all.
 */
final class MemoryMount implements Mount {

  /** The longest array that every JVM can make. */
  private static final int MAX_FILE = Integer.MAX_VALUE - 8;

  private final MemoryQuota quota;
  private final LongSupplier clock;
  private final Directory root = new Directory();

  /**
   * An empty mount.
   *
   * @param quotaBytes bytes of heap
   * @param maxFiles files and directories in it
   * @param clock milliseconds since 1970
   */
  MemoryMount(long quotaBytes, int maxFiles, LongSupplier clock) {
    this.quota = new MemoryQuota(quotaBytes, maxFiles);
    this.clock = clock;
    root.modified = clock.getAsLong();
  }

  private MemoryNode find(VirtualPath path) throws ErrnoException {
    MemoryNode at = root;
    for (String name : path.names()) {
      @Nullable MemoryNode next = asDirectory(at).get(name);
      if (next == null) {
        throw Errno.ENOENT.failure();
      }
      at = next;
    }
    return at;
  }

  private static Directory asDirectory(MemoryNode node) throws ErrnoException {
    if (node instanceof Directory directory) {
      return directory;
    }
    throw Errno.ENOTDIR.failure();
  }

  /**
   * The directory that a path's last name is in; the mount's root can be neither made nor moved.
   */
  private Directory parentOf(VirtualPath path) throws ErrnoException {
    @Nullable VirtualPath parent = path.parent();
    if (parent == null) {
      throw Errno.EBUSY.failure();
    }
    return asDirectory(find(parent));
  }

  @Override
  public synchronized FileStatus status(VirtualPath path) throws ErrnoException {
    MemoryNode node = find(path);
    return new FileStatus(
        node instanceof Directory, node instanceof File file ? file.size : 0, node.modified, true);
  }

  @Override
  public synchronized List<DirectoryEntry> list(VirtualPath path) throws ErrnoException {
    Directory directory = asDirectory(find(path));
    if (directory.entries().size() > MAX_ENTRIES) {
      throw Errno.EOVERFLOW.failure();
    }
    List<DirectoryEntry> entries = new ArrayList<>(directory.entries().size());
    directory
        .entries()
        .forEach(
            (name, node) ->
                entries.add(
                    new DirectoryEntry(
                        name, node instanceof Directory ? Kind.DIRECTORY : Kind.FILE)));
    return entries;
  }

  @Override
  public synchronized VirtualPath realPath(VirtualPath path) throws ErrnoException {
    find(path);
    return path;
  }

  @Override
  public synchronized byte[] read(VirtualPath path, int maxBytes) throws ErrnoException {
    if (!(find(path) instanceof File file)) {
      throw Errno.EISDIR.failure();
    }
    if (file.size > maxBytes) {
      throw Errno.EFBIG.failure();
    }
    return file.size == file.bytes.length ? file.bytes : Arrays.copyOf(file.bytes, file.size);
  }

  /** Writes a file; the bytes are the mount's from now on. */
  synchronized void write(VirtualPath path, byte[] bytes, boolean append, boolean exclusive)
      throws ErrnoException {
    Directory parent = parentOf(path);
    @Nullable MemoryNode old = parent.get(path.name());
    if (old == null) {
      quota.claimEntry(path.name(), bytes.length);
      add(parent, path.name(), new File(bytes));
      return;
    }
    if (exclusive) {
      throw Errno.EEXIST.failure();
    }
    if (!(old instanceof File file)) {
      throw Errno.EISDIR.failure();
    }
    if (append) {
      append(file, bytes);
    } else {
      quota.claim(bytes.length - file.contentBytes());
      file.bytes = bytes;
      file.size = bytes.length;
    }
    file.modified = clock.getAsLong();
  }

  /** Grows by doubling, so that many short writes cost no more than a long one. */
  private void append(File file, byte[] bytes) throws ErrnoException {
    long size = (long) file.size + bytes.length;
    int capacity = file.bytes.length;
    if (size > capacity) {
      if (size - capacity > quota.rest()) {
        throw Errno.ENOSPC.failure();
      }
      long wanted = Math.min(Math.max(size, 2L * capacity), capacity + quota.rest());
      if (size > MAX_FILE) {
        throw Errno.EFBIG.failure();
      }
      byte[] grown = Arrays.copyOf(file.bytes, (int) Math.min(wanted, MAX_FILE));
      quota.claim(grown.length - capacity);
      file.bytes = grown;
    }
    System.arraycopy(bytes, 0, file.bytes, file.size, bytes.length);
    file.size = (int) size;
  }

  private void add(Directory parent, String name, MemoryNode node) {
    long now = clock.getAsLong();
    node.modified = now;
    parent.put(name, node);
    parent.modified = now;
  }

  private void drop(Directory parent, String name, MemoryNode node) {
    parent.remove(name);
    parent.modified = clock.getAsLong();
    quota.release(name, node);
  }

  synchronized void makeDirectory(VirtualPath path) throws ErrnoException {
    Directory parent = parentOf(path);
    if (parent.get(path.name()) != null) {
      throw Errno.EEXIST.failure();
    }
    quota.claimEntry(path.name(), 0);
    add(parent, path.name(), new Directory());
  }

  /** Makes a directory and those above it, where they are missing. */
  synchronized void makeDirectories(VirtualPath path) throws ErrnoException {
    for (int i = 1; i <= path.names().size(); i++) {
      VirtualPath at = path.first(i);
      if (!(parentOf(at).get(at.name()) instanceof Directory)) {
        makeDirectory(at);
      }
    }
  }

  /** Removes a file. */
  synchronized void unlink(VirtualPath path) throws ErrnoException {
    MemoryNode node = find(path);
    if (node instanceof Directory) {
      throw Errno.EISDIR.failure();
    }
    drop(parentOf(path), path.name(), node);
  }

  /** Removes an empty directory. */
  synchronized void removeDirectory(VirtualPath path) throws ErrnoException {
    if (!asDirectory(find(path)).entries().isEmpty()) {
      throw Errno.ENOTEMPTY.failure();
    }
    remove(path);
  }

  /** Removes a file, or a directory with all that is in it. */
  synchronized void remove(VirtualPath path) throws ErrnoException {
    drop(parentOf(path), path.name(), find(path));
  }

  synchronized void rename(VirtualPath from, VirtualPath to) throws ErrnoException {
    MemoryNode node = find(from);
    Directory source = parentOf(from);
    Directory target = parentOf(to);
    if (from.equals(to)) {
      return;
    }
    if (to.isWithin(from)) {
      throw Errno.EINVAL.failure();
    }
    requireReachable(node, to);
    @Nullable MemoryNode replaced = target.get(to.name());
    if (replaced != null) {
      requireReplaceable(node, replaced);
    }
    quota.claim(MemoryQuota.entryBytes(to.name()) - MemoryQuota.entryBytes(from.name()));
    if (replaced != null) {
      drop(target, to.name(), replaced);
    }
    source.remove(from.name());
    source.modified = clock.getAsLong();
    target.put(to.name(), node);
    target.modified = source.modified;
  }

  private static void requireReplaceable(MemoryNode node, MemoryNode replaced)
      throws ErrnoException {
    if (node instanceof File) {
      if (replaced instanceof Directory) {
        throw Errno.EISDIR.failure();
      }
    } else if (!asDirectory(replaced).entries().isEmpty()) {
      throw Errno.ENOTEMPTY.failure();
    }
  }

  /** What is in a directory must have paths that can be written, wherever it is moved to. */
  private static void requireReachable(MemoryNode node, VirtualPath at) throws ErrnoException {
    record Open(MemoryNode node, int depth, int length) {}
    Deque<Open> open = new ArrayDeque<>();
    open.add(new Open(node, at.names().size(), at.toString().length()));
    while (!open.isEmpty()) {
      Open next = open.remove();
      if (next.depth > VirtualPath.MAX_NAMES || next.length > GuestPath.MAX_PATH) {
        throw Errno.ENAMETOOLONG.failure();
      }
      if (next.node instanceof Directory directory) {
        directory
            .entries()
            .forEach(
                (name, child) ->
                    open.add(new Open(child, next.depth + 1, next.length + 1 + name.length())));
      }
    }
  }

  /** The paths of all files. */
  synchronized List<VirtualPath> files() {
    record Open(MemoryNode node, VirtualPath path) {}
    List<VirtualPath> files = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    open.add(new Open(root, new VirtualPath(0, List.of())));
    while (!open.isEmpty()) {
      Open next = open.remove();
      if (next.node instanceof Directory directory) {
        directory
            .entries()
            .forEach((name, child) -> open.add(new Open(child, next.path.child(name))));
      } else {
        files.add(next.path);
      }
    }
    return files;
  }
}
