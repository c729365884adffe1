package dev.cloche.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cloche.JsArray;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsDate;
import dev.cloche.JsError;
import dev.cloche.JsMap;
import dev.cloche.JsNumber;
import dev.cloche.JsObject;
import dev.cloche.JsRegExp;
import dev.cloche.JsSet;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tagged form of docs/values.md. */
class JsonCodecTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  static Stream<Arguments> goldenForms() {
    JsArray.Builder self = JsArray.builder();
    self.add(1).add(self.self());
    JsObject.Builder object = JsObject.builder();
    object.put("a b", JsArray.of(1, JsMap.builder().put("k", object.self()).build()));
    JsArray.Builder inner = JsArray.builder();
    inner.add(inner.self());
    return Stream.of(
        Arguments.of(JsValue.of(null), "null"),
        Arguments.of(JsValue.of(true), "true"),
        Arguments.of(JsNumber.of(1.0), "1"),
        Arguments.of(JsNumber.of(0x1p53), "9007199254740992"),
        Arguments.of(JsNumber.of(0.1), "0.1"),
        Arguments.of(JsString.of("x\n"), "'x\\n'"),
        Arguments.of(JsArray.of(1, "a"), "[1,'a']"),
        Arguments.of(JsObject.of(Map.of("__proto__", 1)), "{'__proto__':1}"),
        Arguments.of(JsValue.undefined(), "{'$js':'undefined'}"),
        Arguments.of(JsBigInt.of(-123), "{'$js':'bigint','value':'-123'}"),
        Arguments.of(JsNumber.of(Double.NaN), "{'$js':'number','value':'NaN'}"),
        Arguments.of(JsNumber.of(-1 / 0.0), "{'$js':'number','value':'-Infinity'}"),
        Arguments.of(JsNumber.of(-0.0), "{'$js':'number','value':'-0'}"),
        Arguments.of(new JsDate(0), "{'$js':'date','value':'1970-01-01T00:00:00.000Z'}"),
        Arguments.of(new JsDate(8.64e15), "{'$js':'date','value':'+275760-09-13T00:00:00.000Z'}"),
        Arguments.of(JsDate.invalid(), "{'$js':'date','value':null}"),
        Arguments.of(new JsRegExp("a+", "gi"), "{'$js':'regexp','source':'a+','flags':'gi'}"),
        Arguments.of(
            JsMap.builder().put(1, "x").put("k", null).build(),
            "{'$js':'map','entries':[[1,'x'],['k',null]]}"),
        Arguments.of(JsSet.of(1, "x"), "{'$js':'set','values':[1,'x']}"),
        Arguments.of(
            JsArrayBuffer.of((byte) 1, (byte) 2),
            "{'$js':'bytes','type':'ArrayBuffer','base64':'AQI='}"),
        Arguments.of(
            JsTypedArray.of(new byte[] {-1}),
            "{'$js':'bytes','type':'Uint8Array','base64':'/w=='}"),
        Arguments.of(JsTypedArray.of(1), "{'$js':'bytes','type':'Int32Array','base64':'AQAAAA=='}"),
        Arguments.of(
            JsError.builder("E", "m", "at f").cause(null).errors(JsArray.of(1)).build(),
            "{'$js':'error','name':'E','message':'m','stack':'at f','cause':null,'errors':[1]}"),
        Arguments.of(JsError.of("E", "m"), "{'$js':'error','name':'E','message':'m'}"),
        Arguments.of(
            JsError.builder("E", "m").code("ENOENT").build(),
            "{'$js':'error','name':'E','message':'m','code':'ENOENT'}"),
        Arguments.of(
            JsError.builder("E", "m").code(-0.5).cause(1).build(),
            "{'$js':'error','name':'E','message':'m','code':-0.5,'cause':1}"),
        Arguments.of(JsArray.builder().hole().add(1).build(), "[{'$js':'hole'},1]"),
        Arguments.of(
            JsArray.builder().length(99).add("x").length(4_294_967_295L).build(),
            "{'$js':'sparse','length':4294967295,'entries':[[99,'x']]}"),
        Arguments.of(JsString.of("a\ud800\\"), "{'$js':'string','escaped':'a\\\\ud800\\\\\\\\'}"),
        Arguments.of(
            JsObject.of(Map.of("$js", "undefined")),
            "{'$js':'object','entries':[['$js','undefined']]}"),
        Arguments.of(
            JsObject.of(Map.of("\udc00", 1)),
            "{'$js':'object','entries':[[{'$js':'string','escaped':'\\\\udc00'},1]]}"),
        Arguments.of(self.build(), "[1,{'$js':'ref','path':'$'}]"),
        Arguments.of(
            JsObject.of(Map.of("a", List.of(inner.build()))),
            "{'a':[[{'$js':'ref','path':'$.a[0]'}]]}"),
        Arguments.of(
            JsArray.of(object.build()),
            "[{'a b':[1,{'$js':'map','entries':[['k',{'$js':'ref','path':'$[0]'}]]}]}]"));
  }

  @ParameterizedTest
  @MethodSource("goldenForms")
  void json_goldenForm(JsValue value, String json) {
    assertThat(value.toJson().toString()).isEqualTo(json.replace('\'', '"'));
    JsValue back = JsValue.fromJson(parse(json));
    assertThat(Isomorphism.sameContent(value, back)).as("%s is %s", back, value).isTrue();
  }

  @Test
  void json_refThroughTags() {
    JsSet.Builder set = JsSet.builder();
    JsError.Builder error = JsError.builder("E", "");
    JsArray list = JsArray.of(0, set.self(), error.self());
    error.errors(list);
    set.add(JsMap.builder().put("k", error.build()).build());

    JsonNode json = set.build().toJson();

    assertThat(json.toString())
        .contains("\"path\":\"$\"")
        .contains("\"path\":\"$.values[0].entries[0][1]\"");
    assertThat(JsValue.fromJson(json).toJson()).isEqualTo(json);
  }

  @Test
  void json_randomValues() {
    for (long seed = 0; seed < 3000; seed++) {
      JsValue value = new RandomValues(seed).next();
      JsonNode json;
      try {
        json = value.toJson();
      } catch (IllegalStateException e) {
        // Shared parts inside shared parts: refused by the budget, as documented.
        assertThat(e).hasMessageContaining("more than");
        continue;
      }
      JsonNode parsed = parse(json.toString().replace("'", "\\u0027"));
      JsonNode again = JsValue.fromJson(parsed).toJson();
      assertThat(again.toString()).as("seed %d", seed).isEqualTo(json.toString());
    }
  }

  /** Reading decimal digits takes time by their square. */
  @Test
  void fromJson_bigIntOfManyDigits_isRefused() {
    JsonNode most = bigInt("9".repeat(5000));
    JsonNode more = bigInt("9".repeat(5001));

    assertThat(JsValue.fromJson(most)).isInstanceOf(JsBigInt.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsValue.fromJson(more))
        .withMessageContaining("at most 5000 decimal digits");
  }

  private static JsonNode bigInt(String digits) {
    return JsonNodeFactory.instance.objectNode().put("$js", "bigint").put("value", digits);
  }

  @Test
  void toJson_largeBigInt() {
    JsBigInt large = JsBigInt.of(BigInteger.ONE.shiftLeft(1 << 20).negate());
    JsonNode json = large.toJson();
    assertThat(json.get("hex").textValue()).startsWith("-01000");
    assertThat(JsValue.fromJson(json)).isEqualTo(large);
  }

  @Test
  void toJson_billionLaughs() {
    JsValue value = JsArray.of("lol");
    for (int i = 0; i < 40; i++) {
      value = JsArray.of(value, value);
    }
    assertThatThrownBy(value::toJson)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 1000000 JSON nodes");
  }

  @Test
  void toJson_nodeLimit() {
    JsArray.Builder builder = JsArray.builder();
    for (int i = 1; i < 1_000_000; i++) {
      builder.add(i);
    }
    JsArray most = builder.build();
    assertThat(most.toJson()).hasSize(999_999);
    JsValue more = JsArray.of(most);
    assertThatThrownBy(more::toJson).hasMessageStartingWith("value[0][999998]: more than 1000000");
  }

  @Test
  void toJson_repeatedLongText() {
    JsValue text = JsValue.of("x".repeat(1 << 20));
    JsArray.Builder builder = JsArray.builder();
    for (int i = 0; i < 65; i++) {
      builder.add(text);
    }
    JsArray value = builder.build();
    assertThatThrownBy(value::toJson)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("value[64]: more than 67108864 characters");
  }

  @Test
  void toJson_manyViewsOfOneBuffer() {
    JsArrayBuffer buffer = JsArrayBuffer.of(new byte[1 << 20]);
    JsArray.Builder builder = JsArray.builder();
    for (int i = 0; i < 60; i++) {
      builder.add(JsTypedArray.of(JsTypedArray.Kind.UINT8, buffer, 0, 1 << 20));
    }
    JsArray value = builder.build();
    assertThatThrownBy(value::toJson).hasMessageContaining("characters");
  }

  @Test
  void toJson_depth() {
    JsValue value = JsArray.of();
    for (int i = 1; i < 1000; i++) {
      value = JsArray.of(value);
    }
    assertThat(value.toJson().isArray()).isTrue();
    JsValue deeper = JsArray.of(value);
    assertThatThrownBy(deeper::toJson)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1000 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$js':'nonsense'}",
        "{'$js':5}",
        "{'$js':'undefined','more':1}",
        "{'$js':'hole'}",
        "{'a':{'$js':'hole'}}",
        "{'$js':'number','value':'1'}",
        "{'$js':'number'}",
        "{'$js':'bigint','value':'1.5'}",
        "{'$js':'bigint','value':'+1'}",
        "{'$js':'bigint','value':1}",
        "{'$js':'bigint','hex':'xyz'}",
        "{'$js':'bigint','hex':'-'}",
        "{'$js':'date','value':'yesterday'}",
        "{'$js':'date','value':'2026-02-30T00:00:00.000Z'}",
        "{'$js':'date'}",
        "{'$js':'regexp','source':'a'}",
        "{'$js':'regexp','source':'a','flags':'x'}",
        "{'$js':'map'}",
        "{'$js':'map','entries':[[1]]}",
        "{'$js':'map','entries':{}}",
        "{'$js':'set','entries':[]}",
        "{'$js':'object','entries':[[1,2]]}",
        "{'$js':'sparse','entries':[]}",
        "{'$js':'sparse','length':2,'entries':[[5,1]]}",
        "{'$js':'sparse','length':9,'entries':[[5,1],[5,2]]}",
        "{'$js':'sparse','length':9,'entries':[['5',1]]}",
        "{'$js':'sparse','length':9,'entries':[[0.5,1]]}",
        "{'$js':'sparse','length':9,'entries':[[1e95,1]]}",
        "{'$js':'sparse','length':4294967296,'entries':[]}",
        "{'$js':'bytes','type':'Uint8Array','base64':'*'}",
        "{'$js':'bytes','type':'Int32Array','base64':'AQ=='}",
        "{'$js':'bytes','type':'Buffer','base64':''}",
        "{'$js':'error','name':'E'}",
        "{'$js':'error','name':'E','message':'','errors':5}",
        "{'$js':'error','name':'E','message':'','code':null}",
        "{'$js':'error','name':'E','message':'','code':[1]}",
        "{'$js':'error','name':'E','message':'','other':5}",
        "{'$js':'string','escaped':'\\\\x'}",
        "{'$js':'string','escaped':'\\\\u12'}",
        "{'$js':'ref','path':'$'}",
        "[{'$js':'ref','path':'$.a'}]",
        "[[],{'$js':'ref','path':'$[0]'}]",
        "[{'$js':'ref','path':''}]",
        "[{'$js':'ref','path':'$[0]x'}]",
      })
  void fromJson_malformedTag(String json) {
    assertThatThrownBy(() -> JsValue.fromJson(parse(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("$");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':[1,{'$js':'what'}]} | $.a[1]: unknown tag",
        "{'a b':9007199254740993} | $['a b']: an integer that no JavaScript number equals",
        "{'$js':'map','entries':[[1,18446744073709551617]]} | $.entries[0][1]: an integer",
      })
  void fromJson_namesThePlace(String json, String start) {
    assertThatThrownBy(() -> JsValue.fromJson(parse(json)))
        .hasMessageStartingWith(start.replace('\'', '"'));
  }

  @Test
  void fromJson_numbers() {
    assertThat(JsValue.fromJson(parse("1152921504606846976"))).isEqualTo(JsNumber.of(0x1p60));
    assertThat(JsValue.fromJson(parse("1e21"))).isEqualTo(JsNumber.of(1e21));
    assertThat(JsValue.fromJson(parse("0.1234567890123456789")))
        .isEqualTo(JsNumber.of(0.12345678901234568));
  }

  @Test
  void fromJson_tooDeep() {
    JsonNode json = MAPPER.createArrayNode();
    for (int i = 0; i < 1000; i++) {
      json = MAPPER.createArrayNode().add(json);
    }
    JsonNode deep = json;
    assertThatThrownBy(() -> JsValue.fromJson(deep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 deep");
  }

  @Test
  void fromJson_tooManyValues() {
    ArrayNode json = MAPPER.createArrayNode();
    for (int i = 0; i < 999_999; i++) {
      json.add(1);
    }
    assertThat(((JsArray) JsValue.fromJson(json)).length()).isEqualTo(999_999);
    json.add(1);
    assertThatThrownBy(() -> JsValue.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000000 values");
  }
}
