package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code profile} of scripts and modules. */
class ProfileTest {

  private static final String PROGRAM =
      """
      function work(n) { let s = 0; for (let i = 0; i < n; i++) s += i; return s; }
      function twice(n) { return work(n) + work(n); }
      console.log('hello');
      twice(20000);
      """;

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Terminal.Result profile(String program, String... options) throws IOException {
    String[] line = new String[options.length + 2];
    line[0] = "profile";
    line[1] = write("main.js", program).toString();
    System.arraycopy(options, 0, line, 2, options.length);
    return Terminal.run(line);
  }

  private static List<String> lines(Terminal.Result result) {
    return result.out().lines().toList();
  }

  @Test
  void script_functionsAreListedBySelfFuel() throws IOException {
    Terminal.Result result = profile(PROGRAM);

    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    assertThat(result.err()).isEqualTo("hello\n");
    assertThat(lines(result).get(0).strip()).matches("self +total +function");
    assertThat(lines(result).get(1))
        .matches(" *\\d+ +\\d\\d\\.\\d% +\\d+ +\\d\\d\\.\\d%  work  main\\.js:1:1");
    assertThat(result.out()).contains("twice  main.js:2:1");
  }

  @Test
  void sameProgram_samePrint() throws IOException {
    assertThat(profile(PROGRAM)).isEqualTo(profile(PROGRAM));
  }

  @Test
  void out_isAProfileThatNamesTheFunctions() throws IOException {
    Path out = folder.resolve("out.cpuprofile");
    profile(PROGRAM, "--out", out.toString());

    JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(out));
    assertThat(json.get("nodes").findValuesAsText("functionName"))
        .contains("(root)", "work", "twice");
    assertThat(json.get("samples").size()).isEqualTo(json.get("timeDeltas").size()).isPositive();
  }

  @Test
  void interval_smallerOneTakesMoreSamples() throws IOException {
    assertThat(samples("--interval", "10000")).isGreaterThan(5 * samples("--interval", "100000"));
  }

  private int samples(String... options) throws IOException {
    Path out = folder.resolve("out.cpuprofile");
    String[] line = {options[0], options[1], "--out", out.toString()};
    assertThat(profile(PROGRAM, line).status()).isEqualTo(ExitStatus.OK);
    return new ObjectMapper().readTree(Files.readAllBytes(out)).get("samples").size();
  }

  @Test
  void top_cutsTheList() throws IOException {
    assertThat(lines(profile(PROGRAM, "--top", "1"))).hasSize(2);
  }

  @Test
  void module_functionIsCalledAndFilesAreVirtual() throws IOException {
    write("lib/heavy.js", "exports.heavy = (n) => { while (n > 0) n--; return n; };");
    String main = "const { heavy } = require('./lib/heavy'); exports.f = (n) => heavy(n);";

    Terminal.Result result = profile(main, "--func", "f", "--args", "[20000]");
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    assertThat(lines(result).get(1)).contains("/lib/heavy.js:1:");
    assertThat(result.out()).doesNotContain(folder.toString());
  }

  @Test
  void failedRun_isListedAndTold() throws IOException {
    Terminal.Result result = profile(PROGRAM + "work(20000); null.x;");
    assertThat(result.status()).isEqualTo(ExitStatus.GUEST_ERROR);
    assertThat(result.out()).contains("work  main.js:1:1");
    assertThat(result.err()).startsWith("hello\nTypeError: ");
  }

  @Test
  void outOfFuel_isListedAndTold() throws IOException {
    Terminal.Result result = profile("function spin() { for (;;); } spin()", "--fuel", "1000000");
    assertThat(result.status()).isEqualTo(ExitStatus.FUEL);
    assertThat(lines(result).get(1)).contains("spin  main.js:1:1");
    assertThat(result.err()).startsWith("cloche: fuel limit: ");
  }

  @Test
  void tinyProgram_saysThatThereIsNothing() throws IOException {
    assertThat(profile("1", "--interval", "100000000").out()).startsWith("no samples: ");
  }

  @Test
  void namesOfFunctions_cannotDriveATerminal() throws IOException {
    String program =
        "const f = () => { for (let i = 0; i < 20000; i++); };"
            + "Object.defineProperty(f, 'name', { value: 'a\\u001b[2J\\nb\\ud800' }); f()";
    assertThat(lines(profile(program)).get(1)).contains("  a\uFFFD[2J b\uFFFD  main.js:1:");
  }

  @Test
  void standardInput_isAScript() {
    Terminal.Result result =
        Terminal.runWithInput(PROGRAM.getBytes(StandardCharsets.UTF_8), "profile", "-");
    assertThat(result.out()).contains("work  <stdin>:1:1");
  }

  @Test
  void badOptions_runNothing() throws IOException {
    Path out = folder.resolve("no/such/out.cpuprofile");
    for (String[] options :
        List.of(
            new String[] {"--interval", "999"},
            new String[] {"--interval", "100000001"},
            new String[] {"--interval", "many"},
            new String[] {"--top", "0"},
            new String[] {"--out", out.toString()},
            new String[] {"--json"})) {
      Terminal.Result result = profile(PROGRAM, options);
      assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(result.err()).doesNotContain("hello");
    }
  }
}
