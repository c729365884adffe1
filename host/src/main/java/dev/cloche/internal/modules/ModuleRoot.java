package dev.cloche.internal.modules;

import dev.cloche.internal.files.FileRoots;
import dev.cloche.internal.files.VirtualPath;
import dev.cloche.internal.value.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose files a guest may {@code require}, seen by the guest as {@code /}, and further
 * ones, seen as {@code /:1}, {@code /:2} and so on.
 *
 * <p>Relative specifiers reach files under the root, but no package's that was not listed. A bare specifier ({@code lodash}, {@code
 * @scope/name/sub}) reaches {@code node_modules} directories, as far as they lie under a root, for
 * packages that were listed as external; and those for what they themselves need, within the root
 * that they are in. A name such as {@code #x} means what the {@code imports} of the package that asks
 * say. Everything else, and everything denied, is a {@link ModuleNotFoundException}:
 * denied and missing are the same.
 *
 * <p>A module's name is that of its real file, as in Node. Safe for use by many threads.
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

  static final String JSON = ".json";

  static final String NODE_MODULES = "node_modules";
  private static final int MAX_SPECIFIER = 4096;

  /** The byte order mark. */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ModuleGrant grant;
  private final FileRoots files;
  private final ModuleProbe probe;

  private ModuleRoot(ModuleGrant grant, FileRoots files) {
    this.grant = grant;
    this.files = files;
    List<String> extensions = new ArrayList<>(grant.extensions());
    if (!extensions.contains(JSON)) {
      extensions.add(JSON);
    }
    this.probe = new ModuleProbe(files, extensions);
  }

  /**
   * Opens a root.
   *
   * @param grant what it holds
   * @return the root
   * @throws IOException when one of its directories is none that can be read
   */
  public static ModuleRoot of(ModuleGrant grant) throws IOException {
    return new ModuleRoot(grant, FileRoots.of(grant.directories()));
  }

  /**
   * Finds the file that a specifier means.
   *
   * @param specifier what the guest asked for
   * @param from virtual path of the directory of the module that asks, such as {@code /lib}
   * @return the virtual path of a regular file, such as {@code /lib/a.js}
   * @throws ModuleNotFoundException when there is none that the guest may have
   * @throws ModuleRefusedException when it cannot be a module, or its package is broken
   */
  public String resolve(String specifier, String from)
      throws ModuleNotFoundException, ModuleRefusedException {
    return resolve(specifier, from, Builtins.NONE);
  }

  /**
   * As {@link #resolve(String, String)}, where a package's own name for a module may stand for a
   * builtin one.
   *
   * @param specifier what the guest asked for
   * @param from virtual path of the directory of the module that asks
   * @param builtins those that are granted
   * @return the virtual path of a regular file, or a builtin module's name
   * @throws ModuleNotFoundException likewise
   * @throws ModuleRefusedException likewise
   */
  public String resolve(String specifier, String from, Builtins builtins)
      throws ModuleNotFoundException, ModuleRefusedException {
    VirtualPath base = VirtualPath.parse(from);
    if (specifier.isEmpty() || specifier.length() > MAX_SPECIFIER || base == null) {
      throw new ModuleNotFoundException();
    }
    if (PackageImports.isImport(specifier)) {
      PackageImports.@Nullable Target target = PackageImports.find(specifier, base, probe);
      if (target == null) {
        throw new ModuleNotFoundException();
      }
      @Nullable String builtin = builtins.resolve(target.specifier());
      return builtin != null ? builtin : checked(specifier, imported(target));
    }
    return checked(
        specifier, isRelative(specifier) ? relative(specifier, base) : external(specifier, base));
  }

  private String checked(String specifier, @Nullable VirtualPath found)
      throws ModuleNotFoundException, ModuleRefusedException {
    if (found == null) {
      throw new ModuleNotFoundException();
    }
    probe.checkExtension(found, specifier);
    return found.toString();
  }

  /** The name of a module found through whatever links, null where they lead out. */
  private @Nullable VirtualPath canonical(@Nullable VirtualPath found) {
    @Nullable Path real = found == null ? null : files.real(found);
    return real == null ? null : files.virtual(real);
  }

  private static boolean isRelative(String specifier) {
    return specifier.startsWith("./")
        || specifier.startsWith("../")
        || specifier.equals(".")
        || specifier.equals("..")
        || specifier.startsWith("/");
  }

  private @Nullable VirtualPath relative(String specifier, VirtualPath base)
      throws ModuleRefusedException {
    @Nullable VirtualPath path = base.resolve(specifier);
    @Nullable VirtualPath found =
        path == null ? null : canonical(probe.find(path, specifier.endsWith("/")));
    // From one root into another there is no way but a package's name.
    return found != null && found.root() == base.root() && isOwn(found, base)
        ? found
        : fallback(specifier, files.real(base));
  }

  /** Whether a file is no package's, or one's that was listed, or asked for by a package. */
  private boolean isOwn(VirtualPath found, VirtualPath base) {
    List<String> names = found.names();
    int modules = names.lastIndexOf(NODE_MODULES);
    if (modules < 0 || base.root() > 0 || base.names().contains(NODE_MODULES)) {
      return true;
    }
    String inside = String.join("/", names.subList(modules + 1, names.size()));
    @Nullable PackageSpecifier specifier = PackageSpecifier.parse(inside);
    return specifier != null && grant.externals().contains(specifier.name());
  }

  private @Nullable VirtualPath imported(PackageImports.Target target)
      throws ModuleRefusedException {
    VirtualPath home = target.home();
    if (!target.isPath()) {
      return external(target.specifier(), home);
    }
    @Nullable VirtualPath found = canonical(probe.exactly(home, target.specifier()));
    return found != null && found.root() == home.root() ? found : null;
  }

  private @Nullable VirtualPath external(String specifier, VirtualPath base)
      throws ModuleRefusedException {
    PackageSpecifier wanted = PackageSpecifier.parse(specifier);
    @Nullable Path directory = files.real(base);
    if (wanted == null || directory == null) {
      return null;
    }
    boolean listed = grant.externals().contains(wanted.name());
    if (!listed && !base.names().contains(NODE_MODULES)) {
      return null;
    }
    for (@Nullable Path at = directory; at != null; at = at.getParent()) {
      @Nullable VirtualPath home = packageIn(at, wanted.name());
      if (home != null) {
        @Nullable VirtualPath found = canonical(probe.findInPackage(home, wanted.subpath()));
        return found != null && (listed || found.root() == base.root()) ? found : null;
      }
    }
    return listed ? fallback(specifier, directory) : null;
  }

  /** A package's directory in the {@code node_modules} of a directory, where there is one. */
  private @Nullable VirtualPath packageIn(Path directory, String name) {
    Path last = directory.getFileName();
    if (last != null && last.toString().equals(NODE_MODULES)) {
      return null;
    }
    @Nullable VirtualPath modules = files.virtual(directory.resolve(NODE_MODULES));
    @Nullable VirtualPath home = modules == null ? null : modules.resolve(name);
    return home != null && files.directory(home) ? home : null;
  }

  private @Nullable VirtualPath fallback(String specifier, @Nullable Path directory)
      throws ModuleRefusedException {
    ModuleGrant.@Nullable Fallback fallback = grant.fallback();
    if (fallback == null || directory == null) {
      return null;
    }
    @Nullable Path path = fallback.find(specifier, directory);
    @Nullable VirtualPath found =
        path == null ? null : files.virtual(path.toAbsolutePath().normalize());
    return found == null ? null : canonical(probe.find(found, false));
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
    return new String(readBytes(virtualPath, maxBytes), StandardCharsets.UTF_8);
  }

  /**
   * As {@link #read}, in UTF-8.
   *
   * @param virtualPath a path that {@link #resolve} answered, or anything else a guest made up
   * @param maxBytes cap of the file's size
   * @return valid UTF-8, without a byte order mark
   * @throws ModuleNotFoundException when there is no such file or it is not UTF-8
   * @throws ModuleTooLargeException when it is larger than the cap
   */
  public byte[] readBytes(String virtualPath, int maxBytes)
      throws ModuleNotFoundException, ModuleTooLargeException {
    @Nullable VirtualPath path = VirtualPath.parse(virtualPath);
    byte @Nullable [] bytes = path == null ? null : files.read(path, maxBytes);
    if (bytes == null) {
      throw new ModuleNotFoundException();
    }
    if (bytes.length > maxBytes) {
      throw new ModuleTooLargeException();
    }
    if (!Utf8.isValid(bytes)) {
      throw new ModuleNotFoundException();
    }
    boolean marked =
        bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    return marked ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
  }
}
