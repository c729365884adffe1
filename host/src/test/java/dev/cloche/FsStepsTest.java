package dev.cloche;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The module {@code fs} over files in memory does what Node's does: the steps that the shim's tests
 * record on Node, with results, errors, codes and messages.
 */
class FsStepsTest {

  private static final Path STEPS = Path.of("../commonjs-shim/src/test/js/fs");

  @TempDir private Path root = Path.of("unset");

  @Test
  void steps_overFilesInMemory_endAsOnNode() throws IOException {
    Files.copy(STEPS.resolve("cases.cjs"), root.resolve("cases.cjs"));
    Files.writeString(
        root.resolve("main.js"),
        "module.exports = require('./cases.cjs')(require('fs'), require('node:fs/promises'), '/w');");
    FileAccess files = FileAccess.builder().inMemory("/w", 1 << 20, 100).build();
    JsonNode expected = new ObjectMapper().readTree(STEPS.resolve("expected.json").toFile());

    JsonNode results;
    try (Isolate isolate = Isolate.builder().limits(Trial.SMALL).root(root).files(files).build()) {
      results = isolate.require("./main.js").toJson();
    }

    assertThat(lines(results)).containsExactlyElementsOf(lines(expected));
    assertThat(expected).hasSizeGreaterThan(180);
  }

  private static List<String> lines(JsonNode steps) {
    List<String> lines = new ArrayList<>();
    steps.forEach(step -> lines.add(step.toString()));
    return lines;
  }
}
