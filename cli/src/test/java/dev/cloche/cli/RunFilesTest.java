package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} with files for {@code fs}. */
class RunFilesTest {

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void makeData() throws IOException {
    data = Files.createDirectories(folder.resolve("da=ta"));
    Files.writeString(data.resolve("a.txt"), "alpha");
  }

  private Terminal.Result run(String code, String... options) throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    Path main = Files.writeString(root.resolve("main.js"), "module.exports = " + code);
    String[] commandLine = new String[options.length + 4];
    commandLine[0] = "run";
    commandLine[1] = "--root";
    commandLine[2] = root.toString();
    commandLine[3] = main.toString();
    System.arraycopy(options, 0, commandLine, 4, options.length);
    return Terminal.run(commandLine);
  }

  @Test
  void fs_isMissingWithoutMounts() throws IOException {
    assertThat(run("require('fs')").err()).startsWith("Error: Cannot find module 'fs'\n");
  }

  @Test
  void mount_isReadAndNotWritten() throws IOException {
    String mount = data + "=/data";

    assertThat(run("require('fs').readFileSync('/data/a.txt', 'utf8')", "--mount", mount).out())
        .isEqualTo("alpha\n");
    assertThat(run("require('fs').writeFileSync('/data/a.txt', '')", "--mount", mount).err())
        .startsWith("Error: EROFS");
    assertThat(data.resolve("a.txt")).hasContent("alpha");
  }

  @Test
  void mounts_areSeenSideBySide() throws IOException {
    assertThat(
            run(
                    "require('fs').readdirSync('/').join()",
                    "--mount",
                    data + "=/data",
                    "--mount",
                    folder + "=/all",
                    "--memory-files",
                    "1m")
                .out())
        .isEqualTo("all,data,tmp\n");
  }

  @Test
  void memoryFiles_areWrittenWithinTheirSize() throws IOException {
    String write =
        "(n => { const fs = require('fs'); fs.writeFileSync('/tmp/a', 'x'.repeat(n));"
            + " return fs.statSync('/tmp/a').size })";

    assertThat(run(write + "(5000)", "--memory-files", "8k").out()).isEqualTo("5000\n");
    assertThat(run(write + "(9000)", "--memory-files", "8k").err()).startsWith("Error: ENOSPC");
  }

  @Test
  void mount_ofNoDirectory_isTheUsersMistake() throws IOException {
    Terminal.Result result = run("1", "--mount", folder.resolve("absent") + "=/data");

    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).startsWith("cloche: ").hasLineCount(1);
  }
}
