package dev.cloche.internal.files;

import static dev.cloche.internal.files.Errnos.assertFails;
import static dev.cloche.internal.files.Errnos.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several mounts, beside and inside one another, and what lies around them. */
class FileTreeTest {

  private static final int CAP = 1000;

  @TempDir private Path host = Path.of("unset");

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(host.resolve("dir"));
    Files.createDirectories(host.resolve("mem"));
    Files.writeString(host.resolve("a.txt"), "abc");
    Files.writeString(host.resolve("mem/hidden.txt"), "hidden");
    Files.writeString(host.resolve("file"), "x");
  }

  private MountSpec readOnly(String at) {
    return new MountSpec.ReadOnly(path(at), host);
  }

  private static MountSpec inMemory(String at) {
    return new MountSpec.InMemory(path(at), 10_000, 20, Map.of());
  }

  private static FileTree tree(MountSpec... specs) throws IOException, ErrnoException {
    return FileTree.open(List.of(specs), () -> 0);
  }

  private static List<String> names(FileTree tree, String at) throws ErrnoException {
    return tree.list(path(at)).stream().map(DirectoryEntry::name).toList();
  }

  private static void write(FileTree tree, String at) throws ErrnoException {
    tree.write(path(at), new byte[] {1}, false, false);
  }

  @Test
  void tree_withoutMounts_isEmptyAndReadOnly() throws Exception {
    FileTree tree = tree();

    assertThat(tree.status(path("/"))).isEqualTo(FileStatus.SYNTHETIC);
    assertThat(names(tree, "/")).isEmpty();
    assertThat(tree.realPath(path("/"))).hasToString("/");
    assertFails(Errno.ENOENT, () -> tree.status(path("/etc/passwd")));
    assertFails(Errno.ENOENT, () -> tree.read(path("/a.txt"), CAP));
    assertFails(Errno.EISDIR, () -> tree.read(path("/"), CAP));
    assertFails(Errno.EROFS, () -> write(tree, "/x"));
    assertFails(Errno.ENOENT, () -> write(tree, "/x/y"));
    assertFails(Errno.EROFS, () -> tree.makeDirectories(path("/x/y")));
    assertFails(Errno.EEXIST, () -> tree.makeDirectory(path("/")));
    assertFails(Errno.EBUSY, () -> tree.remove(path("/")));
  }

  @Test
  void directoriesAboveMounts_areThere() throws Exception {
    FileTree tree = tree(readOnly("/srv/data"), inMemory("/srv/tmp"));

    assertThat(names(tree, "/")).containsExactly("srv");
    assertThat(names(tree, "/srv")).containsExactly("data", "tmp");
    assertThat(tree.status(path("/srv"))).isEqualTo(FileStatus.SYNTHETIC);
    assertThat(tree.realPath(path("/srv"))).hasToString("/srv");
    assertThat(tree.realPath(path("/srv/data/a.txt"))).hasToString("/srv/data/a.txt");
    assertThat(tree.read(path("/srv/data/a.txt"), CAP)).hasSize(3);
    assertFails(Errno.ENOENT, () -> tree.status(path("/a.txt")));
    assertFails(Errno.EROFS, () -> write(tree, "/srv/x"));
    assertFails(Errno.EISDIR, () -> write(tree, "/srv"));
    assertFails(Errno.EISDIR, () -> tree.read(path("/srv"), CAP));
    assertFails(Errno.EISDIR, () -> write(tree, "/srv/tmp"));
    assertThat(tree.makeDirectories(path("/srv/tmp"))).isNull();
  }

  @Test
  void mountInAHostDirectory_hidesWhatIsThere() throws Exception {
    FileTree tree = tree(readOnly("/"), inMemory("/mem"), inMemory("/file/deep"));

    assertThat(names(tree, "/")).containsExactly("a.txt", "dir", "file", "mem");
    assertThat(names(tree, "/mem")).isEmpty();
    assertFails(Errno.ENOENT, () -> tree.read(path("/mem/hidden.txt"), CAP));
    write(tree, "/mem/x");
    assertThat(names(tree, "/mem")).containsExactly("x");
    assertThat(Files.exists(host.resolve("mem/x"))).isFalse();
    assertThat(tree.status(path("/file")).directory()).isTrue();
    assertThat(names(tree, "/file")).containsExactly("deep");
    assertFails(Errno.EISDIR, () -> tree.read(path("/file"), CAP));
  }

  @Test
  void memoryAtTheTop_holdsTheOtherMounts() throws Exception {
    FileTree tree = tree(inMemory("/"), readOnly("/srv/data"));

    write(tree, "/x");
    write(tree, "/srv/y");

    assertThat(names(tree, "/")).containsExactly("srv", "x");
    assertThat(names(tree, "/srv")).containsExactly("data", "y");
    assertThat(tree.read(path("/srv/data/a.txt"), CAP)).hasSize(3);
    assertFails(Errno.EROFS, () -> write(tree, "/srv/data/z"));
    assertFails(Errno.EBUSY, () -> tree.remove(path("/srv")));
  }

  @Test
  void hostDirectory_cannotBeChanged() throws Exception {
    FileTree tree = tree(readOnly("/d"), inMemory("/m"));
    write(tree, "/m/x");

    assertFails(Errno.EROFS, () -> write(tree, "/d/a.txt"));
    assertFails(Errno.EROFS, () -> write(tree, "/d/new"));
    assertFails(Errno.ENOENT, () -> write(tree, "/d/missing/new"));
    assertFails(Errno.ENOTDIR, () -> write(tree, "/d/a.txt/new"));
    assertFails(Errno.EROFS, () -> tree.makeDirectory(path("/d/new")));
    assertFails(Errno.EEXIST, () -> tree.makeDirectory(path("/d/dir")));
    assertFails(Errno.EROFS, () -> tree.makeDirectories(path("/d/dir/new/er")));
    assertThat(tree.makeDirectories(path("/d/dir"))).isNull();
    assertFails(Errno.EROFS, () -> tree.unlink(path("/d/a.txt")));
    assertFails(Errno.ENOENT, () -> tree.unlink(path("/d/missing")));
    assertFails(Errno.EROFS, () -> tree.removeDirectory(path("/d/dir")));
    assertFails(Errno.EROFS, () -> tree.remove(path("/d/dir")));
    assertFails(Errno.EROFS, () -> tree.rename(path("/d/a.txt"), path("/d/b.txt")));
    assertFails(Errno.EXDEV, () -> tree.rename(path("/m/x"), path("/d/x")));
    assertFails(Errno.EROFS, () -> tree.rename(path("/d/a.txt"), path("/m/a.txt")));
    assertFails(Errno.EROFS, () -> tree.copy(path("/m/x"), path("/d/x"), false, CAP));

    assertThat(names(tree, "/d")).containsExactly("a.txt", "dir", "file", "mem");
    assertThat(Files.readString(host.resolve("a.txt"))).isEqualTo("abc");
  }

  @Test
  void copying_fromTheHost_works() throws Exception {
    FileTree tree = tree(readOnly("/d"), inMemory("/m"));

    tree.copy(path("/d/a.txt"), path("/m/a.txt"), true, 3);

    assertThat(tree.read(path("/m/a.txt"), CAP)).hasSize(3);
    assertFails(Errno.EEXIST, () -> tree.copy(path("/d/a.txt"), path("/m/a.txt"), true, CAP));
    assertFails(Errno.EFBIG, () -> tree.copy(path("/d/a.txt"), path("/m/b.txt"), false, 2));
  }

  @Test
  void mountPoints_andWhatLeadsToThem_stay() throws Exception {
    FileTree tree = tree(inMemory("/m"), inMemory("/m/a/b"), readOnly("/m/ro"));

    assertThat(names(tree, "/m")).containsExactly("a", "ro");
    write(tree, "/m/a/x");
    write(tree, "/m/a/b/y");
    assertThat(names(tree, "/m/a")).containsExactly("b", "x");
    for (String busy : List.of("/m", "/m/a", "/m/a/b", "/m/ro", "/")) {
      assertFails(busy, Errno.EBUSY, () -> tree.remove(path(busy)));
      assertFails(busy, Errno.EBUSY, () -> tree.removeDirectory(path(busy)));
      assertFails(busy, Errno.EBUSY, () -> tree.unlink(path(busy)));
      assertFails(busy, Errno.EBUSY, () -> tree.rename(path(busy), path("/m/z")));
      assertFails(busy, Errno.EBUSY, () -> tree.rename(path("/m/a/x"), path(busy)));
    }
    assertFails(Errno.EXDEV, () -> tree.rename(path("/m/a/x"), path("/m/a/b/x")));
    assertThat(tree.memoryFiles().stream().map(VirtualPath::toString))
        .containsExactlyInAnyOrder("/m/a/x", "/m/a/b/y");
  }

  @Test
  void files_fromTheStart_areThereAndCounted() throws Exception {
    byte[] contents = {1, 2, 3};
    Map<VirtualPath, byte[]> files = Map.of(path("/m/in/a.bin"), contents);
    FileTree tree = tree(new MountSpec.InMemory(path("/m"), 10_000, 20, files));

    assertThat(tree.read(path("/m/in/a.bin"), CAP)).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> tree(new MountSpec.InMemory(path("/m"), 500, 20, files)))
        .isInstanceOf(ErrnoException.class)
        .hasMessage("ENOSPC");
    assertThatThrownBy(() -> tree(new MountSpec.InMemory(path("/m"), 10_000, 1, files)))
        .isInstanceOf(ErrnoException.class);
  }

  @Test
  void directory_thatIsNone_isRefused() {
    MountSpec file = new MountSpec.ReadOnly(path("/d"), host.resolve("a.txt"));
    MountSpec missing = new MountSpec.ReadOnly(path("/d"), host.resolve("missing"));

    assertThatThrownBy(() -> tree(file)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> tree(missing)).isInstanceOf(IOException.class);
  }
}
