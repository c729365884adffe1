package dev.cloche.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cloche.JsArray;
import dev.cloche.JsObject;
import dev.cloche.JsValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads options whose value is JSON, in the tagged form of {@code docs/values.md}. */
final class JsonInput {

  /** What the parser adds to a message about its own configuration. */
  private static final Pattern CONFIGURATION = Pattern.compile(", from `[^`]*`");

  /** Where it starts to repeat the place. */
  private static final Pattern PLACE =
      Pattern.compile("\\s*(\\(start marker|\\(for |\\[|\\n).*", Pattern.DOTALL);

  private JsonInput() {}

  /** The elements of a JSON array. */
  static List<JsValue> array(String option, String text) throws UsageException {
    if (decode(option, text) instanceof JsArray array && !array.isSparse()) {
      return array.elements();
    }
    throw UsageException.in(option, "must be a JSON array, such as [1,\"two\"]");
  }

  /** The properties of a JSON object. */
  static Map<String, JsValue> object(String option, String text) throws UsageException {
    if (decode(option, text) instanceof JsObject object) {
      return object.properties();
    }
    throw UsageException.in(option, "must be a JSON object, such as {\"name\":1}");
  }

  private static JsValue decode(String option, String text) throws UsageException {
    try {
      return JsValue.fromJson(parse(text));
    } catch (JsonProcessingException broken) {
      throw UsageException.in(option, describe(broken));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    } catch (IllegalArgumentException unsuitable) {
      throw UsageException.in(option, String.valueOf(unsuitable.getMessage()));
    }
  }

  private static JsonNode parse(String text) throws IOException {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    try (JsonParser parser = mapper.createParser(text)) {
      @Nullable JsonNode value = mapper.readTree(parser);
      if (value == null) {
        throw new JsonParseException(parser, "nothing there");
      }
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more after the end", parser.currentTokenLocation());
      }
      return value;
    }
  }

  private static String describe(JsonProcessingException broken) {
    String message = CONFIGURATION.matcher(broken.getOriginalMessage()).replaceAll("");
    String reason = PLACE.matcher(message).replaceFirst("");
    JsonLocation at = broken.getLocation();
    return at == null
        ? "broken JSON: " + reason
        : "broken JSON at line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + reason;
  }
}
