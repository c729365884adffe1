package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloche.JsValue;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

  @Test
  void array_plainJson() throws UsageException {
    assertThat(JsonInput.array("--args", "[1, \"two\", null, 0.1]"))
        .containsExactly(JsValue.of(1), JsValue.of("two"), JsValue.nullValue(), JsValue.of(0.1));
  }

  @Test
  void array_taggedForm() throws UsageException {
    String json = "[{\"$js\":\"bigint\",\"value\":\"12\"},{\"$js\":\"undefined\"}]";
    assertThat(JsonInput.array("--args", json))
        .containsExactly(JsValue.of(BigInteger.valueOf(12)), JsValue.undefined());
  }

  @Test
  void object_properties() throws UsageException {
    assertThat(JsonInput.object("--context", "{\"a\":1}")).containsEntry("a", JsValue.of(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,           | line 1, column 4",
        "[1 2]         | line 1, column 4",
        "nope          | line 1, column 1",
        "[1] 2         | line 1, column 5",
        "{\"a\":1,\"a\":2} | line 1, column 11",
        "['x']         | line 1, column 2",
        "[\"x]         | line 1, column 5",
        "[\"\\q\"]     | line 1, column 4"
      })
  void broken_namesLineAndColumn(String json, String place) {
    assertThatThrownBy(() -> JsonInput.array("--args", json))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--args: broken JSON at " + place + ": ")
        .message()
        .doesNotContain("\n", "Source", "`", "com.fasterxml", "start marker");
  }

  @Test
  void broken_secondLine() {
    assertThatThrownBy(() -> JsonInput.array("--args", "[1,\n  oops]"))
        .hasMessageStartingWith("--args: broken JSON at line 2, column ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void empty_isBroken(String json) {
    assertThatThrownBy(() -> JsonInput.array("--args", json))
        .hasMessageStartingWith("--args: broken JSON at line 1, column ")
        .hasMessageEndingWith(": nothing there");
  }

  @Test
  void array_otherValue() {
    assertThatThrownBy(() -> JsonInput.array("--args", "{}"))
        .hasMessage("--args: must be a JSON array, such as [1,\"two\"]");
  }

  @Test
  void object_otherValue() {
    assertThatThrownBy(() -> JsonInput.object("--context", "[]"))
        .hasMessage("--context: must be a JSON object, such as {\"name\":1}");
  }

  @Test
  void unknownTag_namesThePlace() {
    assertThatThrownBy(() -> JsonInput.array("--args", "[1,{\"$js\":\"nonsense\"}]"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--args: $[1]");
  }

  @Test
  void nesting_tooDeep() {
    assertThatThrownBy(() -> JsonInput.array("--args", "[".repeat(5000) + "]".repeat(5000)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--args: broken JSON: Document nesting depth (1001) exceeds the maximum allowed"
                + " (1000)");
  }
}
