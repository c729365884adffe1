package dev.cloche.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.FileAccess;
import dev.cloche.IsolatedRuntime;
import dev.cloche.MemoryFiles;
import dev.cloche.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs read of a tenant's files, and what they leave. */
class RunFilesTest {

  private static final FileAccess MEMORY =
      FileAccess.builder().inMemory("/tmp", 10_000, 10).build();

  @TempDir private Path folder = Path.of("unset");

  private Tenant writer() {
    return Tenant.of(
        folder,
        """
        const fs = require('fs');
        exports.write = (name, text) => {
          const before = fs.readdirSync('/tmp').length;
          fs.mkdirSync('/tmp/out', { recursive: true });
          fs.writeFileSync('/tmp/out/' + name, text.slice(0, 2));
          fs.appendFileSync('/tmp/out/' + name, text.slice(2));
          return before;
        };
        """);
  }

  @Test
  void memoryFiles_areWhatTheRunLeft() {
    Tenant tenant = writer();
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder().grant(isolate -> isolate.files(MEMORY)).build()) {
      RunResult first = runtime.runBlocking(tenant.call("write", "a.txt", "one, two").build());
      RunResult second = runtime.runBlocking(tenant.call("write", "b.txt", "three").build());

      // Each run has files of its own, and results keep theirs.
      assertThat(second.value().asInt()).isZero();
      assertThat(first.memoryFiles().paths()).containsExactly("/tmp/out/a.txt");
      assertThat(second.memoryFiles().paths()).containsExactly("/tmp/out/b.txt");
      assertThat(text(first.memoryFiles(), "/tmp/out/a.txt")).isEqualTo("one, two");
      assertThat(text(second.memoryFiles(), "/tmp/out/b.txt")).isEqualTo("three");
      assertThat(first.memoryFiles().read("/tmp/out/b.txt")).isEmpty();
      assertThat(first.memoryFiles().read("/tmp/out")).isEmpty();
      assertThat(first.memoryFiles().read("a.txt")).isEmpty();
    }
  }

  @Test
  void memoryFiles_cannotBeChangedThroughTheResult() {
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder().grant(isolate -> isolate.files(MEMORY)).build()) {
      MemoryFiles files =
          runtime.runBlocking(writer().call("write", "a.txt", "text").build()).memoryFiles();
      files.read("/tmp/out/a.txt").orElseThrow()[0] = '!';

      assertThat(text(files, "/tmp/out/a.txt")).isEqualTo("text");
    }
  }

  @Test
  void memoryFiles_withoutAGrantOrAFile_areNone() {
    Tenant tenant = Tenant.of(folder, "exports.one = () => 1;");
    try (IsolatedRuntime runtime = IsolatedRuntime.create()) {
      assertThat(runtime.runBlocking(tenant.call("one").build()).memoryFiles())
          .isSameAs(MemoryFiles.none());
      assertThat(
              runtime
                  .runBlocking(tenant.call("one").grant(isolate -> isolate.files(MEMORY)).build())
                  .memoryFiles())
          .isSameAs(MemoryFiles.none());
    }
    assertThat(MemoryFiles.none().paths()).isEmpty();
    assertThat(MemoryFiles.none().read("/tmp/a")).isEmpty();
  }

  @Test
  void grant_ofTheRequest_mountsWhatLiesBesideItsRoot() throws Exception {
    String code = "exports.read = () => require('fs').readFileSync('/data/me', 'utf8');";
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .grant(
                (request, isolate) ->
                    isolate.files(
                        FileAccess.builder()
                            .readOnly("/data", request.root().resolveSibling("data"))
                            .build()))
            .build()) {
      for (String name : new String[] {"acme", "zeta"}) {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/me"), name);
        Tenant tenant = Tenant.of(home.resolve("code"), code);

        assertThat(runtime.runBlocking(tenant.call("read").build()).value().asString())
            .isEqualTo(name);
      }
      Tenant without = Tenant.of(folder.resolve("other/code"), code);
      assertThatThrownBy(() -> runtime.runBlocking(without.call("read").build()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void grant_seesTheResolversOptions() {
    Tenant tenant = Tenant.of(folder, "exports.plan = () => plan();");
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .grant(
                (request, isolate) ->
                    isolate.hostFunction("plan", arguments -> request.resolverOptions()))
            .build()) {
      assertThat(
              runtime
                  .runBlocking(tenant.call("plan").resolverOptions("gold").build())
                  .value()
                  .asString())
          .isEqualTo("gold");
    }
  }

  private static String text(MemoryFiles files, String path) {
    return new String(files.read(path).orElseThrow(), StandardCharsets.UTF_8);
  }
}
