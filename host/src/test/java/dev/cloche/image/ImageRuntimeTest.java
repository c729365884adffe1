package dev.cloche.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.GuestException;
import dev.cloche.Image;
import dev.cloche.Isolate;
import dev.cloche.IsolatedRuntime;
import dev.cloche.PoolOptions;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a runtime, each in an isolate from an image. */
class ImageRuntimeTest {

  private static final String MAIN =
      """
      const pkg = require('pkg');
      exports.add = (a, b) => { pkg.calls += 1; return a + b + pkg.calls + (globalThis.extra ?? 0); };
      exports.own = () => who();
      """;

  @TempDir private Path folder = Path.of("unset");

  @BeforeEach
  void makeFolders() throws IOException {
    write("shared/node_modules/pkg/index.js", "exports.calls = 0;");
    write("tenant/index.js", MAIN);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Image image() {
    try (Isolate prepared =
        Images.small()
            .root(folder.resolve("shared"))
            .externals("pkg")
            .hostFunction("who", arguments -> "the preparer's")
            .build()) {
      prepared.preload("pkg");
      return prepared.capture();
    }
  }

  private RunRequest.Builder request(String function, Object... args) {
    return RunRequest.builder()
        .root(folder.resolve("tenant"))
        .file("index.js")
        .funcName(function)
        .args(args);
  }

  @Test
  void runs_fromAnImage_haveItsPackages_andNothingOfEachOther() {
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder()
            .image(image())
            .hostFunction("who", arguments -> "the runtime's")
            .build()) {
      for (int i = 0; i < 5; i++) {
        RunResult result =
            runtime.runBlocking(
                request("add", 1, 2).external("pkg").context(Map.of("extra", 10)).build());
        assertThat(result.value().asInt()).isEqualTo(14);
      }
      assertThat(runtime.runBlocking(request("own").external("pkg").build()).value().asString())
          .isEqualTo("the runtime's");
    }
  }

  @Test
  void runs_thatVerify_compareWithTheImage() {
    PoolOptions verifying = PoolOptions.defaults().withMax(1).withVerifyOnLease(true);
    RunRequest request = request("add", 1, 2).external("pkg").build();
    Image image = image();
    try (IsolatedRuntime runtime =
        IsolatedRuntime.builder().poolOptions(verifying).image(image).build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(runtime.runBlocking(request).value().asInt()).isEqualTo(4);
      }
      assertThat(runtime.statistics().dropped()).isZero();
    }
  }

  @Test
  void run_withoutTheGrant_doesNotFindThePackage() {
    try (IsolatedRuntime runtime = IsolatedRuntime.builder().image(image()).build()) {
      assertThatThrownBy(() -> runtime.runBlocking(request("add", 1, 2).build()))
          .isInstanceOf(GuestException.class)
          .hasMessageContaining("Cannot find module 'pkg'");
    }
  }

  @Test
  void request_withAnImageOfItsOwn_runsFromThat() {
    Image image = image();
    try (IsolatedRuntime runtime = IsolatedRuntime.create()) {
      RunRequest own =
          request("add", 1, 2).external("pkg").grant(isolate -> isolate.image(image)).build();
      assertThat(runtime.runBlocking(own).value().asInt()).isEqualTo(4);
    }
  }
}
