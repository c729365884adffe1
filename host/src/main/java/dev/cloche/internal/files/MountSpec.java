package dev.cloche.internal.files;

import java.nio.file.Path;
import java.util.Map;

/** A mount as it was granted, before it is opened for an isolate. */
public sealed interface MountSpec {

  /** {@return where the guest sees it} */
  VirtualPath at();

  /**
   * A directory of the host, to be read.
   *
   * @param at where the guest sees it
   * @param directory the directory
   */
  record ReadOnly(VirtualPath at, Path directory) implements MountSpec {}

  /**
   * Files in memory, to be read and written.
   *
   * @param at where the guest sees them
   * @param quotaBytes bytes of the host's heap
   * @param maxFiles files and directories
   * @param files those that are there from the start, by their whole paths; the contents never
   *     change
   */
  record InMemory(VirtualPath at, long quotaBytes, int maxFiles, Map<VirtualPath, byte[]> files)
      implements MountSpec {
    /** Copies the map. */
    public InMemory {
      files = Map.copyOf(files);
    }

    /**
     * This mount with other files in it.
     *
     * @param others what is there from the start
     * @return the mount
     */
    public InMemory with(Map<VirtualPath, byte[]> others) {
      return new InMemory(at, quotaBytes, maxFiles, others);
    }
  }
}
