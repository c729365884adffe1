package dev.cloche;

import dev.cloche.internal.files.ErrnoException;
import dev.cloche.internal.files.FileTree;
import dev.cloche.internal.files.GuestPath;
import dev.cloche.internal.files.VirtualPath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that a guest has in memory, as the host sees them: those of {@link
 * FileAccess.Builder#inMemory} mounts. Any thread may look, also while the guest runs, which then
 * may be in the middle of its work, and after the isolate was closed. They stay in the heap as long
 * as the isolate is reachable.
 *
 * <p>Names and contents are the guest's own: no name leads anywhere, each is plain, but that is all
 * that is known of them.
 */
public final class MemoryFiles {

  private final FileTree tree;

  MemoryFiles(FileTree tree) {
    this.tree = tree;
  }

  /**
   * The files that are there.
   *
   * @return their absolute paths in alphabetical order, directories left out; at most as many as
   *     the mounts admit, each of at most 4096 characters
   */
  public List<String> paths() {
    return tree.memoryFiles().stream().map(VirtualPath::toString).sorted().toList();
  }

  /**
   * A file's contents.
   *
   * @param path its absolute path
   * @return a copy of its bytes; empty when there is no such file in memory
   */
  public Optional<byte[]> read(String path) {
    @Nullable VirtualPath absolute = GuestPath.absolute(path);
    if (absolute == null || !tree.isInMemory(absolute)) {
      return Optional.empty();
    }
    try {
      return Optional.of(tree.read(absolute, Integer.MAX_VALUE).clone());
    } catch (ErrnoException none) {
      return Optional.empty();
    }
  }
}
