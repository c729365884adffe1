package dev.cloche.internal.files;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file or directory in memory. Guarded by the mount that holds it. */
abstract sealed class MemoryNode {

  /** When it was changed, in milliseconds since 1970. */
  long modified;

  /** Bytes of the host's heap that its contents take, besides what every entry does. */
  abstract long contentBytes();

  /** A file. The array may be longer than the contents; what it holds of them never changes. */
  static final class File extends MemoryNode {
    byte[] bytes;
    int size;

    File(byte[] bytes) {
      this.bytes = bytes;
      this.size = bytes.length;
    }

    @Override
    long contentBytes() {
      return bytes.length;
    }
  }

  /** A directory. */
  static final class Directory extends MemoryNode {

    /** In the order of names, which no choice of names makes slow; made for the first entry. */
    private @Nullable TreeMap<String, MemoryNode> entries;

    SortedMap<String, MemoryNode> entries() {
      return entries == null ? Collections.emptySortedMap() : entries;
    }

    @Nullable MemoryNode get(String name) {
      return entries == null ? null : entries.get(name);
    }

    void put(String name, MemoryNode node) {
      if (entries == null) {
        entries = new TreeMap<>();
      }
      entries.put(name, node);
    }

    void remove(String name) {
      if (entries != null) {
        entries.remove(name);
        if (entries.isEmpty()) {
          entries = null;
        }
      }
    }

    @Override
    long contentBytes() {
      return 0;
    }
  }
}
