package dev.cloche.internal.files;

import static dev.cloche.internal.files.Errnos.assertFails;
import static dev.cloche.internal.files.Errnos.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mounts of file systems with other roots, separators and rules for case. */
class ForeignMountsTest {

  private static final int CAP = 1000;

  static Stream<Arguments> systems() {
    return Stream.of(
        Arguments.of("unix", Configuration.unix(), "/srv/mount"),
        Arguments.of("osX", Configuration.osX(), "/srv/mount"),
        Arguments.of("windows", Configuration.windows(), "C:\\srv\\mount"));
  }

  private static Path makeFiles(FileSystem files, String directory) throws IOException {
    Path mount = files.getPath(directory);
    Files.createDirectories(mount.resolve("dir").resolve("inner"));
    Files.createDirectories(mount.resolveSibling("mount-evil"));
    Files.writeString(mount.resolve("a.txt"), "abc");
    Files.writeString(mount.resolve("dir").resolve("b.txt"), "b");
    Files.writeString(mount.resolveSibling("secret.txt"), "secret");
    Files.writeString(mount.resolveSibling("mount-evil").resolve("x.txt"), "secret");
    Files.createSymbolicLink(mount.resolve("in"), mount.resolve("dir"));
    Files.createSymbolicLink(mount.resolve("out"), mount.resolveSibling("secret.txt"));
    Files.createSymbolicLink(mount.resolve("up"), files.getPath("..").resolve("secret.txt"));
    Files.createSymbolicLink(mount.resolve("evil"), mount.resolveSibling("mount-evil"));
    Files.createSymbolicLink(mount.resolve("loop"), files.getPath("loop"));
    return mount;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void mount_onEachSystem_showsWhatIsInIt(String name, Configuration system, String directory)
      throws Exception {
    try (FileSystem files = Jimfs.newFileSystem(system)) {
      Path root = makeFiles(files, directory);
      HostMount mount = new HostMount(FileRoots.of(List.of(root)));
      Files.setLastModifiedTime(root.resolve("a.txt"), FileTime.fromMillis(-1500));

      assertThat(mount.read(path("/a.txt"), CAP)).containsExactly('a', 'b', 'c');
      assertThat(mount.read(path("/in/b.txt"), CAP)).containsExactly('b');
      assertThat(mount.status(path("/a.txt"))).isEqualTo(new FileStatus(false, 3, -2000, false));
      assertThat(mount.status(path("/dir")).directory()).isTrue();
      assertThat(mount.realPath(path("/in/b.txt"))).hasToString("/dir/b.txt");
      assertThat(mount.realPath(path("/"))).hasToString("/");
      assertThat(mount.list(path("/")))
          .containsExactly(
              new DirectoryEntry("a.txt", DirectoryEntry.Kind.FILE),
              new DirectoryEntry("dir", DirectoryEntry.Kind.DIRECTORY),
              new DirectoryEntry("in", DirectoryEntry.Kind.LINKED_DIRECTORY));
      assertThat(mount.list(path("/in")))
          .extracting(DirectoryEntry::name)
          .containsExactly("b.txt", "inner");
      assertFails(Errno.ENOTDIR, () -> mount.status(path("/a.txt/x")));
      assertFails(Errno.EFBIG, () -> mount.read(path("/a.txt"), 2));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void mount_onEachSystem_staysInside(String name, Configuration system, String directory)
      throws Exception {
    try (FileSystem files = Jimfs.newFileSystem(system)) {
      HostMount mount = new HostMount(FileRoots.of(List.of(makeFiles(files, directory))));

      for (String denied :
          new String[] {
            "/out", "/up", "/evil", "/evil/x.txt", "/loop", "/missing", "/con", "/srv/secret.txt"
          }) {
        assertFails(denied, Errno.ENOENT, () -> mount.status(path(denied)));
        assertFails(denied, Errno.ENOENT, () -> mount.read(path(denied), CAP));
        assertFails(denied, Errno.ENOENT, () -> mount.list(path(denied)));
        assertFails(denied, Errno.ENOENT, () -> mount.realPath(path(denied)));
      }
    }
  }

  /** What a system takes for the same name is the same file, under the name that it has. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void names_inAnotherCase_followTheSystem(String name, Configuration system, String directory)
      throws Exception {
    try (FileSystem files = Jimfs.newFileSystem(system)) {
      HostMount mount = new HostMount(FileRoots.of(List.of(makeFiles(files, directory))));

      if (name.equals("unix")) {
        assertFails(Errno.ENOENT, () -> mount.status(path("/A.TXT")));
      } else {
        assertThat(mount.realPath(path("/DIR/B.TXT"))).hasToString("/dir/b.txt");
        assertFails(Errno.ENOENT, () -> mount.status(path("/OUT")));
      }
    }
  }
}
