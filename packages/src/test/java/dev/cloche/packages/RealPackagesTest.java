package dev.cloche.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.IsolatedRuntime;
import dev.cloche.Limits;
import dev.cloche.RunRequest;
import dev.cloche.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each program of {@code src/test/js} uses a package that is required through {@code external}, and
 * answers on Cloche what it answers on Node.
 */
class RealPackagesTest {

  private static final Path PROGRAMS = Path.of("src", "test", "js");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static JsonNode answers = MAPPER.missingNode();
  private static IsolatedRuntime runtime = IsolatedRuntime.create();

  @BeforeAll
  static void readAnswers() throws IOException {
    answers = MAPPER.readTree(Path.of("target", "answers.json").toFile());
    runtime.close();
    runtime =
        IsolatedRuntime.builder()
            .limits(Limits.builder().memoryBytes(64L << 20).timeout(Duration.ofSeconds(60)).build())
            .grant(isolate -> isolate.builtins("crypto"))
            .build();
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  static List<String> programs() {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static RunRequest.Builder request(String program) {
    return RunRequest.builder()
        .root(Path.of(""))
        .file(PROGRAMS.resolve(program).toString().replace('\\', '/'))
        .funcName("run")
        .external(
            "acorn",
            "ajv",
            "dayjs",
            "handlebars",
            "immer",
            "jsonata",
            "lodash",
            "marked",
            "mustache",
            "papaparse",
            "react",
            "react-dom",
            "uuid",
            "zod")
        .jsonResult(true);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void program_answersAsOnNode(String program) {
    RunResult result = runtime.runBlocking(request(program).build());

    assertThat(result.json()).isEqualTo(answers.path(program));
    assertThat(answers.path(program).isMissingNode()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void program_withSeedAndClock_usesTheSameFuelAgain(String program) {
    RunRequest request =
        request(program)
            .grant(isolate -> isolate.seed(7).clock(InstantSource.fixed(Instant.EPOCH)))
            .build();

    long fuel = runtime.runBlocking(request).usage().fuel();
    assertThat(runtime.runBlocking(request).usage().fuel()).isEqualTo(fuel).isPositive();
  }
}
