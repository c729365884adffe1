package dev.cloche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void compact_isOneLineWithoutSpaces() throws JsonProcessingException {
    String json = "{\"a\":[1,-2.5,true,null,\"x\"],\"b\":{},\"c\":[]}";
    assertThat(JsonText.compact(MAPPER.readTree(json))).isEqualTo(json);
  }

  @Test
  void pretty_hasALineForEachElement() throws JsonProcessingException {
    assertThat(JsonText.pretty(MAPPER.readTree("{\"a\":[1,{\"b\":2}],\"c\":{},\"d\":[]}")))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": 2
                }
              ],
              "c": {},
              "d": []
            }\
            """);
  }

  @Test
  void strings_unsafeCharactersAreEscaped() {
    String unsafe = "\"\\\n\r\t\0\u001b[2J\u007f\u0085\u009b\u2028\u202e\u2066\ud800";
    assertThat(JsonText.compact(TextNode.valueOf(unsafe)))
        .isEqualTo(
            "\"\\\"\\\\\\n\\r\\t\\u0000\\u001b[2J\\u007f\\u0085\\u009b\\u2028\\u202e\\u2066"
                + "\\ud800\"");
  }

  @Test
  void strings_otherTextStays() {
    assertThat(JsonText.compact(TextNode.valueOf("Łódź 🪴"))).isEqualTo("\"Łódź 🪴\"");
  }

  @Test
  void strings_ofRandomCodeUnits_areReadBackTheSame() throws JsonProcessingException {
    SplittableRandom random = new SplittableRandom(20261101);
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(0x10000)));
      }
      JsonNode node = TextNode.valueOf(text.toString());
      assertThat(MAPPER.readTree(JsonText.compact(node)))
          .as("seed 20261101, %d", round)
          .isEqualTo(node);
    }
  }
}
