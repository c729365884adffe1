package dev.cloche.internal.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bare specifiers: exact names of packages, and what their package.json may point to. */
class PackagesTest {

  private static final String NONE = "none";
  private static final String BROKEN = "Invalid package config /node_modules/pkg/package.json.";

  private Path root = Path.of("unset");

  @BeforeEach
  void makeRoot(@TempDir Path directory) throws IOException {
    root = Files.createDirectories(directory.resolve("root"));
    Files.writeString(directory.resolve("secret.js"), "secret");
    write("node_modules/pkg/index.js");
    write("node_modules/pkg/lib/a.js");
    write("node_modules/pkg/lib/deep/b.js");
    write("node_modules/pkg/lib/private/c.js");
    write("node_modules/pkg2/index.js");
    write("node_modules/@s/pkg/index.js");
    write("app/node_modules/pkg/index.js");
    write("app/src/x.js");
    write("secret.js");
    write("other/deep/asks.js");
  }

  private void write(String path) throws IOException {
    write(path, "// " + path);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void packageJson(String json) throws IOException {
    write("node_modules/pkg/package.json", json.replace('\'', '"'));
  }

  private String resolve(String specifier, String from) throws IOException {
    try {
      return ModuleRoot.of(
              new ModuleGrant(root, Set.of("pkg", "@s/pkg", "absent", ".*", "..", "fs")))
          .resolve(specifier, from);
    } catch (ModuleNotFoundException missing) {
      return NONE;
    } catch (ModuleRefusedException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pkg, /, /node_modules/pkg/index.js",
    "pkg, /app/src, /app/node_modules/pkg/index.js",
    "pkg, /other/deep, /node_modules/pkg/index.js",
    "pkg/lib/a, /, /node_modules/pkg/lib/a.js",
    "pkg/lib/a.js, /, /node_modules/pkg/lib/a.js",
    "@s/pkg, /, /node_modules/@s/pkg/index.js",
    "pkg2, /, none",
    "p, /, none",
    "pk, /, none",
    "PKG, /, none",
    "pkg/, /, /node_modules/pkg/index.js",
    "pkg/missing, /, none",
    "pkg/.., /, none",
    "pkg/../pkg2, /, none",
    "pkg/../../secret, /, none",
    "pkg/../../../secret, /, none",
    "pkg/lib/../../pkg2/index, /, none",
    "pkg\\..\\pkg2, /, none",
    "@s, /, none",
    "@s/, /, none",
    "@s/../pkg2, /, none",
    "@s/pkg/../../pkg2, /, none",
    "@s\\pkg, /, none",
    "absent, /, none",
    "fs, /, none",
    ".*, /, none",
    "node_modules/pkg, /, none",
  })
  void bareSpecifier_isAnExactName(String specifier, String from, String path) throws IOException {
    assertThat(resolve(specifier, from)).isEqualTo(path);
  }

  /** A path is no way around the list: only packages go from one package into another. */
  @ParameterizedTest
  @CsvSource({
    "./node_modules/pkg, /, /node_modules/pkg/index.js",
    "../node_modules/pkg/lib/a, /app, /node_modules/pkg/lib/a.js",
    "/node_modules/@s/pkg, /, /node_modules/@s/pkg/index.js",
    "./node_modules/pkg2, /, none",
    "./node_modules/pkg2/index.js, /, none",
    "/node_modules/pkg2, /app/src, none",
    "/node_modules/pkg/../pkg2, /, none",
    "./node_modules/pkg/node_modules/inner, /, none",
    "./node_modules/loose, /, none",
    "./link, /, none",
    "./main, /, none",
    "../pkg2, /node_modules/pkg, /node_modules/pkg2/index.js",
    "./node_modules/inner, /node_modules/pkg, /node_modules/pkg/node_modules/inner/index.js",
  })
  void pathIntoNodeModules_reachesListedPackagesAlone(String specifier, String from, String path)
      throws IOException {
    write("node_modules/pkg/node_modules/inner/index.js");
    write("node_modules/loose.js");
    write("main/package.json", "{\"main\": \"node_modules/x/index.js\"}");
    write("main/node_modules/x/index.js");
    Files.createSymbolicLink(root.resolve("link"), Path.of("node_modules/pkg2"));

    assertThat(resolve(specifier, from)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'main': './lib/a.js'}              | /node_modules/pkg/lib/a.js
          {'main': 'lib/a'}                   | /node_modules/pkg/lib/a.js
          {'main': './lib/deep'}              | /node_modules/pkg/index.js
          {'main': 'missing'}                 | /node_modules/pkg/index.js
          {'main': ''}                        | /node_modules/pkg/index.js
          {'main': 7}                         | /node_modules/pkg/index.js
          {'main': null}                      | /node_modules/pkg/index.js
          {'main': '../../secret.js'}         | /node_modules/pkg/index.js
          {'main': '../../../secret.js'}      | /node_modules/pkg/index.js
          {'main': '/secret.js'}              | /node_modules/pkg/index.js
          {'main': '../pkg2/index.js'}        | /node_modules/pkg/index.js
          {'main': '..\\\\..\\\\secret.js'}   | /node_modules/pkg/index.js
          not json                            | Invalid package config /node_modules/pkg/package.json.
          []                                  | Invalid package config /node_modules/pkg/package.json.
          {'exports': './lib/a.js'}           | /node_modules/pkg/lib/a.js
          {'exports': {'.': './lib/a.js'}}    | /node_modules/pkg/lib/a.js
          {'exports': {'require': './lib/a.js', 'import': './index.js'}} | /node_modules/pkg/lib/a.js
          {'exports': {'import': './index.js', 'default': './lib/a.js'}} | /node_modules/pkg/lib/a.js
          {'exports': {'.': {'node': {'require': './lib/a.js'}}}}        | /node_modules/pkg/lib/a.js
          {'exports': {'.': ['bad', './lib/a.js']}}                      | /node_modules/pkg/lib/a.js
          {'exports': {'.': {'import': './index.js'}}}                   | none
          {'exports': {}}                     | none
          {'exports': null}                   | /node_modules/pkg/index.js
          {'exports': {'.': null}}            | none
          {'exports': './lib'}                | none
          {'exports': 'lib/a.js'}             | none
          {'exports': '/secret.js'}           | none
          {'exports': './../pkg2/index.js'}   | none
          {'exports': './../../secret.js'}    | none
          {'exports': './lib/../../../secret.js'} | none
          """)
  void packageJson_entry_staysInThePackage(String json, String path) throws IOException {
    packageJson(json);

    assertThat(resolve("pkg", "/")).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "pkg, /node_modules/pkg/index.js",
    "pkg/a, /node_modules/pkg/lib/a.js",
    "pkg/files/a, /node_modules/pkg/lib/a.js",
    "pkg/files/deep/b, /node_modules/pkg/lib/deep/b.js",
    "pkg/files/private/c, none",
    "pkg/lib/a.js, none",
    "pkg/files/../index, none",
    "pkg/files/../../pkg2/index, none",
    "pkg/files/../../../../secret, none",
    "pkg/files/*, none",
    "pkg/files/, none",
    "pkg/package.json, none",
    "pkg/missing, none",
  })
  void exports_subpathsAndPatterns_areAllThereIs(String specifier, String path) throws IOException {
    packageJson(
        "{'exports': {'.': './index.js', './a': './lib/a.js', './files/*': './lib/*.js',"
            + " './files/private/*': null, './missing': './nowhere.js'}}");

    assertThat(resolve(specifier, "/")).isEqualTo(path);
  }

  @Test
  void packageJson_veryLarge_isRefused() throws IOException {
    packageJson("{'main': './lib/a.js', 'x': '" + "x".repeat(1 << 20) + "'}");

    assertThat(resolve("pkg", "/")).isEqualTo(BROKEN);
  }

  @Test
  void packageJson_deeplyNested_isNoError() throws IOException {
    packageJson(
        "{'exports': " + "{'default': ".repeat(900) + "'./lib/a.js'" + "}".repeat(900) + "}");
    assertThat(resolve("pkg", "/")).isIn("/node_modules/pkg/lib/a.js", NONE);

    packageJson("{'exports': " + "[".repeat(100_000));
    assertThat(resolve("pkg", "/")).isEqualTo(BROKEN);
  }

  @Test
  void packageDirectory_thatLeadsOut_isMissing(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("index.js"), "secret");
    Files.createSymbolicLink(root.resolve("node_modules/absent"), elsewhere);

    assertThat(resolve("absent", "/")).isEqualTo(NONE);
  }

  @Test
  void packageDirectory_thatIsALinkInside_isFollowed() throws IOException {
    write("store/absent/index.js");
    Files.createSymbolicLink(root.resolve("node_modules/absent"), Path.of("../store/absent"));

    assertThat(resolve("absent", "/")).isEqualTo("/store/absent/index.js");
  }

  @Test
  void exports_withStarsThatMultiply_areNotThere() throws IOException {
    packageJson("{'exports': {'./*': './%s'}}".formatted("*".repeat(1_000_000)));
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    resolve("pkg/x", "/"); // Loads what it needs.
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThat(resolve("pkg/" + "x".repeat(1000), "/")).isEqualTo(NONE);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100 << 20);
  }
}
