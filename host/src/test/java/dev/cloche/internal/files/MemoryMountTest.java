package dev.cloche.internal.files;

import static dev.cloche.internal.files.Errnos.assertFails;
import static dev.cloche.internal.files.Errnos.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files in memory: what may be done with them is in the steps of commonjs-shim; here, the quota.
 */
class MemoryMountTest {

  private static final int CAP = 1 << 20;

  private final AtomicLong clock = new AtomicLong(1000);

  private MemoryMount mount(long quotaBytes, int maxFiles) {
    return new MemoryMount(quotaBytes, maxFiles, clock::get);
  }

  private static void write(MemoryMount mount, String path, int length) throws ErrnoException {
    mount.write(path(path), new byte[length], false, false);
  }

  private static void append(MemoryMount mount, String path, int length) throws ErrnoException {
    mount.write(path(path), new byte[length], true, false);
  }

  /** How many bytes of contents still fit, in one file of a name of one letter. */
  private static long room(MemoryMount mount) throws ErrnoException {
    int fits = -1;
    for (int step = 1 << 20; step > 0; step >>= 1) {
      try {
        write(mount, "/?", fits + step);
        fits += step;
      } catch (ErrnoException full) {
        assertThat(full.errno()).isEqualTo(Errno.ENOSPC);
      }
    }
    if (fits >= 0) {
      mount.unlink(path("/?"));
    }
    return fits;
  }

  @Test
  void quota_countsContentsNamesAndEntries() throws ErrnoException {
    int entry = MemoryQuota.ENTRY_BYTES;
    MemoryMount mount = mount(10_000, 100);
    assertThat(room(mount)).isEqualTo(10_000 - entry - 2);

    write(mount, "/abc", 500);
    mount.makeDirectory(path("/directory"));

    assertThat(room(mount)).isEqualTo(10_000 - 3 * entry - 2 * (1 + 3 + 9) - 500);
  }

  @Test
  void quota_ofOneByteTooFew_isNotEnough() throws ErrnoException {
    int needed = MemoryQuota.ENTRY_BYTES + 2 + 100;

    write(mount(needed, 1), "/a", 100);
    assertFails(Errno.ENOSPC, () -> write(mount(needed - 1, 1), "/a", 100));
    assertFails(
        Errno.ENOSPC, () -> mount(MemoryQuota.ENTRY_BYTES + 1, 1).makeDirectory(path("/a")));
    assertFails(Errno.ENOSPC, () -> write(mount(needed, 1), "/ab", 99));
  }

  /** Everything that gives something back gives back what it had taken. */
  @Test
  void quota_ofWhatIsRemovedOrReplaced_isGivenBack() throws ErrnoException {
    MemoryMount mount = mount(20_000, 100);
    long empty = room(mount);

    write(mount, "/a", 3000);
    write(mount, "/a", 5);
    write(mount, "/a", 700);
    append(mount, "/a", 10);
    mount.rename(path("/a"), path("/longer-name"));
    write(mount, "/b", 1000);
    mount.rename(path("/longer-name"), path("/b"));
    mount.makeDirectories(path("/d/e/f"));
    write(mount, "/d/e/g", 100);
    mount.rename(path("/d/e"), path("/moved"));
    mount.makeDirectory(path("/target"));
    mount.rename(path("/moved"), path("/target"));
    mount.remove(path("/target"));
    mount.removeDirectory(path("/d"));
    mount.unlink(path("/b"));

    assertThat(mount.list(path("/"))).isEmpty();
    assertThat(room(mount)).isEqualTo(empty);
  }

  @Test
  void entries_areCounted() throws ErrnoException {
    MemoryMount mount = mount(CAP, 3);
    write(mount, "/a", 0);
    mount.makeDirectories(path("/b/c"));

    assertFails(Errno.ENOSPC, () -> write(mount, "/d", 0));
    assertFails(Errno.ENOSPC, () -> mount.makeDirectory(path("/d")));
    write(mount, "/a", 10);
    mount.remove(path("/b"));
    mount.makeDirectories(path("/b/c"));
    assertFails(Errno.ENOSPC, () -> append(mount, "/d", 1));
  }

  @Test
  void writing_thatDoesNotFit_changesNothing() throws ErrnoException {
    MemoryMount mount = mount(800, 10);
    write(mount, "/a", 100);

    assertFails(Errno.ENOSPC, () -> write(mount, "/a", 5000));
    assertFails(Errno.ENOSPC, () -> append(mount, "/a", 5000));
    assertFails(Errno.ENOSPC, () -> mount.rename(path("/a"), path("/" + "x".repeat(255))));

    assertThat(mount.read(path("/a"), CAP)).hasSize(100);
  }

  /** Room to grow is charged as well; where it does not fit, it is left out. */
  @Test
  void appending_takesNoMoreThanTheQuota() throws ErrnoException {
    int quota = 10_000;
    MemoryMount mount = mount(quota, 10);
    int written = 0;
    write(mount, "/a", 0);
    try {
      while (true) {
        append(mount, "/a", 7);
        written += 7;
      }
    } catch (ErrnoException full) {
      assertThat(full.errno()).isEqualTo(Errno.ENOSPC);
    }

    assertThat(written).isBetween(quota - MemoryQuota.ENTRY_BYTES - 2 - 7, quota);
    assertThat(mount.status(path("/a")).size()).isEqualTo(written);
    mount.unlink(path("/a"));
    assertThat(room(mount)).isEqualTo(quota - MemoryQuota.ENTRY_BYTES - 2);
  }

  /** The same array is the contents of two files, and of those of other isolates. */
  @Test
  void appending_toSharedContents_copiesThem() throws ErrnoException {
    byte[] shared = "ab".getBytes(StandardCharsets.UTF_8);
    MemoryMount mount = mount(CAP, 10);
    mount.write(path("/a"), shared, false, false);
    mount.write(path("/b"), shared, false, false);

    mount.write(path("/a"), new byte[] {'c'}, true, false);
    byte[] seen = mount.read(path("/b"), CAP);
    mount.write(path("/b"), new byte[] {'d'}, true, false);

    assertThat(mount.read(path("/a"), CAP)).containsExactly('a', 'b', 'c');
    assertThat(mount.read(path("/b"), CAP)).containsExactly('a', 'b', 'd');
    assertThat(seen).containsExactly('a', 'b');
    assertThat(shared).containsExactly('a', 'b');
  }

  @Test
  void size_ofAFileThatIsRead_isCapped() throws ErrnoException {
    MemoryMount mount = mount(CAP, 10);
    write(mount, "/a", 100);

    assertThat(mount.read(path("/a"), 100)).hasSize(100);
    assertFails(Errno.EFBIG, () -> mount.read(path("/a"), 99));
  }

  @Test
  void listing_isCapped() throws ErrnoException {
    MemoryMount mount = mount(100L << 20, 20_000);
    for (int i = 0; i < Mount.MAX_ENTRIES; i++) {
      write(mount, "/f" + i, 0);
    }
    assertThat(mount.list(path("/"))).hasSize(Mount.MAX_ENTRIES);

    write(mount, "/more", 0);

    assertFails(Errno.EOVERFLOW, () -> mount.list(path("/")));
  }

  /** Moved into one another, directories would become deeper than any path can tell. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void renaming_toWhatNoPathReaches_isRefused(int nameLength) throws ErrnoException {
    MemoryMount mount = mount(100L << 20, 20_000);
    String step = "/" + "x".repeat(nameLength);
    int half = Math.min(VirtualPath.MAX_NAMES, GuestPath.MAX_PATH / step.length()) / 2;
    mount.makeDirectories(path(step.repeat(half)));
    mount.rename(path(step), path("/a"));
    mount.makeDirectories(path(step.repeat(half + 1)));
    VirtualPath fits = path(step.repeat(half - 2)).child("b");
    VirtualPath tooDeep = path(step.repeat(half + 1)).child("b".repeat(nameLength));

    mount.rename(path("/a"), fits);
    mount.rename(fits, path("/c"));

    assertFails(Errno.ENAMETOOLONG, () -> mount.rename(path("/c"), tooDeep));
    assertThat(mount.status(path("/c")).directory()).isTrue();
  }

  @Test
  void times_areTheClocks() throws ErrnoException {
    MemoryMount mount = mount(CAP, 10);
    write(mount, "/a", 1);
    clock.set(2000);
    mount.makeDirectory(path("/d"));

    assertThat(mount.status(path("/a")).modified()).isEqualTo(1000);
    assertThat(mount.status(path("/d")).modified()).isEqualTo(2000);
    assertThat(mount.status(path("/")).modified()).isEqualTo(2000);
    clock.set(3000);
    append(mount, "/a", 1);
    assertThat(mount.status(path("/a")).modified()).isEqualTo(3000);
    assertThat(mount.status(path("/")).modified()).isEqualTo(2000);
  }

  @Test
  void root_canBeNeitherMadeNorMovedNorRemoved() {
    MemoryMount mount = mount(CAP, 10);
    VirtualPath root = path("/");

    assertFails(Errno.EBUSY, () -> mount.makeDirectory(root));
    assertFails(Errno.EBUSY, () -> mount.remove(root));
    assertFails(Errno.EBUSY, () -> mount.removeDirectory(root));
    assertFails(Errno.EBUSY, () -> mount.rename(root, path("/a")));
    assertFails(Errno.EBUSY, () -> mount.write(root, new byte[0], false, false));
  }

  /** Whatever was done in whatever order: the quota says what is there, and nothing else. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void quota_afterManyOperations_isWhatIsThere(long seed) throws ErrnoException {
    Random random = new Random(seed);
    MemoryMount mount = mount(50_000, 10_000);
    for (int i = 0; i < 5_000; i++) {
      try {
        change(mount, random);
      } catch (ErrnoException refused) {
        assertThat(refused.errno()).isNotNull();
      }
    }

    long taken = 0;
    for (VirtualPath file : mount.files()) {
      mount.write(file, new byte[1], false, false); // For there to be room.
      taken++;
    }
    for (String name : namesOf(mount, path("/"), new ArrayList<>())) {
      taken += MemoryQuota.entryBytes(name);
    }
    assertThat(room(mount)).isEqualTo(50_000 - taken - MemoryQuota.entryBytes("?"));
  }

  private static List<String> namesOf(MemoryMount mount, VirtualPath at, List<String> names)
      throws ErrnoException {
    for (DirectoryEntry entry : mount.list(at)) {
      names.add(entry.name());
      if (entry.kind() == DirectoryEntry.Kind.DIRECTORY) {
        namesOf(mount, at.child(entry.name()), names);
      }
    }
    return names;
  }

  private static void change(MemoryMount mount, Random random) throws ErrnoException {
    VirtualPath path = randomPath(random);
    switch (random.nextInt(7)) {
      case 0, 1 -> mount.write(path, new byte[random.nextInt(4000)], random.nextBoolean(), false);
      case 2 -> mount.makeDirectories(path);
      case 3 -> mount.unlink(path);
      case 4 -> mount.removeDirectory(path);
      case 5 -> mount.rename(path, randomPath(random));
      default -> {
        if (random.nextInt(8) == 0) {
          mount.remove(path);
        }
      }
    }
  }

  private static VirtualPath randomPath(Random random) {
    StringBuilder text = new StringBuilder();
    for (int depth = 1 + random.nextInt(4); depth > 0; depth--) {
      text.append('/').append("abc".repeat(1 + random.nextInt(3)).charAt(random.nextInt(3)));
      text.append("x".repeat(random.nextInt(3)));
    }
    return path(text.toString());
  }
}
