package dev.cloche;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Results that the guest has written as JSON. */
final class JsonText {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonText() {}

  /** The value that a text stands for; undefined for undefined. */
  static JsValue parse(JsValue text) {
    if (!(text instanceof JsString string)) {
      return text;
    }
    try {
      return JsValue.fromJson(MAPPER.readTree(string.value()));
    } catch (JsonProcessingException | IllegalArgumentException tooMuch) {
      // The engine wrote it, so it is JSON, if perhaps nested deeper than Jackson reads.
      throw new LimitExceededException(Limit.RESULT, "the result is nested too deep, or too large");
    }
  }
}
