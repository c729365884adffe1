package dev.cloche.fuzz;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A tenant's directory in a file system of its own, in memory, with what a tenant may not have all
 * around it: each such file holds {@link #SECRET}.
 */
public final class TenantDirectory {

  /** What no answer to a tenant may hold. */
  public static final String SECRET = "host-secret";

  /** A package's directory below the root. */
  public static final String PACKAGE = "node_modules/pkg";

  private TenantDirectory() {}

  /** Makes one. */
  public static Path make() {
    FileSystem files = Jimfs.newFileSystem(Configuration.unix());
    Path root = files.getPath("/srv/tenant");
    try {
      Files.createDirectories(root.resolve(PACKAGE + "/lib"));
      Files.createDirectories(root.resolve("lib"));
      Files.createDirectories(root.resolveSibling("tenant-2/node_modules/pkg"));
      Files.writeString(root.resolve("a.js"), "exports.a = function () { return 1 }");
      Files.writeString(root.resolve("b.json"), "{}");
      Files.writeString(root.resolve("lib/index.js"), "");
      Files.writeString(root.resolve(PACKAGE + "/index.js"), "");
      Files.writeString(root.resolve(PACKAGE + "/lib/x.js"), "");
      for (String outside : new String[] {"secret.js", "tenant-2/node_modules/pkg/index.js"}) {
        Files.writeString(root.resolveSibling(outside), "// " + SECRET);
      }
      Files.createSymbolicLink(root.resolve("in.js"), root.resolve("a.js"));
      Files.createSymbolicLink(root.resolve("out.js"), root.resolveSibling("secret.js"));
      Files.createSymbolicLink(root.resolve("up"), root.getParent());
      Files.createSymbolicLink(root.resolve(PACKAGE + "/up"), root.getParent());
      Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return root;
  }

  /** Whether bytes hold the secret. */
  public static boolean holdsSecret(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(SECRET);
  }
}
