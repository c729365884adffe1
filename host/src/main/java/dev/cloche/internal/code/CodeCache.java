package dev.cloche.internal.code;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Bytecode by the text it was made of, the least recently used of it dropped at a cap of bytes.
 * What several threads miss at once is made by one of them, while the others wait. Safe for use by
 * many threads.
 */
final class CodeCache {

  /** Bytes of heap that an entry takes beside its bytecode and its path, roughly. */
  private static final int ENTRY_BYTES = 200;

  private final long maxBytes;
  private final LinkedHashMap<ModuleKey, ModuleCode> entries = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<ModuleKey, CountDownLatch> making = new HashMap<>();
  private long bytes;

  /** A cache that holds at most so many bytes. */
  CodeCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Makes what is missing, on the thread that asks. */
  interface Maker {
    /** The code; null when it is nobody else's, because of how this caller is limited. */
    @Nullable ModuleCode make();
  }

  /** Waits for another thread. */
  interface Waiter {
    /** Returns when the latch is open, or throws when this caller must not wait any longer. */
    void await(CountDownLatch latch);
  }

  /** The code of that key; null when {@code maker} answered null. */
  @Nullable ModuleCode get(ModuleKey key, Maker maker, Waiter waiter) {
    CountDownLatch mine = new CountDownLatch(1);
    while (true) {
      @Nullable CountDownLatch others;
      synchronized (this) {
        @Nullable ModuleCode known = entries.get(key);
        if (known != null) {
          return known;
        }
        others = making.putIfAbsent(key, mine);
      }
      if (others == null) {
        return make(key, maker, mine);
      }
      waiter.await(others);
      // Whoever made it may have failed, by limits of its own: then it is this thread's turn.
    }
  }

  private @Nullable ModuleCode make(ModuleKey key, Maker maker, CountDownLatch mine) {
    @Nullable ModuleCode made = null;
    try {
      made = maker.make();
      return made;
    } finally {
      synchronized (this) {
        making.remove(key);
        if (made != null) {
          put(key, made);
        }
      }
      mine.countDown();
    }
  }

  private void put(ModuleKey key, ModuleCode code) {
    long weight = weight(key, code);
    if (weight > maxBytes) {
      return;
    }
    entries.put(key, code);
    bytes += weight;
    Iterator<Map.Entry<ModuleKey, ModuleCode>> oldest = entries.entrySet().iterator();
    while (bytes > maxBytes) {
      Map.Entry<ModuleKey, ModuleCode> entry = oldest.next();
      bytes -= weight(entry.getKey(), entry.getValue());
      oldest.remove();
    }
  }

  private static long weight(ModuleKey key, ModuleCode code) {
    return ENTRY_BYTES + 2L * key.file().length() + code.bytecode().length;
  }

  /** Bytes held at most. */
  long maxBytes() {
    return maxBytes;
  }

  /** Bytes held now. */
  synchronized long bytes() {
    return bytes;
  }
}
