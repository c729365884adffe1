package dev.cloche.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.containment.Cage;
import dev.cloche.containment.Ending;
import dev.cloche.containment.Hostile;
import dev.cloche.containment.HostileCase;
import dev.cloche.containment.Observation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Techniques 79 and 81 of the containment list: links, and files that are no ordinary ones. */
class FileTrickTest {

  private static final Cage CAGE = new Cage();

  @TempDir private Path home = Path.of("unset");
  private Path root = Path.of("unset");

  @BeforeEach
  void makeFiles() throws IOException {
    root = Files.createDirectories(home.resolve("root"));
    write("root/a.js", "module.exports = 'inside';");
    write("root/lib/index.js", "module.exports = 'inside';");
    write("secret.js", "module.exports = 'secret';");
    write("root-evil/x.js", "module.exports = 'secret';");
  }

  private Path write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(name), Path.of(target));
  }

  @AfterAll
  static void assertContained() {
    CAGE.close();
  }

  private static Ending eval(Path at, String name) {
    try (Isolate isolate =
        Isolate.builder().limits(HostileCase.PATIENT).root(at).externals("pkg").build()) {
      return new Observation(Ending.of(() -> isolate.require(name)), List.of()).ending();
    }
  }

  private static Ending require(Path at, String name) {
    return CAGE.survive(() -> eval(at, name));
  }

  private Ending require(String name) {
    return require(root, name);
  }

  /** How a file is seen by one isolate after another. */
  private Set<String> requireOften(int times, String name) {
    return CAGE.survive(
        () -> {
          Set<String> seen = new HashSet<>();
          for (int i = 0; i < times; i++) {
            Ending ending = eval(root, name);
            seen.add(ending.code() + " " + ending.value());
          }
          return seen;
        });
  }

  @Test
  @Hostile(value = 79, ends = "DENY")
  void link_thatLeadsOut_isMissing() throws IOException {
    link("file.js", home.resolve("secret.js").toString());
    link("up.js", "../secret.js");
    link("dir", "..");
    link("evil", "../root-evil");
    link("chain.js", "chain2.js");
    link("chain2.js", "dir/secret.js");
    link("dangling.js", "nowhere.js");
    link("outside-dangling.js", "../nowhere.js");
    link("loop.js", "loop.js");
    link("loopA", "loopB");
    link("loopB", "loopA");
    link("top", "/");
    link("node_modules", "../root-evil");
    link("zero.js", "/dev/zero");
    link("environ.js", "/proc/self/environ");
    link("json.json", "/proc/self/environ");

    for (String name :
        List.of(
            "./file.js",
            "./file",
            "./up",
            "./dir/secret",
            "./dir/secret.js",
            "./evil/x",
            "./chain",
            "./chain2.js",
            "./dangling",
            "./outside-dangling.js",
            "./loop.js",
            "./loopA",
            "./loopA/x",
            "./top/etc/passwd",
            "./top",
            "./dir",
            "./dir/root-evil/x",
            "./zero.js",
            "./environ.js",
            "./json.json",
            "pkg",
            "x",
            "./node_modules/x",
            "./dir/x/../secret")) {
      assertThat(require(name).code()).as(name).isEqualTo("DENY");
    }
  }

  @Test
  @Hostile(value = 79, ends = "OK")
  void link_thatStaysInside_isItsFile() throws IOException {
    link("in.js", "a.js");
    link("in", "lib");
    link("round.js", "lib/../../root/a.js");
    Path other = Files.createSymbolicLink(home.resolve("other"), root);

    for (String name : List.of("./in.js", "./in", "./round")) {
      assertThat(require(name).isA("OK(\"inside\")")).as(name).isTrue();
    }
    assertThat(require(other, "./a").isA("OK(\"inside\")")).isTrue();
  }

  /** A hard link is the file itself; whoever may make one in the root may put the file there. */
  @Test
  @Hostile(value = 79, ends = "OK")
  void hardLink_isAFileOfTheRoot() throws IOException {
    Files.createLink(root.resolve("hard.js"), root.resolve("a.js"));

    assertThat(require("./hard").isA("OK(\"inside\")")).isTrue();
  }

  /** Whatever is seen in the moments between look and opening: never what lies outside. */
  @Test
  @Hostile(
      value = 79,
      ends = {"OK", "DENY"})
  void link_swappedWhileItIsLookedAt_neverLeadsOut() throws IOException, InterruptedException {
    write("outside/m.js", "module.exports = 'secret';");
    write("inside/m.js", "module.exports = 'inside';");
    Path real = Files.move(home.resolve("inside"), root.resolve("inside"));
    Path victim = root.resolve("victim");
    AtomicBoolean done = new AtomicBoolean();
    Thread swapping =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; !done.get(); i++) {
                    swap(victim, i % 2 == 0 ? home.resolve("outside") : real);
                  }
                });
    try {
      assertThat(requireOften(300, "./victim/m.js")).isSubsetOf("OK \"inside\"", "DENY null");
    } finally {
      done.set(true);
      swapping.join();
    }
  }

  private void swap(Path victim, Path target) {
    try {
      Path fresh = home.resolve("fresh");
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, target);
      Files.move(fresh, victim, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  @Hostile(value = 81, ends = "DENY")
  void pipe_isMissingAndNeverOpened() throws IOException, InterruptedException {
    Path pipe = root.resolve("pipe.js");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    link("piped.js", "pipe.js");

    assertThat(require("./pipe.js").code()).isEqualTo("DENY");
    assertThat(require("./piped").code()).isEqualTo("DENY");
  }

  @Test
  @Hostile(
      value = 81,
      ends = {"DENY", "OK"})
  void directory_isNoModule() throws IOException {
    Files.createDirectories(root.resolve("empty"));
    Files.createDirectories(root.resolve("named.js"));
    write("root/broken/package.json", "{\"main\": \"../../secret.js\"}");

    for (String name : List.of("./empty", "./named.js", "./broken", "./broken/package")) {
      assertThat(require(name).code()).as(name).isIn("DENY", "OK");
    }
    assertThat(String.valueOf(require("./broken").value())).doesNotContain("secret");
  }

  @Test
  @Hostile(value = 81, ends = "LIMIT")
  void file_ofTenGigabytes_isTooLargeAtOnce() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("huge.js").toFile(), "rw")) {
      sparse.setLength(10L << 30);
    }

    assertThat(require("./huge.js").code()).isEqualTo("LIMIT(SOURCE)");
  }

  @Test
  @Hostile(value = 81, ends = "DENY")
  void file_thatMayNotBeRead_isMissing() throws IOException {
    Path file = write("root/closed.js", "module.exports = 'inside';");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

    assertThat(require("./closed.js").code()).isEqualTo(Files.isReadable(file) ? "OK" : "DENY");
  }

  @Test
  @Hostile(
      value = 81,
      ends = {"OK", "DENY", "ERR"})
  void file_thatGrowsAndShrinksWhileItIsRead_isOneOfItsTexts() throws Exception {
    Path file = write("root/grows.js", "module.exports = 'inside';");
    byte[] longer =
        ("module.exports = 'inside';" + " ".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    AtomicBoolean done = new AtomicBoolean();
    Thread writing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                    while (!done.get()) {
                      out.seek(0);
                      out.write(longer);
                      out.setLength(26);
                    }
                  } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                  }
                });
    try {
      assertThat(requireOften(100, "./grows.js"))
          .isSubsetOf("OK \"inside\"", "DENY null", "ERR(SyntaxError) null", "OK {}");
    } finally {
      done.set(true);
      writing.join();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u007fELF\u0001\u0002\u0000\u0000",
        "\u0000asm\u0001\u0000\u0000\u0000",
        "\u00ca\u00fe\u00ba\u00be\u0000\u0000",
        "PK\u0003\u0004",
        "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
      })
  @Hostile(
      value = 81,
      ends = {"DENY", "ERR"})
  void file_thatIsBinary_isNoModule(String bytes) throws IOException {
    Files.write(root.resolve("binary.js"), bytes.getBytes(StandardCharsets.ISO_8859_1));
    Files.write(root.resolve("binary.json"), bytes.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(require("./binary.js").code())
        .isIn("DENY", "ERR(SyntaxError)", "ERR(ReferenceError)");
    assertThat(require("./binary.json").code()).isIn("DENY", "ERR(SyntaxError)");
  }

  @Test
  @Hostile(
      value = 81,
      ends = {"OK", "ERR"})
  void markAndShebang_areSkipped() throws IOException {
    write("root/mark.js", "\ufeffmodule.exports = 'inside';");
    write("root/tool.js", "#!/usr/bin/env node\nmodule.exports = 'inside';");
    write("root/both.js", "\ufeff#!/bin/sh\nmodule.exports = 'inside';");

    assertThat(require("./mark").isA("OK(\"inside\")")).isTrue();
    assertThat(require("./tool").isA("OK(\"inside\")")).isTrue();
    assertThat(require("./both").code()).isIn("OK", "ERR(SyntaxError)");
  }
}
