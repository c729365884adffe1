package dev.cloche.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The build script's refusals, on a copy of it with sources and a lock of its own. In place of Node
 * and npm stand programs that fail, so that nothing is fetched or compiled.
 */
class BuildScriptTest {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String STUB = "#!/bin/sh\necho \"the stub ran: $0\"\nexit 1\n";

  /** Says its release, and nothing else. */
  private static final String NODE_STUB =
      "#!/bin/sh\n[ \"$1\" = -p ] && echo 20 && exit 0\necho \"the stub ran: $0\"\nexit 1\n";

  @TempDir Path directory;
  private Path root;
  private Path sources;

  /** What the script did: its status and the lines of its standard error. */
  private record Result(int status, List<String> errors) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    root = Files.createDirectories(directory.resolve("project"));
    Path module = root.resolve("engine-wasm");
    Files.copy(PROJECT.resolve("build-engine.sh"), root.resolve("build-engine.sh"));
    for (String folder : List.of("scripts", "toolchain")) {
      copyFiles(PROJECT.resolve("engine-wasm").resolve(folder), module.resolve(folder));
    }
    for (String program : List.of("node", "npm", "apt-get")) {
      Path stub = Files.createDirectories(directory.resolve("bin")).resolve(program);
      Files.writeString(stub, program.equals("node") ? NODE_STUB : STUB);
      assertThat(stub.toFile().setExecutable(true)).isTrue();
    }
    sources = Files.createDirectories(directory.resolve("quickjs-ng"));
    Files.writeString(sources.resolve("quickjs.c"), "int main_of_quickjs;\n");
    Files.writeString(sources.resolve("quickjs.h"), "extern int main_of_quickjs;\n");
    Files.writeString(
        module.resolve("engine.lock"),
        "quickjs.version=0.17.0\nquickjs.package=qjs-src\ntoolchain.package=clang\n"
            + "quickjs.tree.sha256="
            + treeHash(sources)
            + "\n");
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** The hash over names and contents, as the script documents it. */
  private static String treeHash(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        hashes.put(file.getFileName().toString(), Engine.sha256(Files.readAllBytes(file)));
      }
    }
    StringBuilder lines = new StringBuilder();
    hashes.forEach((name, hash) -> lines.append(hash).append("  ").append(name).append('\n'));
    return Engine.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Result build(Path quickjs, String... options) throws Exception {
    Path errors = directory.resolve("errors.txt");
    ProcessBuilder builder = new ProcessBuilder("bash", root.resolve("build-engine.sh").toString());
    builder.command().addAll(List.of(options));
    Map<String, String> environment = builder.environment();
    environment.put("PATH", directory.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("CLOCHE_CACHE", directory.resolve("cache").toString());
    environment.put("CLOCHE_QUICKJS_SRC", quickjs.toString());
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Result(process.exitValue(), Files.readAllLines(errors));
  }

  private void refused(Result result, String message) {
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).startsWith("build-engine: ").contains(message);
    assertThat(root.resolve("engine-wasm/target/engine.wasm")).doesNotExist();
  }

  /** The control: these sources get past the check, and the build stops at the next input. */
  @Test
  void sources_thatMatchTheLock_areTaken() throws Exception {
    refused(build(sources), "npm could not install clang: the stub ran");
  }

  @Test
  void sources_withOneByteChanged_areRefused() throws Exception {
    Files.writeString(sources.resolve("quickjs.c"), "int main_of_quickjt;\n");

    refused(build(sources), "its hash differs from engine.lock");
    refused(build(sources, "--force"), "its hash differs from engine.lock");
    refused(build(sources, "--update-lock"), "its hash differs from engine.lock");
  }

  @Test
  void sources_withAFileMoreOrLess_areRefused() throws Exception {
    Files.writeString(sources.resolve("more.h"), "");
    refused(build(sources), "its hash differs from engine.lock");
    Files.delete(sources.resolve("more.h"));
    Files.move(sources.resolve("quickjs.h"), sources.resolve("renamed.h"));

    refused(build(sources), "its hash differs from engine.lock");
  }

  @Test
  void archive_withOneByteChanged_isRefused() throws Exception {
    Path archive = directory.resolve("sources.tar");
    pack(archive);
    refused(build(archive), "npm could not install clang: the stub ran");
    Files.writeString(sources.resolve("quickjs.h"), "extern int main_of_quickjt;\n");
    pack(archive);

    refused(build(archive), "its hash differs from engine.lock");
  }

  private void pack(Path archive) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "cf", archive.toString(), "-C", sources.toString(), ".").start();
    assertThat(tar.waitFor()).isZero();
  }

  @Test
  void place_withoutSources_isRefused() throws Exception {
    refused(build(directory.resolve("bin")), "holds no quickjs.c");
  }

  @Test
  void option_unknown_isRefused() throws Exception {
    refused(build(sources, "--fast"), "unknown option --fast (known: --force, --update-lock)");
  }
}
