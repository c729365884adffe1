package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import dev.cloche.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest loads no more files than the limit. */
class ModuleLimitTest {

  private static final int FILES = 8;

  private IsolateBuilder builder = Isolate.builder();

  @BeforeEach
  void writeModules(@TempDir Path root) throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.writeString(root.resolve("m" + i + ".js"), "module.exports = " + i + ";");
    }
    Files.writeString(
        root.resolve("main.js"), "exports.load = (n) => { while (n-- > 0) require('./m' + n); };");
    Files.writeString(root.resolve("broken.js"), "throw new Error('no');");
    builder = Isolate.builder().limits(Limits.builder().modules(4).build()).root(root);
  }

  private static String load(Isolate isolate, int modules) {
    try {
      isolate.callExport("./main.js", "load", modules);
      return "value";
    } catch (dev.cloche.LimitExceededException failure) {
      return failure.limit().name();
    }
  }

  @Test
  void modules_upToTheLimit_load() {
    try (Isolate isolate = builder.build()) {
      assertThat(load(isolate, 3)).isEqualTo("value");
      assertThat(load(isolate, 3)).as("from the cache").isEqualTo("value");
    }
  }

  @Test
  void modules_overTheLimit_endTheRun() {
    try (Isolate isolate = builder.build()) {
      assertThat(load(isolate, 4)).isEqualTo("MODULES");
      assertThat(isolate.isClosed()).isTrue();
    }
  }

  @Test
  void modules_areCountedOverAllRuns() {
    try (Isolate isolate = builder.build()) {
      assertThat(load(isolate, 2)).isEqualTo("value");
      assertThat(load(isolate, 4)).isEqualTo("MODULES");
    }
  }

  @Test
  void modules_thatFail_countEachTime() {
    Trial trial = Trial.run(builder, "1");
    assertThat(trial.ending()).isEqualTo("value");
    try (Isolate isolate = builder.build()) {
      for (int i = 0; i < 4; i++) {
        assertThat(failing(isolate)).isEqualTo("Error");
      }
      assertThat(failing(isolate)).isEqualTo("MODULES");
    }
  }

  private static String failing(Isolate isolate) {
    try {
      isolate.require("./broken.js");
      return "value";
    } catch (dev.cloche.GuestException failure) {
      return failure.name();
    } catch (dev.cloche.LimitExceededException failure) {
      return failure.limit().name();
    }
  }
}
