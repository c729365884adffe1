package dev.cloche.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {

  private static final Duration TIME = Duration.ofMinutes(1);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path directory;

  @Test
  void run_saysThatACommandIsNotInstalled() throws Exception {
    assertThat(Setup.run(directory, directory.resolve("log"), TIME, "no-such-program", "ci"))
        .contains("no-such-program is not installed");
  }

  @Test
  void run_saysThatACommandFailedAndKeepsWhatItPrinted() throws Exception {
    Path log = directory.resolve("logs/java.log");

    assertThat(Setup.run(directory, log, TIME, JAVA, "--no-such-option"))
        .contains(JAVA + " failed; see " + log);
    assertThat(log).content().contains("--no-such-option");
  }

  @Test
  void run_isContentWithACommandThatSucceeds() throws Exception {
    assertThat(Setup.run(directory, directory.resolve("log"), TIME, JAVA, "--version")).isEmpty();
  }

  @Test
  void isOutOfDate_whereMissingOrOlderThanASource() throws Exception {
    Path source = Files.createFile(directory.resolve("source"));
    Path made = directory.resolve("made");
    assertThat(Setup.isOutOfDate(made, List.of(source))).isTrue();

    Files.createFile(made);
    Files.setLastModifiedTime(source, FileTime.fromMillis(2_000));
    Files.setLastModifiedTime(made, FileTime.fromMillis(3_000));
    assertThat(Setup.isOutOfDate(made, List.of(source))).isFalse();

    Files.setLastModifiedTime(made, FileTime.fromMillis(1_000));
    assertThat(Setup.isOutOfDate(made, List.of(source))).isTrue();
  }

  @Test
  void delete_takesAllThatIsBelow() throws Exception {
    Path below = Files.createDirectories(directory.resolve("a/b"));
    Files.createFile(below.resolve("file"));

    Setup.delete(directory.resolve("a"));
    Setup.delete(directory.resolve("never there"));

    assertThat(directory).isEmptyDirectory();
  }
}
