package dev.cloche.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Between looking a path up and opening it, the host may change: nothing else is opened then. */
@Timeout(60)
class FileRootsTest {

  /**
   * In so many, a filter that looks a path up, opens it and looks again fails more often than not.
   */
  private static final int ROUNDS = 15_000;

  @TempDir private Path outside = Path.of("unset");

  private static VirtualPath path(String text) {
    return Objects.requireNonNull(VirtualPath.parse(text), text);
  }

  @Test
  void directories_swappedForLinks_leadNowhereElse() throws Exception {
    Path root = Files.createDirectories(outside.resolve("root"));
    FileRoots roots = FileRoots.of(List.of(root));
    int seen = 0;

    try (Swapping swapping = new Swapping(root, outside)) {
      for (int i = 0; i < ROUNDS; i++) {
        byte @Nullable [] bytes = roots.read(path("/victim/file"), 1000);
        @Nullable BasicFileAttributes found = roots.attributes(path("/victim/file"));
        if (bytes != null) {
          assertThat(bytes).hasSize(Swapping.BYTES);
          seen++;
        }
        if (found != null) {
          assertThat(found.size()).isEqualTo(Swapping.BYTES);
          seen++;
        }
      }
      assertThat(swapping.isGoingOn()).isTrue();
    }

    assertThat(seen).isPositive();
  }
}
