package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {

  @TempDir Path folder;

  @Test
  void read_text() throws Exception {
    assertThat(SourceFile.read(file("héllo"), 6)).isEqualTo("héllo");
  }

  @Test
  void read_dropsAByteOrderMark() throws Exception {
    assertThat(SourceFile.read(file("\uFEFF1"), 10)).isEqualTo("1");
  }

  @Test
  void read_overTheCap() throws IOException {
    Path file = file("héllo");
    assertThatThrownBy(() -> SourceFile.read(file, 5)).hasMessage(file + ": larger than 5 bytes");
  }

  @Test
  void read_notUtf8() throws IOException {
    Path file = folder.resolve("latin1.js");
    Files.write(file, new byte[] {'a', 'b', (byte) 0xE9, 'c'});
    assertThatThrownBy(() -> SourceFile.read(file, 100)).hasMessage(file + ": not UTF-8 at byte 2");
  }

  @Test
  void read_missing() {
    Path file = folder.resolve("missing.js");
    assertThatThrownBy(() -> SourceFile.read(file, 100)).hasMessage(file + ": no such file");
  }

  @Test
  void read_directory() {
    assertThatThrownBy(() -> SourceFile.read(folder, 100)).hasMessage(folder + ": is a directory");
  }

  @Test
  void path_impossible() {
    assertThatThrownBy(() -> SourceFile.path("a\0b", "FILE")).hasMessage("FILE: not a path");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.js"), text);
  }
}
