package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.FileAccess;
import dev.cloche.GuestException;
import dev.cloche.HostText;
import dev.cloche.Isolate;
import dev.cloche.JsValue;
import dev.cloche.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest that was granted files reaches those, and learns nothing of any other. */
class FileEscapeTest {

  private Path outside = Path.of("unset");
  private Path root = Path.of("unset");
  private Path data = Path.of("unset");

  @BeforeEach
  void makeFiles(@TempDir Path directory) throws IOException {
    outside = directory.toRealPath();
    root = Files.createDirectories(outside.resolve("root"));
    data = Files.createDirectories(outside.resolve("data"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.createDirectories(outside.resolve("data-evil"));
    Files.writeString(outside.resolve("data-evil/x.txt"), "secret");
    Files.writeString(data.resolve("a.txt"), "abc");
    Files.createSymbolicLink(data.resolve("out"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(data.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(data.resolve("dangling"), Path.of("nowhere"));
  }

  private JsValue run(String main) throws IOException {
    Files.writeString(root.resolve("main.js"), main);
    FileAccess files =
        FileAccess.builder().readOnly("/data", data).inMemory("/mem", 100_000, 100).build();
    try (Isolate isolate =
        Isolate.builder().limits(Trial.SMALL).root(root).builtins("path").files(files).build()) {
      return isolate.require("./main.js");
    }
  }

  /** Every function, and all that can be seen of its failure; the path is put out of sight. */
  private static final String PROBE =
      """
      const fs = require('fs');
      const probe = (path) => [
        () => fs.readFileSync(path), () => fs.statSync(path), () => fs.lstatSync(path), () => fs.readdirSync(path),
        () => fs.accessSync(path), () => fs.realpathSync(path), () => fs.realpathSync.native(path),
        () => fs.unlinkSync(path), () => fs.rmdirSync(path), () => fs.rmSync(path), () => fs.renameSync(path, '/mem/x'),
        () => fs.copyFileSync(path, '/mem/x'), () => fs.readdirSync(path, { withFileTypes: true, recursive: true }),
      ].map((action) => {
        try { return 'found: ' + JSON.stringify(action()); } catch (error) {
          return Reflect.ownKeys(error).map(String).sort().map((key) => key + ' ' + error[key]).join('\\n')
              .replace(/^stack .*/ms, '').replaceAll(path, 'PATH').replaceAll(require('path').resolve(path), 'PATH');
        }
      });
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data/out",
        "/data/up",
        "/data/up/secret.txt",
        "/data/dangling",
        "/data/../secret.txt",
        "/data/../data-evil/x.txt",
        "/data-evil/x.txt",
        "/etc/passwd",
        "/proc/self/environ",
        "/dev/zero",
        "/data/..%2fsecret.txt",
        "/data/\\\\u002e\\\\u002e/secret.txt",
        "/data/..\\\\secret.txt",
        "/data/a.txt::$DATA",
        "/:1/main.js",
        "/main.js",
        "/root/main.js",
      })
  void path_thatLeadsElsewhere_readsLikeAMissingOne(String path) throws IOException {
    JsValue same =
        run(
            PROBE
                + "const missing = probe('/data/missing'), denied = probe('"
                + path
                + "');"
                + "module.exports = denied.map((text, i) => text === missing[i] ? '' : text + ' | ' + missing[i]).join('');");

    assertThat(same.asString()).isEmpty();
  }

  /** The control for the test above: what is there does not read like a missing one. */
  @Test
  void path_thatIsThere_isFound() throws IOException {
    JsValue found =
        run(
            PROBE
                + "module.exports = probe('/data/a.txt').filter((t) => t.startsWith('found')).length");

    assertThat(found.asInt()).isEqualTo(7);
  }

  @Test
  void listing_showsOnlyWhatCanBeReached() throws IOException {
    assertThat(run("module.exports = require('fs').readdirSync('/', { recursive: true })").toJson())
        .hasToString("[\"data\",\"mem\",\"data/a.txt\"]");
  }

  @Test
  void errorsAndResults_nameNothingOfTheHosts() throws IOException {
    String texts =
        run(PROBE
                + """
                    const texts = [];
                    for (const path of ['/data/a.txt', '/data', '/data/out', '/', '/mem', '/data/a.txt/x', '']) {
                      texts.push(...probe(path));
                      try { fs.readFileSync(path); } catch (error) { texts.push(error.stack); }
                    }
                    module.exports = texts.join('\\n');
                    """)
            .asString();

    HostText.assertAbsent(texts);
    assertThat(texts).doesNotContain(outside.toString(), "secret");
  }

  @Test
  void stats_ofTheHostsFiles_tellSizeAndTimeAlone() throws IOException {
    JsValue stats =
        run(
            """
            const { size, mtimeMs, ...rest } = require('fs').statSync('/data/a.txt');
            const { atimeMs, ctimeMs, birthtimeMs, atime, mtime, ctime, birthtime, ...others } = rest;
            const times = [atimeMs, ctimeMs, birthtimeMs, atime, mtime, ctime, birthtime].map(Number);
            module.exports = [size, mtimeMs % 1000, times.every((time) => time === mtimeMs), others];
            """);

    assertThat(stats.toJson())
        .hasToString(
            "[3,0,true,{\"dev\":0,\"mode\":33060,\"nlink\":1,\"uid\":0,\"gid\":0,\"rdev\":0,"
                + "\"blksize\":4096,\"ino\":0,\"blocks\":1}]");
  }

  /** The library is the guest's own code: what it breaks, it breaks for itself. */
  @Test
  void pollution_ofWhatTheLibraryUses_opensNothing() throws IOException {
    String main =
        """
        const { defineProperty } = Object;
        for (const type of [Array, String, Object, Uint8Array, ArrayBuffer, RegExp]) {
          for (const key of Reflect.ownKeys(type.prototype)) {
            try { defineProperty(type.prototype, key, { get() { return () => '/data/out'; }, set() {} }); } catch {}
          }
        }
        const read = (path) => { try { return fs.readFileSync(path, 'utf8'); } catch (error) { return 'failed'; } };
        const fs = require('fs');
        const found = [read('/data/out'), read('/etc/passwd'), read('/data/../secret.txt')];
        module.exports = found[0] + found[1] + found[2];
        """;

    try {
      assertThat(run(main).asString()).isEqualTo("failedfailedfailed");
    } catch (GuestException broken) {
      HostText.assertAbsent(broken);
    }
    assertThat(run("module.exports = require('fs').readFileSync('/data/a.txt', 'utf8')").asString())
        .isEqualTo("abc");
  }

  /** Nothing of one tenant's files is there for the next in the same memory. */
  @Test
  void filesInMemory_areGoneWithTheirIsolate() throws IOException {
    run("require('fs').writeFileSync('/mem/mine', 'x')");

    assertThat(run("module.exports = require('fs').readdirSync('/mem')").toJson())
        .hasToString("[]");
  }
}
