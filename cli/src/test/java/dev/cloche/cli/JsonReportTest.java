package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloche.Limit;
import dev.cloche.Usage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of the line, character by character. */
class JsonReportTest {

  private static final Usage USAGE = new Usage(7, Duration.ofNanos(5), Duration.ofNanos(8), 9, 10);
  private static final String USAGE_JSON =
      "\"usage\":{\"fuel\":7,\"wallNanos\":8,\"memoryBytes\":9}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 1               | 2",
        "'héllo'             | \"héllo\"",
        "({a: [1, null]})    | {\"a\":[1,null]}",
        "undefined           | {\"$js\":\"undefined\"}",
        "12n                 | {\"$js\":\"bigint\",\"value\":\"12\"}",
        "NaN                 | {\"$js\":\"number\",\"value\":\"NaN\"}",
        "new Map([[1, {}]])  | {\"$js\":\"map\",\"entries\":[[1,{}]]}",
        "new Set([1])        | {\"$js\":\"set\",\"values\":[1]}",
        "new Date(0)         | {\"$js\":\"date\",\"value\":\"1970-01-01T00:00:00.000Z\"}",
        "var a = {}; a.a = a | {\"a\":{\"$js\":\"ref\",\"path\":\"$\"}}",
        "'\\ud800'           | {\"$js\":\"string\",\"escaped\":\"\\\\ud800\"}"
      })
  void success_value(String code, String value) {
    Terminal.Result result = Terminal.run("eval", "--json", code);
    assertThat(result.out())
        .startsWith("{\"ok\":true,\"value\":" + value + ",\"usage\":{\"fuel\":")
        .matches("[^\\n]*\"usage\":\\{\"fuel\":\\d+,\"wallNanos\":\\d+,\"memoryBytes\":\\d+}}\\n");
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void guestError_nameMessageAndStack() {
    Terminal.Result result =
        Terminal.run("eval", "--json", "function f() { throw new RangeError('no\\n') } f()");
    assertThat(result.out())
        .startsWith(
            "{\"ok\":false,\"error\":{\"kind\":\"guest\",\"name\":\"RangeError\","
                + "\"message\":\"no\\n\",\"stack\":\"    at f (<eval>:1:")
        .containsOnlyOnce("\n");
  }

  @ParameterizedTest
  @CsvSource({"'ENOENT', \"ENOENT\"", "-2, -2"})
  void guestError_withACode(String code, String json) {
    String literal = json.startsWith("-") ? code : "'" + code + "'";
    assertThat(
            Terminal.run(
                    "eval",
                    "--json",
                    "throw Object.assign(new Error('x'), { code: " + literal + "})")
                .out())
        .contains("\\n\",\"code\":" + json + "},\"usage\":");
  }

  @Test
  void guestError_ofAValueThatIsNoError() {
    assertThat(Terminal.run("eval", "--json", "throw 5").out())
        .startsWith(
            "{\"ok\":false,\"error\":{\"kind\":\"guest\",\"name\":\"\",\"message\":\"5\","
                + "\"stack\":\"\"},\"usage\":");
  }

  @Test
  void limit_isNamed() {
    assertThat(line(new Outcome.LimitReached(Limit.HOST_CALLS, "too many", USAGE)))
        .isEqualTo(
            "{\"ok\":false,\"error\":{\"kind\":\"limit\",\"message\":\"too many\","
                + "\"limit\":\"hostCalls\"},"
                + USAGE_JSON);
  }

  @Test
  void fault_ofTheEngine() {
    assertThat(line(new Outcome.Fault("it broke", USAGE)))
        .isEqualTo(
            "{\"ok\":false,\"error\":{\"kind\":\"engine\",\"message\":\"it broke\"}," + USAGE_JSON);
  }

  @Test
  void console_goesToStandardError() {
    Terminal.Result result = Terminal.run("eval", "--json", "console.log('aside'); 1");
    assertThat(result.err()).isEqualTo("aside\n");
    assertThat(result.out()).containsOnlyOnce("\n").doesNotContain("aside");
  }

  private static String line(Outcome outcome) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new JsonReport().write(outcome, out, out);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
