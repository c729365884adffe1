package dev.cloche.internal.modules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose files a guest may {@code require}, seen by the guest as {@code /}.
 *
 * <p>Relative specifiers reach files under the root. A bare specifier ({@code lodash}, {@code
 * @scope/name/sub}) reaches {@code node_modules} directories under the root, for packages that were
 * listed as external. Everything else, and everything denied, is a {@link ModuleNotFoundException}:
 * denied and missing are the same.
 *
 * <p>Symbolic links are followed only to real files inside the root, which is decided when a file is
 * opened. Only regular files are read. Safe for use by many threads.
 */
public final class ModuleRoot {

  /** There is no such module, or the guest may not have it. */
  public static final class ModuleNotFoundException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public ModuleNotFoundException() {
      super("module not found", null, false, false);
    }
  }

  /** The file is over the cap. */
  public static final class ModuleTooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    ModuleTooLargeException() {
      super("module too large", null, false, false);
    }
  }

  private static final String NODE_MODULES = "node_modules";
  private static final int MAX_SPECIFIER = 4096;

  private final Path root;
  private final Set<String> externals;

  private ModuleRoot(Path root, Set<String> externals) {
    this.root = root;
    this.externals = Set.copyOf(externals);
  }

  /**
   * Opens a root.
   *
   * @param directory the directory; may itself be reached through a link
   * @param externals names of packages that bare specifiers may reach
   * @return the root
   * @throws IOException when it is not a directory that can be read
   */
  public static ModuleRoot of(Path directory, Set<String> externals) throws IOException {
    Path real = directory.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new IOException("not a directory");
    }
    return new ModuleRoot(real, externals);
  }

  /**
   * Finds the file that a specifier means.
   *
   * @param specifier what the guest asked for
   * @param from virtual path of the directory of the module that asks, such as {@code /lib}
   * @return the virtual path of a regular file, such as {@code /lib/a.js}
   * @throws ModuleNotFoundException when there is none that the guest may have
   */
  public String resolve(String specifier, String from) throws ModuleNotFoundException {
    VirtualPath base = VirtualPath.parse(from);
    if (specifier.isEmpty() || specifier.length() > MAX_SPECIFIER || base == null) {
      throw new ModuleNotFoundException();
    }
    @Nullable VirtualPath found =
        isRelative(specifier)
            ? probe(base.resolve(specifier), specifier.endsWith("/"))
            : external(specifier, base);
    if (found == null) {
      throw new ModuleNotFoundException();
    }
    return found.toString();
  }

  private static boolean isRelative(String specifier) {
    return specifier.startsWith("./")
        || specifier.startsWith("../")
        || specifier.equals(".")
        || specifier.equals("..")
        || specifier.startsWith("/");
  }

  private @Nullable VirtualPath probe(@Nullable VirtualPath path, boolean directoryOnly) {
    return path == null ? null : new ModuleProbe(this).find(path, directoryOnly);
  }

  private @Nullable VirtualPath external(String specifier, VirtualPath base) {
    PackageSpecifier wanted = PackageSpecifier.parse(specifier);
    if (wanted == null || !externals.contains(wanted.name())) {
      return null;
    }
    for (@Nullable VirtualPath at = base; at != null; at = at.parent()) {
      @Nullable VirtualPath home = at.resolve(NODE_MODULES + "/" + wanted.name());
      if (home != null && directory(home)) {
        return new ModuleProbe(this).findInPackage(home, wanted.subpath());
      }
    }
    return null;
  }

  /**
   * Reads a module's text.
   *
   * @param virtualPath a path that {@link #resolve} answered, or anything else a guest made up
   * @param maxBytes cap of the file's size
   * @return the text, without a byte order mark
   * @throws ModuleNotFoundException when there is no such file or it is not UTF-8
   * @throws ModuleTooLargeException when it is larger than the cap
   */
  public String read(String virtualPath, int maxBytes)
      throws ModuleNotFoundException, ModuleTooLargeException {
    @Nullable VirtualPath path = VirtualPath.parse(virtualPath);
    if (path == null) {
      throw new ModuleNotFoundException();
    }
    @Nullable Path file = real(path);
    if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ModuleNotFoundException();
    }
    byte[] bytes;
    try (InputStream in =
        Channels.newInputStream(
            Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      // Opened first, looked at after: a link swapped in between is noticed here.
      if (!file.equals(real(path))) {
        throw new ModuleNotFoundException();
      }
      bytes = in.readNBytes(maxBytes + 1);
    } catch (IOException unreadable) {
      throw new ModuleNotFoundException();
    }
    if (bytes.length > maxBytes) {
      throw new ModuleTooLargeException();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notText) {
      throw new ModuleNotFoundException();
    }
  }

  boolean regularFile(VirtualPath path) {
    @Nullable Path file = real(path);
    return file != null && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  boolean directory(VirtualPath path) {
    @Nullable Path file = real(path);
    return file != null && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** The real file behind a virtual path, if it lies inside the root. */
  private @Nullable Path real(VirtualPath path) {
    try {
      Path at = root;
      for (String name : path.names()) {
        at = at.resolve(name);
        if (at.getNameCount() <= root.getNameCount()) {
          return null;
        }
      }
      Path real = at.toRealPath();
      return real.startsWith(root) ? real : null;
    } catch (IOException | InvalidPathException denied) {
      return null;
    }
  }
}
