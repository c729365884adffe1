package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.cloche.internal.files.DirectoryEntry;
import dev.cloche.internal.files.ErrnoException;
import dev.cloche.internal.files.FileRoots;
import dev.cloche.internal.files.FileTree;
import dev.cloche.internal.files.GuestPath;
import dev.cloche.internal.files.MountSpec;
import dev.cloche.internal.files.VirtualPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** The path filter: whatever is written, nothing is read or found outside of what was granted. */
class PathFuzzer {

  private static final int MOST = 1 << 16;
  private static final Path ROOT = TenantDirectory.make();
  private static final FileRoots ROOTS = roots();
  private static final FileTree TREE = tree();

  private static FileRoots roots() {
    try {
      return FileRoots.of(List.of(ROOT));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static FileTree tree() {
    try {
      VirtualPath at = new VirtualPath(0, List.of("r"));
      return FileTree.open(List.of(new MountSpec.ReadOnly(at, ROOT)), () -> 0);
    } catch (IOException | ErrnoException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Stream<String> seeds() {
    return Stream.of(
        "/a.js",
        "/r/lib/../a.js",
        "/r/in.js",
        "/out.js",
        "/r/up/secret.js",
        "/up/tenant-2",
        "/loop",
        "/../secret.js",
        "/:1/x",
        "/r/./lib//index.js/",
        "r/a.js",
        "/a\\b",
        "/a\0",
        "/C:/x",
        "/r/a.js. ",
        "/" + "a/".repeat(300),
        "/" + "n".repeat(5000));
  }

  @MethodSource("seeds")
  @FuzzTest
  void path(@NotNull String text) {
    @Nullable VirtualPath path = VirtualPath.parse(text);
    if (path != null) {
      assertThat(VirtualPath.parse(path.toString())).isEqualTo(path);
      staysInside(path);
    }
    try {
      files(GuestPath.parse(text).path());
    } catch (ErrnoException refused) {
      assertThat(refused.errno()).isNotNull();
    }
  }

  private static void staysInside(VirtualPath path) {
    @Nullable Path real = ROOTS.real(path);
    assertThat(real == null || real.startsWith(ROOT)).isTrue();
    byte @Nullable [] bytes = ROOTS.read(path, MOST);
    if (bytes != null) {
      assertThat(TenantDirectory.holdsSecret(bytes)).isFalse();
    }
    if (ROOTS.regularFile(path) || ROOTS.directory(path)) {
      assertThat(real).isNotNull();
    }
  }

  private static void files(VirtualPath path) throws ErrnoException {
    boolean directory = TREE.status(path).directory();
    assertThat(TREE.realPath(path).names()).doesNotContain("..", ".", "");
    if (directory) {
      for (DirectoryEntry entry : TREE.list(path)) {
        assertThat(entry.name()).isNotIn("out.js", "up", "loop", "secret.js", "tenant-2");
      }
    } else {
      assertThat(TenantDirectory.holdsSecret(TREE.read(path, MOST))).isFalse();
    }
  }
}
