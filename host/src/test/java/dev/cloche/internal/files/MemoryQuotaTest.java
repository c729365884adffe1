package dev.cloche.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is charged is no less than what is taken, for whatever is cheapest for a guest to make. */
class MemoryQuotaTest {

  private static final int ENTRIES = 100_000;
  private static final long QUOTA = 1L << 40;

  /** How a guest may spread its entries. */
  enum Shape {
    EMPTY_FILES,
    FILES_OF_ONE_BYTE,
    DIRECTORIES,
    DIRECTORIES_IN_ONE_ANOTHER
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void fill(MemoryMount mount, Shape shape) throws ErrnoException {
    VirtualPath root = new VirtualPath(0, List.of());
    for (int i = 0; i < ENTRIES; i++) {
      VirtualPath path = root.child("e" + i);
      switch (shape) {
        case EMPTY_FILES -> mount.write(path, new byte[0], false, false);
        case FILES_OF_ONE_BYTE -> mount.write(path, new byte[1], false, false);
        case DIRECTORIES -> mount.makeDirectory(path);
        case DIRECTORIES_IN_ONE_ANOTHER -> {
          root = i % 100 == 0 ? new VirtualPath(0, List.of()) : root;
          root = root.child("e" + i);
          mount.makeDirectory(root);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void entries_takeLessHeapThanTheyAreCharged(Shape shape) throws ErrnoException {
    long before = heap();
    MemoryMount mount = new MemoryMount(QUOTA, ENTRIES, () -> 0);

    fill(mount, shape);
    long taken = heap() - before;

    assertThat(taken).isBetween(80L * ENTRIES, (long) MemoryQuota.ENTRY_BYTES * ENTRIES);
    assertThat(mount.files()).hasSizeBetween(0, ENTRIES); // Reachable until here.
  }
}
