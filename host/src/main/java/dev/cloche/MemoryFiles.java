package dev.cloche;

import dev.cloche.internal.files.ErrnoException;
import dev.cloche.internal.files.FileTree;
import dev.cloche.internal.files.GuestPath;
import dev.cloche.internal.files.VirtualPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files that a guest has in memory, as the host sees them: those of {@link
 * FileAccess.Builder#inMemory} mounts. Any thread may look.
 *
 * <p>Those of an {@link Isolate} are looked at as they are, also while the guest runs, which then
 * may be in the middle of its work, and after the isolate was closed; they stay in the heap as long
 * as the isolate is reachable. Those of a {@link RunResult} are what the run left, and do not
 * change; they stay in the heap, of which their mounts' quotas admit so much, as long as the result
 * does.
 *
 * <p>Names and contents are the guest's own: no name leads anywhere, each is plain, but that is all
 * that is known of them.
 */
public final class MemoryFiles {

  private static final MemoryFiles NONE = of(Map.of());

  private final Supplier<? extends Collection<VirtualPath>> paths;
  private final Function<VirtualPath, byte @Nullable []> contents;

  private MemoryFiles(
      Supplier<? extends Collection<VirtualPath>> paths,
      Function<VirtualPath, byte @Nullable []> contents) {
    this.paths = paths;
    this.contents = contents;
  }

  /** A view of what there is at the time. */
  static MemoryFiles in(FileTree tree) {
    return new MemoryFiles(tree::memoryFiles, path -> read(tree, path));
  }

  private static MemoryFiles of(Map<VirtualPath, byte[]> files) {
    return new MemoryFiles(files::keySet, files::get);
  }

  /**
   * No files, such as a guest leaves that was granted none.
   *
   * @return the empty set of files
   */
  public static MemoryFiles none() {
    return NONE;
  }

  /** What there is now. Shares the contents, which are never changed in place. */
  MemoryFiles copy() {
    Map<VirtualPath, byte[]> files = new HashMap<>();
    for (VirtualPath path : paths.get()) {
      byte @Nullable [] bytes = contents.apply(path);
      if (bytes != null) {
        files.put(path, bytes);
      }
    }
    return files.isEmpty() ? NONE : of(files);
  }

  private static byte @Nullable [] read(FileTree tree, VirtualPath path) {
    try {
      return tree.isInMemory(path) ? tree.read(path, Integer.MAX_VALUE) : null;
    } catch (ErrnoException none) {
      return null;
    }
  }

  /**
   * The files that are there.
   *
   * @return their absolute paths in alphabetical order, directories left out; at most as many as
   *     the mounts admit, each of at most 4096 characters
   */
  public List<String> paths() {
    return paths.get().stream().map(VirtualPath::toString).sorted().toList();
  }

  /**
   * A file's contents.
   *
   * @param path its absolute path
   * @return a copy of its bytes; empty when there is no such file in memory
   */
  public Optional<byte[]> read(String path) {
    @Nullable VirtualPath absolute = GuestPath.absolute(path);
    byte @Nullable [] bytes = absolute == null ? null : contents.apply(absolute);
    return bytes == null ? Optional.empty() : Optional.of(bytes.clone());
  }
}
