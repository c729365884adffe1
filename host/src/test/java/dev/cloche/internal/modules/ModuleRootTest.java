package dev.cloche.internal.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.internal.modules.ModuleRoot.ModuleNotFoundException;
import dev.cloche.internal.modules.ModuleRoot.ModuleTooLargeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter in front of the file system: what it finds, and that nothing leads out of it. */
class ModuleRootTest {

  private static final int CAP = 1000;

  private Path outside = Path.of("unset");
  private Path root = Path.of("unset");

  @BeforeEach
  void makeFiles(@TempDir Path directory) throws IOException {
    outside = directory;
    root = Files.createDirectories(directory.resolve("root"));
    write("../secret.js", "secret");
    write("../root-evil/x.js", "secret");
    write("a.js", "a");
    write("a.json", "{}");
    write("lib/index.js", "lib");
    write("lib/b.cjs", "b");
    write("pkg/package.json", "{\"main\": \"./out/main.js\"}");
    write("pkg/out/main.js", "main");
    write("..hidden.js", "dots");
    write("dir.js/index.js", "directory");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String resolve(String specifier, String from, String... externals)
      throws IOException, ModuleNotFoundException, ModuleRefusedException {
    return ModuleRoot.of(new ModuleGrant(root, Set.of(externals))).resolve(specifier, from);
  }

  private String read(String path) throws Exception {
    return ModuleRoot.of(new ModuleGrant(root, Set.of())).read(path, CAP);
  }

  @ParameterizedTest
  @CsvSource({
    "./a.js, /, /a.js",
    "./a, /, /a.js",
    "./a.json, /, /a.json",
    "../a, /lib, /a.js",
    ".., /lib/x, /lib/index.js",
    ".., /pkg/out, /pkg/out/main.js",
    "./lib, /, /lib/index.js",
    "./lib/, /, /lib/index.js",
    "., /lib, /lib/index.js",
    "./b, /lib, /lib/b.cjs",
    "./pkg, /, /pkg/out/main.js",
    "/a.js, /lib/deep, /a.js",
    "././lib/../a, /, /a.js",
    ".//a.js, /, /a.js",
    "./..hidden, /, /..hidden.js",
    "./dir.js, /, /dir.js/index.js",
    "./missing/../a, /, /a.js",
  })
  void resolve_insideTheRoot_isFound(String specifier, String from, String path)
      throws IOException, ModuleNotFoundException, ModuleRefusedException {
    assertThat(resolve(specifier, from)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.js",
        "../secret",
        "./../secret.js",
        "./lib/../../secret.js",
        "/../secret.js",
        "../root-evil/x.js",
        "../root/a.js",
        "....//secret.js",
        "./lib/..../secret.js",
        "..\\secret.js",
        "./..\\secret.js",
        ".\\a.js",
        "./..%2fsecret.js",
        "./%2e%2e/secret.js",
        "./\uff0e\uff0e/secret.js",
        "./a.js\0",
        "./a\0.js",
        "./a.js:stream",
        "./a.js::$DATA",
        "C:/secret.js",
        "C:\\secret.js",
        "//server/share/x.js",
        "/etc/passwd",
        "/proc/self/environ",
        "file:///etc/passwd",
        "jar:file:x!/y",
        "http://host/x.js",
        "./a.js.",
        "./a.js ",
        "./a.js\n",
        "./missing",
        "./a.js/",
        "./a.js/b",
        "a.js",
        "lib",
        "node_modules",
        "~/x",
        "@",
        "@/x",
        "",
        " ",
      })
  void resolve_outsideOrMissing_isNotFound(String specifier) {
    assertThatThrownBy(() -> resolve(specifier, "/"))
        .isInstanceOf(ModuleNotFoundException.class)
        .hasMessage("module not found");
  }

  /** Names that another system reads otherwise are refused even where they exist. */
  @ParameterizedTest
  @ValueSource(
      strings = {"x:y.js", "back\\slash.js", "dot.", "space ", "line\nbreak.js", "del\u007f.js"})
  void resolve_nameWithSeveralMeanings_isNotFound(String name) throws IOException {
    write(name, "x");

    assertThatThrownBy(() -> resolve("./" + name, "/")).isInstanceOf(ModuleNotFoundException.class);
    assertThatThrownBy(() -> read("/" + name)).isInstanceOf(ModuleNotFoundException.class);
  }

  /** Each of these would be the file, if it were looked for. */
  @Test
  void resolve_specifierOver4096Characters_isNotFound() throws Exception {
    write("found.js", "x");
    String longest = "./" + "./".repeat(2043) + "found.js";

    assertThat(longest).hasSize(4096);
    assertThat(resolve(longest, "/")).isEqualTo("/found.js");
    assertThatThrownBy(() -> resolve("./" + longest, "/"))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  void resolve_manySteps_isNotFound() {
    assertThatThrownBy(() -> resolve("../".repeat(5000) + "secret.js", "/"))
        .isInstanceOf(ModuleNotFoundException.class);
    assertThatThrownBy(() -> resolve("./" + "a/".repeat(1500) + "b", "/"))
        .isInstanceOf(ModuleNotFoundException.class);
    assertThatThrownBy(() -> resolve("./" + "x".repeat(4000), "/"))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lib", "/..", "../", "/lib\0", "C:\\"})
  void resolve_fromAnImpossibleDirectory_isNotFound(String from) {
    assertThatThrownBy(() -> resolve("./secret.js", from))
        .isInstanceOf(ModuleNotFoundException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.js",
        "/..",
        "/",
        "/lib",
        "/missing.js",
        "a.js",
        "/a.js\0",
        "/lib/../../secret.js",
        "\\a.js",
        "/C:/x",
        "/./../secret.js"
      })
  void read_outsideOrMissing_isNotFound(String path) {
    assertThatThrownBy(() -> read(path)).isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  void read_links_areFollowedInsideOnly() throws Exception {
    Files.createSymbolicLink(root.resolve("in.js"), Path.of("a.js"));
    Files.createSymbolicLink(root.resolve("out.js"), outside.resolve("secret.js"));
    Files.createSymbolicLink(root.resolve("up.js"), Path.of("../secret.js"));
    Files.createSymbolicLink(root.resolve("outdir"), outside);
    Files.createSymbolicLink(root.resolve("chain.js"), Path.of("out.js"));
    Files.createSymbolicLink(root.resolve("dangling.js"), Path.of("nowhere.js"));
    Files.createSymbolicLink(root.resolve("loop.js"), Path.of("loop.js"));
    Files.createSymbolicLink(root.resolve("indir"), Path.of("lib"));

    assertThat(read("/in.js")).isEqualTo("a");
    assertThat(resolve("./indir", "/")).isEqualTo("/lib/index.js");
    for (String denied :
        new String[] {
          "out.js",
          "up.js",
          "outdir/secret.js",
          "chain.js",
          "dangling.js",
          "loop.js",
          "indir/../../secret.js"
        }) {
      assertThatThrownBy(() -> read("/" + denied))
          .as(denied)
          .isInstanceOf(ModuleNotFoundException.class);
      assertThatThrownBy(() -> resolve("./" + denied, "/"))
          .as(denied)
          .isInstanceOf(ModuleNotFoundException.class);
    }
  }

  @Test
  void root_reachedThroughALink_works() throws Exception {
    Path link = Files.createSymbolicLink(outside.resolve("link"), root);

    assertThat(ModuleRoot.of(new ModuleGrant(link, Set.of())).resolve("./a", "/"))
        .isEqualTo("/a.js");
    assertThat(ModuleRoot.of(new ModuleGrant(link, Set.of())).read("/a.js", CAP)).isEqualTo("a");
  }

  @Test
  void root_thatIsNoDirectory_isRefused() {
    assertThatThrownBy(() -> ModuleRoot.of(new ModuleGrant(root.resolve("a.js"), Set.of())))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ModuleRoot.of(new ModuleGrant(root.resolve("missing"), Set.of())))
        .isInstanceOf(IOException.class);
  }

  @Test
  void read_specialFile_isNotFound() throws IOException {
    Path device = Path.of("/dev/zero");
    if (Files.exists(device)) {
      Files.createSymbolicLink(root.resolve("zero.js"), device);
    }

    assertThatThrownBy(() -> read("/zero.js")).isInstanceOf(ModuleNotFoundException.class);
  }

  @Test
  void read_size_isCapped() throws Exception {
    write("full.js", "x".repeat(CAP));
    write("over.js", "x".repeat(CAP + 1));

    assertThat(read("/full.js")).hasSize(CAP);
    assertThatThrownBy(() -> read("/over.js")).isInstanceOf(ModuleTooLargeException.class);
  }

  @Test
  void read_byteOrderMark_isSkipped() throws Exception {
    write("bom.js", "\ufeff\ufeffx");

    assertThat(read("/bom.js")).isEqualTo("\ufeffx");
  }

  @Test
  void read_nonUtf8_isNotFound() throws IOException {
    byte[][] texts = {
      {(byte) 0xff},
      {(byte) 0xc0, (byte) 0xaf},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xe4, (byte) 0xbd}
    };
    for (byte[] text : texts) {
      Files.write(root.resolve("binary.js"), text);
      assertThatThrownBy(() -> read("/binary.js")).isInstanceOf(ModuleNotFoundException.class);
    }
    Files.write(root.resolve("text.js"), "\u4f60\ud83d\ude00".getBytes(StandardCharsets.UTF_8));
  }
}
