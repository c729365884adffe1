package dev.cloche.internal.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that packages have for themselves: {@code #x}, by the {@code imports} of theirs. */
class ImportsTest {

  private static final String NONE = "none";

  private Path root = Path.of("unset");

  @BeforeEach
  void makeRoot(@TempDir Path directory) throws IOException {
    root = Files.createDirectories(directory.resolve("root"));
    Files.writeString(directory.resolve("secret.js"), "secret");
    write("src/a.js", "");
    write("src/deep/b.js", "");
    write("src/text.txt", "");
    write("node_modules/pkg/index.js", "");
    write("node_modules/pkg/own.js", "");
    write("node_modules/pkg/package.json", "{\"imports\": {\"#own\": \"./own.js\"}}");
    write("node_modules/plain/index.js", "");
    write("node_modules/plain/lib/c.js", "");
    write("node_modules/unlisted/index.js", "");
    write("nested/package.json", "{}");
    write("nested/d.js", "");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void imports(String json) throws IOException {
    write("package.json", "{\"imports\": " + json.replace('\'', '"') + "}");
  }

  private String resolve(String specifier, String from) throws IOException {
    try {
      return ModuleRoot.of(new ModuleGrant(root, Set.of("pkg", "plain")))
          .resolve(specifier, from, Builtins.of(List.of("path")));
    } catch (ModuleNotFoundException missing) {
      return NONE;
    } catch (ModuleRefusedException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'#x': './src/a.js'}                                     | /src/a.js
          {'#x': {'node': './src/a.js', 'default': './no.js'}}     | /src/a.js
          {'#x': {'import': './no.js', 'require': './src/a.js'}}   | /src/a.js
          {'#x': {'browser': './no.js', 'default': './src/a.js'}}  | /src/a.js
          {'#x': ['../no', './src/a.js']}                          | /src/a.js
          {'#x': './src/a'}                                        | none
          {'#x': './src'}                                          | none
          {'#x': './src/text.txt'}                                 | Cannot load module '#x': its extension is none of .js, .cjs, .json
          {'#x': '../secret.js'}                                   | none
          {'#x': './../secret.js'}                                 | none
          {'#x': './src/../../secret.js'}                          | none
          {'#x': '/src/a.js'}                                      | none
          {'#x': 'pkg'}                                            | /node_modules/pkg/index.js
          {'#x': 'plain/lib/c'}                                    | /node_modules/plain/lib/c.js
          {'#x': 'plain/../unlisted/index'}                        | none
          {'#x': 'unlisted'}                                       | none
          {'#x': 'path'}                                           | node:path
          {'#x': {'node': 'node:path', 'default': './no.js'}}      | node:path
          {'#x': 'fs'}                                             | none
          {'#x': '#y', '#y': './src/a.js'}                         | none
          {'#x': null}                                             | none
          {'#x': 7}                                                | none
          {'x': './src/a.js'}                                      | none
          ['#x']                                                   | none
          null                                                     | none
          """)
  void name_meansWhatThePackageSays(String json, String path) throws IOException {
    imports(json);

    assertThat(resolve("#x", "/")).isEqualTo(path);
    assertThat(resolve("#x", "/src/deep")).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "#src/a, /src/a.js",
    "#src/deep/b, /src/deep/b.js",
    "#src/, none",
    "#src/../a, none",
    "#src/deep/../a, none",
    "#src/../../secret, none",
    "#plain/lib/c, /node_modules/plain/lib/c.js",
    "#src/private/x, none",
    "#, none",
    "#/a, none",
  })
  void patterns_ofNames(String specifier, String path) throws IOException {
    imports(
        "{'#src/*': './src/*.js', '#plain/*': 'plain/*', '#src/private/*': null,"
            + " '#': './src/a.js', '#/a': './src/a.js'}");

    assertThat(resolve(specifier, "/")).isEqualTo(path);
  }

  @Test
  void nearestPackage_decides() throws IOException {
    imports("{'#x': './src/a.js', '#own': './src/a.js'}");

    assertThat(resolve("#own", "/node_modules/pkg")).isEqualTo("/node_modules/pkg/own.js");
    assertThat(resolve("#own", "/")).isEqualTo("/src/a.js");
    assertThat(resolve("#x", "/node_modules/pkg")).isEqualTo(NONE);
    assertThat(resolve("#x", "/nested")).isEqualTo(NONE);
    // Without a package.json of its own a package is in none, whatever is above node_modules.
    assertThat(resolve("#x", "/node_modules/plain")).isEqualTo(NONE);
    assertThat(resolve("#x", "/node_modules/plain/lib")).isEqualTo(NONE);
  }

  @Test
  void brokenPackage_isSaid() throws IOException {
    write("package.json", "not json");

    assertThat(resolve("#x", "/src")).isEqualTo("Invalid package config /package.json.");
  }

  @Test
  void target_behindALinkThatLeadsOut_isMissing(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("e.js"), "secret");
    Files.createSymbolicLink(root.resolve("out"), elsewhere);
    imports("{'#x': './out/e.js'}");

    assertThat(resolve("#x", "/")).isEqualTo(NONE);
  }
}
