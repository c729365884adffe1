package dev.cloche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cloche.JsValue;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON with tagged forms, as the command line takes it: a value or the documented exception. */
class JsonFuzzer {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<String> seeds() {
    return Stream.concat(
        SampleValues.all().map(value -> value.toJson().toString()),
        Stream.of("{\"$js\":\"sparse\",\"length\":101,\"entries\":[[0,[]],[9999e91,0]]}"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void text(@NotNull String json) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JsonProcessingException broken) {
      return;
    }
    JsValue value;
    try {
      value = JsValue.fromJson(tree);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotNull().hasSizeLessThan(1 << 14);
      return;
    }
    try {
      JsonNode again = value.toJson();
      assertThat(JsValue.fromJson(again).toJson()).isEqualTo(again);
    } catch (IllegalStateException tooLarge) {
      assertThat(tooLarge).hasMessageStartingWith("value");
    }
  }
}
