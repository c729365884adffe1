package dev.cloche.internal.files;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a mount in memory may still take of the host's heap. Guarded by its mount.
 *
 * <p>Every file and directory is charged for the objects that stand for it, so that empty ones are
 * not free.
 */
final class MemoryQuota {

  /**
   * The objects of one entry on a JVM without compressed pointers: node, map, map entry, string,
   * and the heads of two arrays; rounded up.
   */
  static final int ENTRY_BYTES = 256;

  private long bytes;
  private int entries;

  MemoryQuota(long bytes, int entries) {
    this.bytes = bytes;
    this.entries = entries;
  }

  /** What an entry costs besides its contents. */
  static long entryBytes(String name) {
    return ENTRY_BYTES + 2L * name.length();
  }

  /** Bytes that are left. */
  long rest() {
    return bytes;
  }

  /**
   * Takes bytes; a negative number gives them back.
   *
   * @throws ErrnoException with {@link Errno#ENOSPC}; nothing was taken
   */
  void claim(long wanted) throws ErrnoException {
    if (wanted > bytes) {
      throw Errno.ENOSPC.failure();
    }
    bytes -= wanted;
  }

  /** Takes a new entry. */
  void claimEntry(String name, long contentBytes) throws ErrnoException {
    if (entries == 0) {
      throw Errno.ENOSPC.failure();
    }
    claim(entryBytes(name) + contentBytes);
    entries--;
  }

  /** Gives an entry back, with all that is in it. */
  void release(String name, MemoryNode node) {
    bytes += entryBytes(name);
    Deque<MemoryNode> open = new ArrayDeque<>();
    open.add(node);
    while (!open.isEmpty()) {
      MemoryNode next = open.remove();
      entries++;
      bytes += next.contentBytes();
      if (next instanceof MemoryNode.Directory directory) {
        directory
            .entries()
            .forEach(
                (inner, child) -> {
                  bytes += entryBytes(inner);
                  open.add(child);
                });
      }
    }
  }
}
