package dev.cloche;

import dev.cloche.internal.files.ErrnoException;
import dev.cloche.internal.files.FileTree;
import dev.cloche.internal.files.GuestPath;
import dev.cloche.internal.files.MountSpec;
import dev.cloche.internal.files.VirtualPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Files that a guest is granted: directories of the host to read, and files in memory to write.
 * With any, the guest may {@code require('fs')}; without, there is no such module.
 *
 * <p>A mount is seen under an absolute path with slashes, on every system, and nothing else of the
 * host is: see docs/limits.md for what is bounded and docs/node-compat.md for what there is of
 * Node's {@code fs}. Of two mounts one inside the other, the inner one decides. Immutable; may be
 * given to many isolates, each of which gets files in memory of its own.
 *
 * {@snippet :
 * FileAccess files =
 *     FileAccess.builder()
 *         .readOnly("/data", Path.of("/srv/tenant-7/data"))
 *         .inMemory("/tmp", 8 << 20, 1000)
 *         .build();
 * try (Isolate isolate = Isolate.builder().root(code).files(files).build()) {
 *   isolate.require("./report.js");
 *   Optional<byte[]> report = isolate.memoryFiles().read("/tmp/report.csv");
 * }
 * }
 */
public final class FileAccess {

  private static final FileAccess NONE = new FileAccess(List.of());

  private final List<MountSpec> mounts;

  private FileAccess(List<MountSpec> mounts) {
    this.mounts = List.copyOf(mounts);
  }

  /**
   * No files at all, which is the default.
   *
   * @return the grant of nothing
   */
  public static FileAccess none() {
    return NONE;
  }

  /**
   * A builder, which has no mounts.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  boolean isNone() {
    return mounts.isEmpty();
  }

  /** Opens the mounts for one isolate, whose clock tells milliseconds since 1970. */
  FileTree open(LongSupplier clock) {
    try {
      return FileTree.open(mounts, clock);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    } catch (ErrnoException full) {
      throw new IllegalArgumentException("the files in memory do not fit: " + full.errno(), full);
    }
  }

  /** Gathers mounts. Not thread-safe. */
  public static final class Builder {

    private static final int MAX_FILES = 1 << 20;

    private final Map<VirtualPath, MountSpec> mounts = new HashMap<>();
    private final Map<VirtualPath, byte[]> contents = new HashMap<>();

    private Builder() {}

    /**
     * Grants reading of a directory of the host, with all that is in it now and later.
     *
     * <p>Links are followed as long as they stay in the directory, which is looked at each time a
     * file is opened; those that lead out of it are not there for the guest, and neither are
     * devices, pipes and what the JVM may not read. Opened when an isolate is built.
     *
     * @param guestPath where the guest sees it, such as {@code /data}; {@code /} gives modules the
     *     files beside them, when the same directory is the isolate's root
     * @param hostDirectory the directory; may itself be reached through links
     * @return this
     * @throws IllegalArgumentException when the path is no absolute path of plain names, or is
     *     taken
     */
    public Builder readOnly(String guestPath, Path hostDirectory) {
      Objects.requireNonNull(hostDirectory, "hostDirectory");
      VirtualPath at = free(guestPath);
      mounts.put(at, new MountSpec.ReadOnly(at, hostDirectory));
      return this;
    }

    /**
     * Grants reading and writing of files in memory, which are there as long as the isolate is.
     *
     * @param guestPath where the guest sees them, such as {@code /tmp}
     * @param quotaBytes bytes of the JVM's heap that files and directories may take, from 1; each
     *     is charged with its contents, 2 bytes for each character of its name, and 256 bytes
     * @param maxFiles files and directories, from 1 to 1 Mi
     * @return this
     * @throws IllegalArgumentException when the path is no absolute path of plain names, or is
     *     taken, or a number is out of its range
     */
    public Builder inMemory(String guestPath, long quotaBytes, int maxFiles) {
      if (quotaBytes < 1) {
        throw new IllegalArgumentException("quotaBytes must be positive, not " + quotaBytes);
      }
      if (maxFiles < 1 || maxFiles > MAX_FILES) {
        throw new IllegalArgumentException(
            "maxFiles must be from 1 to " + MAX_FILES + ", not " + maxFiles);
      }
      VirtualPath at = free(guestPath);
      mounts.put(at, new MountSpec.InMemory(at, quotaBytes, maxFiles, Map.of()));
      return this;
    }

    /**
     * Puts a file into a mount in memory, for the guest to find. It counts towards the quota.
     *
     * @param guestPath where, such as {@code /tmp/input.json}; directories are made
     * @param bytes its contents
     * @return this
     * @throws IllegalArgumentException when the path is no absolute path of plain names, or is
     *     taken
     */
    public Builder file(String guestPath, byte[] bytes) {
      VirtualPath path = path(guestPath);
      if (contents.putIfAbsent(path, bytes.clone()) != null) {
        throw new IllegalArgumentException("there is a file " + guestPath + " already");
      }
      return this;
    }

    private static VirtualPath path(String guestPath) {
      @Nullable VirtualPath path = GuestPath.absolute(guestPath);
      if (path == null) {
        throw new IllegalArgumentException(
            "a guest's path must be absolute and of plain names, not '" + guestPath + "'");
      }
      return path;
    }

    private VirtualPath free(String guestPath) {
      VirtualPath at = path(guestPath);
      if (mounts.containsKey(at)) {
        throw new IllegalArgumentException("something is mounted at " + guestPath + " already");
      }
      return at;
    }

    /**
     * The grant.
     *
     * @return what was gathered
     * @throws IllegalArgumentException when a file lies in no mount in memory, or does not fit
     *     there
     */
    public FileAccess build() {
      Map<VirtualPath, Map<VirtualPath, byte[]>> files = new HashMap<>();
      contents.forEach(
          (path, bytes) ->
              files.computeIfAbsent(home(path), at -> new HashMap<>()).put(path, bytes));
      List<MountSpec> specs = new ArrayList<>();
      List<MountSpec> inMemory = new ArrayList<>();
      for (MountSpec spec : mounts.values()) {
        if (spec instanceof MountSpec.InMemory memory) {
          MountSpec filled = memory.with(files.getOrDefault(memory.at(), Map.of()));
          specs.add(filled);
          inMemory.add(filled);
        } else {
          specs.add(spec);
        }
      }
      new FileAccess(inMemory).open(() -> 0); // Whether the files fit.
      return new FileAccess(specs);
    }

    /** The mount in memory that a file lies in. */
    private VirtualPath home(VirtualPath path) {
      Optional<MountSpec> innermost =
          mounts.values().stream()
              .filter(spec -> path.isWithin(spec.at()) && !path.equals(spec.at()))
              .max((a, b) -> Integer.compare(a.at().names().size(), b.at().names().size()));
      if (innermost.isPresent() && innermost.get() instanceof MountSpec.InMemory memory) {
        return memory.at();
      }
      throw new IllegalArgumentException("the file " + path + " lies in no mount in memory");
    }
  }
}
