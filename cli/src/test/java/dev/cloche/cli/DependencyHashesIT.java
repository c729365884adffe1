package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The jars of others that are shipped beside ours are those whose hashes are committed, whatever
 * repository Maven had them from.
 */
class DependencyHashesIT {

  private static final Path LOCK = Path.of("dependencies.sha256");
  private static final Path APP = Path.of("target", "app");

  /** By file name, as {@code sha256sum} writes them. */
  private static Map<String, String> locked() throws IOException {
    return Files.readAllLines(LOCK).stream()
        .map(line -> line.split(" +"))
        .collect(Collectors.toMap(words -> words[1], words -> words[0]));
  }

  /** The jars as Maven had them: the build makes some of those that are shipped anew. */
  private static Map<String, Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.toString().endsWith(".jar"))
        .collect(Collectors.toMap(path -> path.getFileName().toString(), path -> path));
  }

  private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  @Test
  void jarsOfOthers_thatAreShipped_haveTheCommittedHashes() throws Exception {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> jars = Files.list(APP)) {
      for (Path jar : jars.toList()) {
        String name = jar.getFileName().toString();
        Path original = classPath().get(name);
        if (original != null && !name.startsWith("cloche-")) {
          found.put(name, hash(original));
        }
      }
    }
    assertThat(found).isEqualTo(new TreeMap<>(locked()));
  }
}
