package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are there for a guest when they were granted, and only those. */
class FileAccessTest {

  private Path root = Path.of("unset");
  private Path data = Path.of("unset");

  @BeforeEach
  void makeFiles(@TempDir Path directory) throws IOException {
    root = Files.createDirectories(directory.resolve("root"));
    data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("a.json"), "{\"a\": [1, 2]}");
    Files.writeString(root.resolve("beside.txt"), "beside");
  }

  private JsValue run(FileAccess files, String main) throws IOException {
    return run(builder -> builder.files(files), main);
  }

  private JsValue run(UnaryOperator<IsolateBuilder> grants, String main) throws IOException {
    Files.writeString(root.resolve("main.js"), main);
    try (Isolate isolate = grants.apply(Isolate.builder().limits(Trial.SMALL).root(root)).build()) {
      return isolate.require("./main.js");
    }
  }

  private FileAccess reading() {
    return FileAccess.builder().readOnly("/data", data).build();
  }

  private static FileAccess.Builder memory() {
    return FileAccess.builder().inMemory("/tmp", 100_000, 100);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fs", "node:fs", "fs/promises", "node:fs/promises"})
  void module_withoutFiles_isMissing(String name) throws IOException {
    String main =
        """
        try { require('%s'); } catch (e) { module.exports = [e.name, e.code, e.message].join(); }
        """
            .formatted(name);
    String expected = "Error,MODULE_NOT_FOUND,Cannot find module '" + name + "'";

    assertThat(run(FileAccess.none(), main).asString()).isEqualTo(expected);
    assertThat(run(builder -> builder, main).asString()).isEqualTo(expected);
    assertThat(run(FileAccess.builder().build(), main).asString()).isEqualTo(expected);
    assertThat(run(builder -> builder.builtins("path"), main).asString()).isEqualTo(expected);
  }

  @Test
  void module_withFiles_isThereUnderAllNames() throws IOException {
    String main =
        """
        const fs = require('fs');
        module.exports = fs === require('node:fs') && fs.promises === require('fs/promises')
            && fs.promises === require('node:fs/promises');
        """;

    assertThat(run(reading(), main).asBoolean()).isTrue();
    assertThat(run(memory().build(), main).asBoolean()).isTrue();
  }

  @Test
  void otherModules_withFiles_stayMissing() throws IOException {
    String main =
        """
        module.exports = ['path', 'url', 'fs/x', 'buffer', 'child_process'].filter((name) => {
          try { require(name); return true; } catch { return false; }
        });
        """;

    assertThat(run(reading(), main)).hasToString("[]");
  }

  @Test
  void hostDirectory_isReadAndNotWritten() throws IOException {
    String main =
        """
        const fs = require('fs');
        const refused = [];
        for (const change of [
          () => fs.writeFileSync('/data/a.json', ''), () => fs.appendFileSync('/data/new', ''),
          () => fs.mkdirSync('/data/new'), () => fs.unlinkSync('/data/a.json'), () => fs.rmSync('/data/a.json'),
          () => fs.renameSync('/data/a.json', '/data/b'), () => fs.copyFileSync('/data/a.json', '/data/b'),
        ]) {
          try { change(); } catch (e) { refused.push(e.code); }
        }
        module.exports = [JSON.parse(fs.readFileSync('/data/a.json', 'utf8')).a, fs.readdirSync('/data'),
          fs.readdirSync('/'), fs.readFileSync('data/a.json').length, refused.join()];
        """;

    assertThat(run(reading(), main).toJson())
        .hasToString(
            "[[1,2],[\"a.json\"],[\"data\"],13,\"EROFS,EROFS,EROFS,EROFS,EROFS,EROFS,EROFS\"]");
    assertThat(data).isDirectoryContaining(path -> path.endsWith("a.json"));
    assertThat(Files.readString(data.resolve("a.json"))).contains("[1, 2]");
  }

  /** With the root mounted at '/', a module finds the files beside it. */
  @Test
  void rootMountedAtTheTop_givesModulesTheFilesBesideThem() throws IOException {
    FileAccess files = FileAccess.builder().readOnly("/", root).inMemory("/tmp", 1000, 3).build();
    String main =
        """
        const fs = require('fs');
        fs.writeFileSync('/tmp/x', '');
        module.exports = [fs.readFileSync(__dirname + '/beside.txt', 'utf8'), fs.existsSync(__filename),
          fs.readdirSync('/')];
        """;

    assertThat(run(files, main).toJson())
        .hasToString("[\"beside\",true,[\"beside.txt\",\"main.js\",\"tmp\"]]");
    assertThat(root.resolve("tmp")).doesNotExist();
  }

  @Test
  void filesInMemory_areSeenByTheHost() throws IOException {
    Files.writeString(
        root.resolve("main.js"),
        """
        const fs = require('fs');
        fs.mkdirSync('/tmp/out');
        fs.writeFileSync('/tmp/out/b.bin', new Uint8Array([1, 255]));
        fs.appendFileSync('/tmp/a.txt', '!');
        fs.unlinkSync('/tmp/gone');
        """);
    FileAccess files =
        memory().file("/tmp/a.txt", bytes("seed")).file("/tmp/gone", bytes("x")).build();
    MemoryFiles seen;
    try (Isolate isolate = Isolate.builder().root(root).files(files).build()) {
      seen = isolate.memoryFiles();
      assertThat(seen.paths()).containsExactly("/tmp/a.txt", "/tmp/gone");
      isolate.require("./main.js");
      seen.read("/tmp/a.txt").orElseThrow()[0] = 0;
    }

    assertThat(seen.paths()).containsExactly("/tmp/a.txt", "/tmp/out/b.bin");
    assertThat(seen.read("/tmp/out/b.bin").orElseThrow()).containsExactly(1, -1);
    assertThat(seen.read("/tmp/a.txt").orElseThrow()).isEqualTo(bytes("seed!"));
    for (String none :
        new String[] {"/tmp/gone", "/tmp", "/tmp/out", "/", "", "tmp/a.txt", "/../tmp/a.txt"}) {
      assertThat(seen.read(none)).as(none).isEmpty();
    }
  }

  @Test
  void memoryFiles_showNothingOfTheHosts() {
    try (Isolate isolate = Isolate.builder().files(reading()).build()) {
      assertThat(isolate.memoryFiles().paths()).isEmpty();
      assertThat(isolate.memoryFiles().read("/data/a.json")).isEmpty();
    }
  }

  @Test
  void filesInMemory_areTheIsolatesOwn() throws IOException {
    FileAccess files = memory().file("/tmp/a", bytes("x")).build();
    String main =
        """
        const fs = require('fs');
        fs.appendFileSync('/tmp/a', 'y');
        fs.writeFileSync('/tmp/b', '');
        module.exports = fs.readFileSync('/tmp/a', 'utf8') + fs.readdirSync('/tmp');
        """;

    assertThat(run(files, main).asString()).isEqualTo("xya,b");
    assertThat(run(files, main).asString()).isEqualTo("xya,b");
  }

  @Test
  void seeds_areCopied() throws IOException {
    byte[] seed = bytes("x");
    FileAccess files = memory().file("/tmp/a", seed).build();
    seed[0] = 'z';

    assertThat(
            run(files, "module.exports = require('fs').readFileSync('/tmp/a', 'utf8')").asString())
        .isEqualTo("x");
  }

  @Test
  void times_inMemory_areTheIsolatesClocks() throws IOException {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_000_000, 123_456_789));
    String main =
        """
        require('fs').writeFileSync('/tmp/a', '');
        module.exports = require('fs').statSync('/tmp/a').mtimeMs;
        """;

    assertThat(run(builder -> builder.clock(clock).files(memory().build()), main).asDouble())
        .isEqualTo(1_000_000_123d);
    assertThat(
            run(
                    builder ->
                        builder.clock(InstantSource.fixed(Instant.MAX)).files(memory().build()),
                    main)
                .asDouble())
        .isEqualTo(9_223_372_036_854d);
  }

  @Test
  void module_goesBeforeAPackage() throws IOException {
    Files.createDirectories(root.resolve("node_modules/fs"));
    Files.writeString(root.resolve("node_modules/fs/index.js"), "module.exports = 'package'");

    assertThat(
            run(
                    builder -> builder.externals("fs").files(reading()),
                    "module.exports = typeof require('fs')")
                .asString())
        .isEqualTo("object");
  }

  @Test
  void promisesAndCallbacks_work() throws IOException {
    String main =
        """
        const fs = require('fs');
        module.exports = (async () => {
          const { writeFile, readFile } = fs.promises;
          await writeFile('/tmp/a', 'x');
          const failure = await readFile('/tmp/b').catch((error) => error.message);
          const called = await new Promise((resolve) => fs.readFile('/tmp/a', 'utf8', (e, text) => resolve([e, text])));
          return [await readFile('/tmp/a', 'latin1'), failure, called, Buffer.isBuffer(await readFile('/tmp/a'))];
        })();
        """;

    assertThat(run(memory().build(), main).toJson())
        .hasToString(
            "[\"x\",\"ENOENT: no such file or directory, open '/tmp/b'\",[null,\"x\"],true]");
  }

  @Test
  void runtime_thatGrantsFiles_givesEachRunItsOwn() throws IOException {
    Files.writeString(
        root.resolve("main.js"),
        """
        const fs = require('fs');
        exports.f = () => {
          fs.appendFileSync('/tmp/a', fs.readFileSync('/data/a.json'));
          return fs.statSync('/tmp/a').size;
        };
        """);
    FileAccess files = memory().readOnly("/data", data).build();
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder().grant(isolate -> isolate.files(files)).build()) {
      RunRequest request = RunRequest.builder().root(root).file("main.js").funcName("f").build();

      assertThat(runtime.runBlocking(request).value().asInt()).isEqualTo(13);
      assertThat(runtime.runBlocking(request).value().asInt()).isEqualTo(13);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "tmp", "../tmp", "/..", "/a/../../b", "/a:b", "/a\\b", "/:1", "/a.", "/a\0"})
  void guestPaths_thatAreImpossible_areRefused(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileAccess.builder().readOnly(path, data))
        .withMessageContaining("absolute");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileAccess.builder().inMemory(path, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileAccess.builder().file(path, bytes("")));
  }

  @Test
  void guestPaths_thatAreTaken_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory().readOnly("/x/../tmp/", data))
        .withMessageContaining("already");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory().file("/tmp/a", bytes("")).file("/tmp//a", bytes("")))
        .withMessageContaining("already");
  }

  @Test
  void numbers_outOfTheirRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileAccess.builder().inMemory("/tmp", 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileAccess.builder().inMemory("/tmp", 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileAccess.builder().inMemory("/tmp", 1, (1 << 20) + 1));
  }

  @Test
  void seeds_thatHaveNoPlace_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory().file("/elsewhere", bytes("")).build())
        .withMessageContaining("/elsewhere");
    assertThatIllegalArgumentException().isThrownBy(() -> memory().file("/tmp", bytes("")).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory().readOnly("/tmp/ro", data).file("/tmp/ro/a", bytes("")).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory().file("/tmp/a", new byte[100_000]).build())
        .withMessageContaining("ENOSPC");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory().file("/tmp/a", bytes("")).file("/tmp/a/b", bytes("")).build());
  }

  @Test
  void directory_thatIsNone_isRefusedWhenTheIsolateIsBuilt() {
    for (String name : new String[] {"missing", "a.json"}) {
      FileAccess files = FileAccess.builder().readOnly("/x", data.resolve(name)).build();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Isolate.builder().files(files).build())
          .withMessageContaining(name);
    }
  }
}
