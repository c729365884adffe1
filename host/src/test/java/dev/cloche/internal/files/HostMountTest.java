package dev.cloche.internal.files;

import static dev.cloche.internal.files.Errnos.assertFails;
import static dev.cloche.internal.files.Errnos.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory of the host as a guest sees it: what is in it, and that nothing leads out of it. */
@Timeout(60)
class HostMountTest {

  private static final int CAP = 1000;

  private Path outside = Path.of("unset");
  private Path directory = Path.of("unset");

  @BeforeEach
  void makeFiles(@TempDir Path temporary) throws IOException {
    outside = temporary.toRealPath();
    directory = Files.createDirectories(outside.resolve("mount"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.createDirectories(outside.resolve("mount-evil"));
    Files.writeString(outside.resolve("mount-evil/x.txt"), "secret");
    Files.writeString(directory.resolve("a.txt"), "abc");
    Files.createDirectories(directory.resolve("dir/inner"));
    Files.writeString(directory.resolve("dir/b.txt"), "b");
  }

  private HostMount mount() throws IOException {
    return new HostMount(FileRoots.of(List.of(directory)));
  }

  private String read(String text) throws Exception {
    return new String(mount().read(path(text), CAP), StandardCharsets.UTF_8);
  }

  private List<String> names(String text) throws Exception {
    return mount().list(path(text)).stream().map(DirectoryEntry::name).toList();
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }

  /** Every way to look at a path says that there is nothing. */
  private void assertMissing(String text) throws Exception {
    HostMount mount = mount();
    VirtualPath path = path(text);
    assertFails("status of " + text, Errno.ENOENT, () -> mount.status(path));
    assertFails("contents of " + text, Errno.ENOENT, () -> mount.read(path, CAP));
    assertFails("entries of " + text, Errno.ENOENT, () -> mount.list(path));
    assertFails("real path of " + text, Errno.ENOENT, () -> mount.realPath(path));
  }

  @Test
  void files_insideTheMount_areThere() throws Exception {
    assertThat(read("/a.txt")).isEqualTo("abc");
    assertThat(read("/dir/b.txt")).isEqualTo("b");
    assertThat(mount().status(path("/a.txt")).size()).isEqualTo(3);
    assertThat(mount().status(path("/dir")).directory()).isTrue();
    assertThat(mount().list(path("/")))
        .containsExactly(
            new DirectoryEntry("a.txt", DirectoryEntry.Kind.FILE),
            new DirectoryEntry("dir", DirectoryEntry.Kind.DIRECTORY));
    assertThat(mount().realPath(path("/dir/b.txt"))).hasToString("/dir/b.txt");
  }

  @Test
  void operations_onTheOtherKind_fail() throws Exception {
    HostMount mount = mount();

    assertFails(Errno.EISDIR, () -> mount.read(path("/dir"), CAP));
    assertFails(Errno.EISDIR, () -> mount.read(path("/"), CAP));
    assertFails(Errno.ENOTDIR, () -> mount.list(path("/a.txt")));
    assertFails(Errno.ENOTDIR, () -> mount.status(path("/a.txt/x")));
    assertFails(Errno.ENOTDIR, () -> mount.read(path("/a.txt/x/y"), CAP));
    assertFails(Errno.ENOENT, () -> mount.status(path("/missing/x/y")));
  }

  @Test
  void links_thatStayInside_areWhatTheyLeadTo() throws Exception {
    link("file", "a.txt");
    link("folder", "dir");
    link("absolute", directory.resolve("dir/b.txt").toString());
    link("round", "dir/../../mount/a.txt");

    assertThat(read("/file")).isEqualTo("abc");
    assertThat(read("/folder/b.txt")).isEqualTo("b");
    assertThat(read("/absolute")).isEqualTo("b");
    assertThat(read("/round")).isEqualTo("abc");
    assertThat(mount().realPath(path("/folder/b.txt"))).hasToString("/dir/b.txt");
    assertThat(mount().list(path("/")))
        .contains(
            new DirectoryEntry("file", DirectoryEntry.Kind.FILE),
            new DirectoryEntry("folder", DirectoryEntry.Kind.LINKED_DIRECTORY));
  }

  @Test
  void links_thatLeadOutOrNowhere_areMissing() throws Exception {
    link("out", outside.resolve("secret.txt").toString());
    link("up", "../secret.txt");
    link("evil", "../mount-evil");
    link("parent", "..");
    link("root", "/");
    link("chain", "out");
    link("dangling", "nowhere");
    link("loop", "loop");
    link("loopA", "loopB");
    link("loopB", "loopA");

    for (String name :
        new String[] {
          "/out", "/up", "/evil", "/evil/x.txt", "/parent", "/parent/secret.txt", "/root",
          "/root/etc/passwd", "/chain", "/dangling", "/loop", "/loopA", "/loop/x", "/out/x"
        }) {
      assertMissing(name);
    }
    assertThat(names("/")).containsExactly("a.txt", "dir");
  }

  /** A link's text would tell of the host, so its own name is all that the guest gets to know. */
  @Test
  void links_toNamesThatAreNotPlain_haveNoRealPath() throws Exception {
    Files.writeString(directory.resolve("x:y"), "colon");
    link("plain", "x:y");

    assertThat(read("/plain")).isEqualTo("colon");
    assertFails(Errno.ENOENT, () -> mount().realPath(path("/plain")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x:y", "back\\slash", "dot.", "space ", "line\nbreak", "del\u007f", "tab\t"})
  void names_withSeveralMeanings_areHidden(String name) throws Exception {
    Files.writeString(directory.resolve(name), "x");

    assertThat(names("/")).containsExactly("a.txt", "dir");
    assertThat(GuestPath.absolute("/" + name)).isNull();
  }

  /** Opening one would wait for a writer; the time-out of the class says whether that happened. */
  @Test
  void pipes_areMissingAndNeverOpened() throws Exception {
    Process make = new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start();
    assertThat(make.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(make.exitValue()).isZero();
    link("piped", "pipe");

    assertMissing("/pipe");
    assertMissing("/piped");
    assertThat(names("/")).containsExactly("a.txt", "dir");
  }

  @Test
  void devices_areMissing() throws Exception {
    link("zero", "/dev/zero");

    assertMissing("/zero");
  }

  /** As the user who may read everything, this says that nothing is hidden without reason. */
  @Test
  void files_thatTheProcessMayNotRead_areMissing() throws Exception {
    Path file = directory.resolve("closed.txt");
    Path folder = directory.resolve("closed");
    Files.writeString(file, "x");
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      if (Files.isReadable(file)) {
        assertThat(read("/closed.txt")).isEqualTo("x");
        assertThat(names("/")).containsExactly("a.txt", "closed", "closed.txt", "dir");
      } else {
        assertMissing("/closed.txt");
        assertMissing("/closed");
        assertThat(names("/")).containsExactly("a.txt", "dir");
      }
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void size_isCapped() throws Exception {
    Files.writeString(directory.resolve("full"), "x".repeat(CAP));
    Files.writeString(directory.resolve("over"), "x".repeat(CAP + 1));

    assertThat(read("/full")).hasSize(CAP);
    assertFails(Errno.EFBIG, () -> mount().read(path("/over"), CAP));
  }

  @Test
  void listing_isCappedWithWhatIsHidden() throws Exception {
    Path crowd = Files.createDirectories(directory.resolve("crowd"));
    for (int i = 1; i < Mount.MAX_ENTRIES; i++) {
      Files.createFile(crowd.resolve("f" + i));
    }
    Files.createFile(crowd.resolve("hidden:"));
    assertThat(names("/crowd")).hasSize(Mount.MAX_ENTRIES - 1);

    Files.createFile(crowd.resolve("hidden:too"));

    assertFails(Errno.EOVERFLOW, () -> mount().list(path("/crowd")));
  }

  @Test
  void times_areTheLastChangeInSeconds() throws Exception {
    Path file = directory.resolve("a.txt");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_123_987L));
    assertThat(mount().status(path("/a.txt")).modified()).isEqualTo(1_700_000_123_000L);
  }

  @Test
  void directories_haveNoSize() throws Exception {
    assertThat(mount().status(path("/dir")).size()).isZero();
  }

  @Test
  void mount_reachedThroughALink_works() throws Exception {
    Path link = Files.createSymbolicLink(outside.resolve("link"), directory);
    HostMount mount = new HostMount(FileRoots.of(List.of(link)));

    assertThat(mount.read(path("/a.txt"), CAP)).hasSize(3);
    assertThat(mount.realPath(path("/dir/b.txt"))).hasToString("/dir/b.txt");
  }

  @Test
  void mount_thatIsGoneMeanwhile_isEmpty() throws Exception {
    HostMount mount = mount();
    Files.move(directory, outside.resolve("moved"));

    assertFails(Errno.ENOENT, () -> mount.status(path("/")));
    assertFails(Errno.ENOENT, () -> mount.list(path("/")));
    assertFails(Errno.ENOENT, () -> mount.read(path("/a.txt"), CAP));
  }

  /** As {@link FileRootsTest} has it for files. */
  @Test
  void directories_swappedWhileTheyAreListed_leadNowhereElse() throws Exception {
    HostMount mount = mount();
    int seen = 0;

    try (Swapping swapping = new Swapping(directory, outside)) {
      for (int i = 0; i < 3_000; i++) {
        try {
          assertThat(mount.list(path("/victim")))
              .extracting(DirectoryEntry::name)
              .doesNotContain("only-there");
          seen++;
        } catch (ErrnoException swapped) {
          assertThat(swapped.errno()).isEqualTo(Errno.ENOENT);
        }
      }
      assertThat(swapping.isGoingOn()).isTrue();
    }

    assertThat(seen).isPositive();
  }
}
