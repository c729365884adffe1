package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, as a process of its own, on what this build has just packaged. */
class LauncherIT {

  @TempDir Path folder;

  @Test
  void eval_printsTheValueAndNothingElse() throws Exception {
    // The first start makes the start image, the second uses it: both are quiet.
    for (int start = 0; start < 2; start++) {
      Terminal.Result result = launch("eval", "1+1");
      assertThat(result).isEqualTo(new Terminal.Result(ExitStatus.OK, "2\n", ""));
    }
  }

  @Test
  void exitStatus_isPassedOn() throws Exception {
    assertThat(launch("eval", "--fuel", "1000", "for (;;);").status()).isEqualTo(ExitStatus.FUEL);
    assertThat(launch("eval", "--nonsense").status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void arguments_areNotInterpreted() throws Exception {
    assertThat(launch("eval", "'$HOME * \"é\"  @x'").out()).isEqualTo("$HOME * \"é\"  @x\n");
  }

  @Test
  void link_toTheLauncher() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("js"), launcher());
    assertThat(start(link, "eval", "'linked'").out()).isEqualTo("linked\n");
  }

  private static Path launcher() throws Exception {
    return Path.of("../cloche").toRealPath();
  }

  private Terminal.Result launch(String... arguments) throws Exception {
    return start(launcher(), arguments);
  }

  private Terminal.Result start(Path command, String... arguments) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> line = Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    // As on a bare machine: no locale, and nothing that makes the JVM speak.
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    int code = builder.start().waitFor();
    ExitStatus status =
        Stream.of(ExitStatus.values()).filter(s -> s.code() == code).findFirst().orElseThrow();
    return new Terminal.Result(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
