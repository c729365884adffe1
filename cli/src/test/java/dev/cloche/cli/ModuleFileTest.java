package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFileTest {

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = folder.resolve("root");
    Files.createDirectories(root.resolve("lib"));
    Files.writeString(root.resolve("lib/main.js"), "");
    Files.writeString(folder.resolve("outside.js"), "");
  }

  @Test
  void of_fileInAFolder() throws UsageException {
    ModuleFile module = ModuleFile.of(root.resolve("lib/main.js"), root);
    assertThat(module).isEqualTo(new ModuleFile(root, "./lib/main.js"));
  }

  @Test
  void of_detour() throws UsageException {
    Path detour = root.resolve("lib/../../root/lib/main.js");
    assertThat(ModuleFile.of(detour, root).specifier()).isEqualTo("./lib/main.js");
  }

  @Test
  void of_fileOutside() {
    Path file = folder.resolve("outside.js");
    assertThatThrownBy(() -> ModuleFile.of(file, root))
        .hasMessage(file + ": not inside --root " + root);
  }

  @Test
  void of_linkThatLeadsOut() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link.js"), folder.resolve("outside.js"));
    assertThatThrownBy(() -> ModuleFile.of(link, root))
        .hasMessage(link + ": not inside --root " + root);
  }

  @Test
  void of_rootThatIsAFile() {
    Path file = root.resolve("lib/main.js");
    assertThatThrownBy(() -> ModuleFile.of(file, file))
        .hasMessage("--root " + file + ": not a directory");
  }

  @Test
  void of_missingRoot() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> ModuleFile.of(root.resolve("lib/main.js"), missing))
        .hasMessage("--root " + missing + ": no such file");
  }
}
