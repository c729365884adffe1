package dev.cloche.internal.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Which mount a path lies in: the innermost that it is within. */
final class MountTable {

  private record Mounted(VirtualPath at, Mount mount) {}

  /**
   * A place in a mount.
   *
   * @param at the mount point
   * @param mount what is mounted there
   * @param path the path below it
   */
  record Located(VirtualPath at, Mount mount, VirtualPath path) {}

  /** Deepest first; the last one is at the root. */
  private final List<Mounted> mounts;

  private MountTable(List<Mounted> mounts) {
    this.mounts = mounts;
  }

  static MountTable open(Collection<MountSpec> specs, LongSupplier clock) throws IOException {
    List<Mounted> mounts = new ArrayList<>();
    for (MountSpec spec : specs) {
      mounts.add(new Mounted(spec.at(), open(spec, clock)));
    }
    if (specs.stream().noneMatch(spec -> spec.at().isRoot())) {
      mounts.add(new Mounted(new VirtualPath(0, List.of()), new EmptyMount()));
    }
    mounts.sort(Comparator.comparingInt(mounted -> -mounted.at.names().size()));
    return new MountTable(List.copyOf(mounts));
  }

  private static Mount open(MountSpec spec, LongSupplier clock) throws IOException {
    return switch (spec) {
      case MountSpec.ReadOnly(VirtualPath at, Path directory) ->
          new HostMount(FileRoots.of(List.of(directory)));
      case MountSpec.InMemory(
              VirtualPath at,
              long quotaBytes,
              int maxFiles,
              Map<VirtualPath, byte[]> files) ->
          new MemoryMount(quotaBytes, maxFiles, clock);
    };
  }

  Located locate(VirtualPath path) {
    for (Mounted mounted : mounts) {
      if (path.isWithin(mounted.at)) {
        return new Located(mounted.at, mounted.mount, path.below(mounted.at));
      }
    }
    throw new IllegalStateException("no mount at the root");
  }

  /** Whether a path leads to a mount point further down. */
  boolean areBelow(VirtualPath path) {
    return mounts.stream()
        .anyMatch(mounted -> mounted.at.isWithin(path) && !mounted.at.equals(path));
  }

  /** Whether a path is a mount point, or leads to one. */
  boolean areWithin(VirtualPath path) {
    return mounts.stream().anyMatch(mounted -> mounted.at.isWithin(path));
  }

  /** The names in a directory that lead to mount points. */
  List<String> namesIn(VirtualPath path) {
    int depth = path.names().size();
    return mounts.stream()
        .filter(mounted -> mounted.at.isWithin(path) && mounted.at.names().size() > depth)
        .map(mounted -> mounted.at.names().get(depth))
        .toList();
  }

  /** The paths of all files in memory. */
  List<VirtualPath> memoryFiles() {
    List<VirtualPath> files = new ArrayList<>();
    for (Mounted mounted : mounts) {
      if (mounted.mount instanceof MemoryMount memory) {
        memory.files().forEach(path -> files.add(mounted.at.plus(path)));
      }
    }
    return files;
  }
}
