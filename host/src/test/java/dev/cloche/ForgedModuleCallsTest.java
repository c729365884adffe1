package dev.cloche;

import static dev.cloche.ForgedCalls.MODULE;
import static dev.cloche.ForgedCalls.READ;
import static dev.cloche.ForgedCalls.RESOLVE;
import static dev.cloche.ForgedCalls.assertMissing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a guest gets that has taken over its engine, and calls the imports for modules itself: the
 * files that it could have required.
 */
class ForgedModuleCallsTest {

  @TempDir private Path root = Path.of("unset");
  private Isolate isolate = Isolate.create(Limits.defaults());
  private ForgedCalls guest = new ForgedCalls(isolate);

  @BeforeEach
  void takeOver() throws IOException {
    write("a.js", "module.exports = 'a';");
    write("secret.txt", "secret");
    write(".env", "secret");
    write("data.json", "{}");
    write("lib/b.js", "require('./c')");
    write("lib/c.js", "");
    write("node_modules/listed/index.js", "module.exports = 1;");
    write("node_modules/hidden/index.js", "module.exports = 'secret';");
    isolate.close();
    isolate =
        Isolate.builder()
            .limits(Limits.builder().timeout(Duration.ofSeconds(60)).build())
            .root(root)
            .externals("listed")
            .build();
    guest = new ForgedCalls(isolate);
  }

  @AfterEach
  void close() {
    isolate.close();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String found(String specifier, String from) {
    return guest.value(RESOLVE, specifier, from, false).asString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a.js",
        "/secret.txt",
        "/.env",
        "/data.json",
        "/lib/b.js",
        "/node_modules/hidden/index.js",
        "/node_modules/listed/index.js",
        "/../a.js",
        "image:1/a.js",
        "",
      })
  void file_thatWasNotFound_isMissing(String path) {
    assertMissing(guest.call(READ, path));
    assertMissing(guest.call(MODULE, path));
  }

  @Test
  void file_thatWasFound_isRead() {
    String path = found("./data", "/");

    assertThat(path).isEqualTo("/data.json");
    assertThat(guest.value(READ, path).asString()).isEqualTo("{}");
    assertMissing(guest.call(READ, "/data.json/../a.js"));
    assertMissing(guest.call(READ, "/secret.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/node_modules/listed",
        "/node_modules/hidden",
        "/node_modules",
        "/lib",
        "/lib/",
        "//",
        "",
        "nowhere",
      })
  void directory_ofNoModuleThatWasRead_mayNotAsk(String from) {
    for (String specifier : new String[] {"hidden", "./c", "./index.js", "/a.js", "listed"}) {
      assertMissing(guest.call(RESOLVE, specifier, from, false));
    }
  }

  @Test
  void directory_ofAModuleThatWasRead_mayAsk() {
    String module = found("./lib/b", "/");
    assertMissing(guest.call(RESOLVE, "./c", "/lib", false));

    String program = new String(guest.call(MODULE, module), StandardCharsets.ISO_8859_1);

    assertThat(program).doesNotContain("Cannot find");
    assertThat(found("./c", "/lib")).isEqualTo("/lib/c.js");
  }

  @Test
  void package_thatWasNotListed_isMissingFromTheRoot() {
    assertMissing(guest.call(RESOLVE, "hidden", "/", false));
    assertMissing(guest.call(RESOLVE, "./node_modules/hidden", "/", false));
    assertThat(found("listed", "/")).isEqualTo("/node_modules/listed/index.js");
  }

  /** Those found first are forgotten: memory for what is never read is bounded. */
  @Test
  void filesFound_withoutEnd_areForgotten() throws IOException {
    String first = found("./a", "/");
    String long200 = "x".repeat(200);
    int enough = (1 << 20) / (64 + 200);
    for (int i = 0; i <= enough; i++) {
      write(long200 + i + ".js", "");
      assertThat(found("./" + long200 + i, "/")).startsWith("/x");
    }

    assertMissing(guest.call(MODULE, first));
    assertThat(guest.call(MODULE, "/" + long200 + enough + ".js")).isNotEmpty();
  }
}
