package dev.cloche.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.FileAccess;
import dev.cloche.Isolate;
import dev.cloche.IsolateBuilder;
import dev.cloche.Limits;
import dev.cloche.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest does with files is bounded: sizes, numbers, and how often it asks. */
class FileLimitTest {

  @TempDir private Path root = Path.of("unset");

  private IsolateBuilder builder(Limits.Builder limits, long quotaBytes, int maxFiles) {
    return Isolate.builder()
        .limits(limits.timeout(Duration.ofSeconds(20)).build())
        .root(root)
        .files(
            FileAccess.builder()
                .readOnly("/data", root)
                .inMemory("/tmp", quotaBytes, maxFiles)
                .build());
  }

  /** Runs a script that finds {@code fs} as a global variable. */
  private Trial run(IsolateBuilder builder, String source) throws IOException {
    Files.writeString(root.resolve("fs.js"), "globalThis.fs = require('fs');");
    try (Isolate isolate = builder.build()) {
      isolate.require("./fs.js");
      String ending = Trial.ending(isolate, source);
      return new Trial(ending, null, null, isolate.isClosed(), isolate.usage());
    }
  }

  private static String assertCode(String action, String code) {
    return """
        let code = 'none';
        try { %s; } catch (error) { code = error.code ?? error.name; }
        if (code !== '%s') throw new Error(code);
        """
        .formatted(action, code);
  }

  @Test
  void file_overArgumentBytes_cannotBeRead() throws IOException {
    Files.writeString(root.resolve("fits"), "x".repeat(2000));
    Files.writeString(root.resolve("over"), "x".repeat(2001));
    Limits.Builder limits = Limits.builder().argumentBytes(2000);
    String source =
        "if (fs.readFileSync('/data/fits').length !== 2000) throw 1;"
            + assertCode("fs.readFileSync('/data/over')", "EFBIG")
            + assertCode("fs.copyFileSync('/data/over', '/tmp/x')", "EFBIG")
                .replace("let code", "code");

    assertThat(run(builder(limits, 10_000, 10), source).ending()).isEqualTo("value");
  }

  @Test
  void file_inMemoryOverArgumentBytes_cannotBeRead() throws IOException {
    Limits.Builder limits = Limits.builder().argumentBytes(2000);
    String source =
        "for (let i = 0; i < 3; i++) fs.appendFileSync('/tmp/a', 'x'.repeat(700));"
            + assertCode("fs.readFileSync('/tmp/a')", "EFBIG");

    assertThat(run(builder(limits, 10_000, 10), source).ending()).isEqualTo("value");
  }

  @Test
  void data_overResultBytes_isNotSent() throws IOException {
    Limits.Builder limits = Limits.builder().resultBytes(2000);

    assertThat(
            run(
                    builder(limits, 10_000, 10),
                    assertCode("fs.writeFileSync('/tmp/a', 'x'.repeat(2001))", "RangeError"))
                .ending())
        .isEqualTo("value");
  }

  @Test
  void listing_overArgumentBytes_fails() throws IOException {
    Limits.Builder limits = Limits.builder().argumentBytes(1024);
    String source =
        "for (let i = 0; i < 60; i++) fs.writeFileSync('/tmp/name' + i + 'x'.repeat(20), '');"
            + assertCode("fs.readdirSync('/tmp')", "EOVERFLOW");

    assertThat(run(builder(limits, 100_000, 100), source).ending()).isEqualTo("value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;) fs.existsSync('/nowhere');",
        "for (;;) try { fs.statSync('/data/none'); } catch {}",
        "for (;;) fs.readdirSync('/data', { recursive: true });",
        "(async () => { for (;;) await fs.promises.readFile('/data/fs.js'); })()",
        "for (;;) try { fs.writeFileSync('/tmp/a', ''); } catch {}",
      })
  void operations_overTheLimitOfHostCalls_endTheRun(String source) throws IOException {
    Trial trial = run(builder(Limits.builder().hostCalls(20), 10_000, 10), source);

    assertThat(trial.ending()).isEqualTo("HOST_CALLS");
    assertThat(trial.closed()).isTrue();
    assertThat(trial.usage().hostCalls()).isEqualTo(20);
  }

  @Test
  void operations_upToTheLimitOfHostCalls_areDone() throws IOException {
    Trial trial =
        run(
            builder(Limits.builder().hostCalls(20), 10_000, 10),
            "for (let i = 0; i < 20; i++) fs.existsSync('/data');");

    assertThat(trial.ending()).isEqualTo("value");
    assertThat(trial.usage().hostCalls()).isEqualTo(20);
  }

  @Test
  void operations_withoutEnd_endAtTheTimeout() throws IOException {
    IsolateBuilder builder = builder(Limits.builder(), 10_000, 10);
    builder.limits(Limits.builder().timeout(Duration.ofMillis(300)).build());

    assertThat(run(builder, "for (;;) fs.readFileSync('/data/fs.js');").ending())
        .isEqualTo("TIMEOUT");
  }

  /** What many small things cost is charged: a guest cannot fill the heap with nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.writeFileSync('/tmp/' + i, '')",
        "fs.mkdirSync('/tmp/' + i)",
        "fs.appendFileSync('/tmp/' + i, 'x')",
        "fs.mkdirSync('/tmp' + '/d'.repeat(i % 200 + 1) + '/' + i, { recursive: true })",
      })
  void entries_withoutContents_useUpTheQuota(String action) throws IOException {
    String source =
        """
        let i = 0, code;
        for (; i < 10_000 && !code; i++) try { %s; } catch (error) { code = error.code; }
        if (code !== 'ENOSPC' || i < 100 || i > 400) throw new Error(code + i);
        """
            .formatted(action);

    assertThat(run(builder(Limits.builder(), 100_000, 1 << 20), source).ending())
        .isEqualTo("value");
  }

  @Test
  void entries_overTheirNumber_areRefused() throws IOException {
    String source =
        "for (let i = 0; i < 10; i++) fs.writeFileSync('/tmp/' + i, '');"
            + assertCode("fs.writeFileSync('/tmp/more', '')", "ENOSPC");

    assertThat(run(builder(Limits.builder(), 1 << 20, 10), source).ending()).isEqualTo("value");
  }

  @Test
  void contents_overTheQuota_areRefused() throws IOException {
    String source =
        assertCode("for (;;) fs.appendFileSync('/tmp/a', 'x'.repeat(1000))", "ENOSPC")
            + "const size = fs.statSync('/tmp/a').size; if (size < 90_000 || size > 100_000) throw size;"
            + "fs.unlinkSync('/tmp/a'); fs.writeFileSync('/tmp/b', 'x'.repeat(90_000));";

    assertThat(run(builder(Limits.builder(), 100_000, 10), source).ending()).isEqualTo("value");
  }

  /** A file may be larger than the guest's memory; that is the guest's own error. */
  @Test
  void file_largerThanTheMemory_isAnErrorOfTheGuests() throws IOException {
    Files.write(root.resolve("large"), new byte[6 << 20]);
    Limits.Builder limits = Limits.builder().memoryBytes(4 << 20);

    Trial trial = run(builder(limits, 10_000, 10), "fs.readFileSync('/data/large')");

    assertThat(trial.ending()).isIn("MEMORY", "InternalError");
  }
}
