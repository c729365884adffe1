package dev.cloche.internal.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter over file systems with other roots, separators and rules for case. */
class ForeignFileSystemsTest {

  static Stream<Arguments> systems() {
    return Stream.of(
        Arguments.of("unix", Configuration.unix(), "/srv/root"),
        Arguments.of("osX", Configuration.osX(), "/srv/root"),
        Arguments.of("windows", Configuration.windows(), "C:\\srv\\root"));
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "// " + file.getFileName());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("systems")
  void resolve_onEachSystem_staysInside(String name, Configuration system, String directory)
      throws Exception {
    try (FileSystem files = Jimfs.newFileSystem(system)) {
      Path root = files.getPath(directory);
      write(root.resolve("a.js"));
      write(root.resolve("lib").resolve("index.js"));
      write(root.resolve("node_modules").resolve("pkg").resolve("index.js"));
      write(root.resolveSibling("secret.js"));
      write(root.resolveSibling("root-evil").resolve("x.js"));
      Files.createSymbolicLink(root.resolve("out.js"), root.resolveSibling("secret.js"));
      Files.createSymbolicLink(root.resolve("in.js"), root.resolve("a.js"));

      ModuleRoot modules = ModuleRoot.of(new ModuleGrant(root, Set.of("pkg")));

      assertThat(modules.resolve("./a", "/")).isEqualTo("/a.js");
      assertThat(modules.resolve("..", "/lib/x")).isEqualTo("/lib/index.js");
      assertThat(modules.resolve("pkg", "/lib")).isEqualTo("/node_modules/pkg/index.js");
      assertThat(modules.read("/in.js", 100)).isEqualTo("// a.js");
      for (String denied :
          new String[] {
            "../secret.js",
            "./out.js",
            "../root-evil/x.js",
            "..\\secret.js",
            "./..\\secret.js",
            ".\\a.js",
            "C:/srv/secret.js",
            "/C:/srv/secret.js",
            "C:\\srv\\secret.js",
            "./C:/srv/secret.js",
            "./C:secret.js",
            "//srv/secret.js",
            "\\\\srv\\secret.js",
            "/srv/secret.js",
            "./a.js.",
            "./a.js ",
            "./a.js::$DATA",
            "./a.js\0",
            "./lib\\index.js",
            "./lib/..\\..\\secret.js",
            "./con",
            "pkg\\index.js",
            "pkg/..\\..\\a.js",
          }) {
        assertThatThrownBy(() -> modules.resolve(denied, "/"))
            .as(denied)
            .isInstanceOf(ModuleNotFoundException.class);
        assertThatThrownBy(() -> modules.read("/" + denied, 100))
            .as(denied)
            .isInstanceOf(ModuleNotFoundException.class);
      }
    }
  }
}
