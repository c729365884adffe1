package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jazzer on one target after the other, each in a JVM of its own, since it fuzzes one in a JVM.
 * {@code -Pfuzz} runs this in place of the targets.
 *
 * <p>The system properties {@code fuzz.duration} and {@code fuzz.targets} say how long and which.
 */
class LongRuns {

  private static final String SUFFIX = "Fuzzer.class";
  private static final String DURATION = System.getProperty("fuzz.duration", "1m");
  private static final Set<String> CHOSEN =
      Set.of(System.getProperty("fuzz.targets", "").split(","));

  static List<String> targets() throws IOException, URISyntaxException {
    Path classes =
        Path.of(LongRuns.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .map(file -> classes.relativize(file).toString().replaceAll("\\.class$", ""))
          .map(name -> name.replace('/', '.').replace('\\', '.'))
          .filter(
              name ->
                  CHOSEN.equals(Set.of(""))
                      || CHOSEN.contains(name.substring(name.lastIndexOf('.') + 1)))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void target_fuzzed_holds(String target) throws Exception {
    Path log = Path.of(target + ".log").toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g", // What allocates without bound is found out.
            "-Xshare:off",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "-Djazzer.max_duration=" + DURATION,
            "-Djazzer.instrument=dev.cloche.**",
            // One class of thousands of methods: that of the compiled engine.
            "-Djazzer.instrumentation_excludes=dev.cloche.internal.engine.EngineModule**",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SingleTarget.class.getName(),
            target);
    builder.environment().put("JAZZER_FUZZ", "1");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();

    int status = process.waitFor();

    // Whatever was printed: the end of it says how many inputs there were, or what was found.
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1).lines().toList();
    lines.stream().filter(line -> line.startsWith("Done ")).forEach(System.out::println);
    assertThat(status).as("see %s", log).isZero();
  }
}
