package dev.cloche.internal.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cloche.JsArrayBuffer;
import dev.cloche.JsBigInt;
import dev.cloche.JsDate;
import dev.cloche.JsNumber;
import dev.cloche.JsRegExp;
import dev.cloche.JsString;
import dev.cloche.JsTypedArray;
import dev.cloche.JsUndefined;
import dev.cloche.JsValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads the tags that hold no other values; every problem is an IllegalArgumentException. */
final class JsonTagReader {
  private static final int MAX_DIGITS = 5000;

  private JsonTagReader() {}

  static boolean isTag(JsonNode node, String tag) {
    return node.isObject() && tag.equals(node.path(JsonTags.TAG).textValue());
  }

  /** The name of a tag. */
  static String tag(JsonNode node) {
    return string(node.path(JsonTags.TAG), JsonTags.TAG);
  }

  static void requireFields(JsonNode node, String... allowed) {
    List<String> names = Arrays.asList(allowed);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals(JsonTags.TAG) && !names.contains(name)) {
                throw new IllegalArgumentException(
                    "the tag " + tag(node) + " has no field " + ValueText.quote(name, 100));
              }
            });
  }

  static String string(JsonNode node, String field) {
    if (isTag(node, "string")) {
      return Strings.unescape(text(node, "escaped", "escaped"));
    }
    if (!node.isTextual()) {
      throw new IllegalArgumentException("the field " + field + " must be a string");
    }
    return node.textValue();
  }

  /** The string in a field of a tag that has no fields but the allowed ones. */
  static String text(JsonNode node, String field, String... allowed) {
    requireFields(node, allowed);
    return string(node.path(field), field);
  }

  /** The array in a field of a tag that has no fields but this and the other ones. */
  static JsonNode array(JsonNode node, String field, String... others) {
    String[] allowed = Arrays.copyOf(others, others.length + 1);
    allowed[others.length] = field;
    requireFields(node, allowed);
    if (!node.path(field).isArray()) {
      throw new IllegalArgumentException("the field " + field + " must be an array");
    }
    return node.path(field);
  }

  /** The length of a sparse array. */
  static long length(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException("the field length must be an integer");
    }
    return node.longValue();
  }

  static JsValue leaf(String tag, JsonNode node) {
    return switch (tag) {
      case "undefined" -> {
        requireFields(node);
        yield JsUndefined.UNDEFINED;
      }
      case "number" -> number(text(node, JsonTags.VALUE, JsonTags.VALUE));
      case "string" -> new JsString(string(node, "escaped"));
      case "bigint" -> bigInt(node);
      case "date" -> date(node);
      case "regexp" ->
          new JsRegExp(
              text(node, "source", "source", "flags"), string(node.path("flags"), "flags"));
      case "bytes" -> bytes(node);
      default -> throw new IllegalArgumentException("unknown tag $js " + ValueText.quote(tag, 100));
    };
  }

  private static JsNumber number(String text) {
    return switch (text) {
      case "NaN" -> JsNumber.of(Double.NaN);
      case "Infinity" -> JsNumber.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> JsNumber.of(Double.NEGATIVE_INFINITY);
      case "-0" -> JsNumber.of(-0.0);
      default ->
          throw new IllegalArgumentException(
              "the tag number is for NaN, Infinity, -Infinity and -0");
    };
  }

  private static JsBigInt bigInt(JsonNode node) {
    try {
      if (node.has("hex")) {
        return new JsBigInt(Numbers.parseHex(text(node, "hex", "hex")));
      }
      String digits = text(node, JsonTags.VALUE, JsonTags.VALUE);
      if (digits.length() > MAX_DIGITS || digits.startsWith("+")) {
        throw new NumberFormatException();
      }
      return new JsBigInt(new BigInteger(digits));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a bigint needs at most " + MAX_DIGITS + " decimal digits in value, or digits in hex", e);
    }
  }

  private static JsDate date(JsonNode node) {
    if (node.path(JsonTags.VALUE).isNull()) {
      requireFields(node, JsonTags.VALUE);
      return JsDate.invalid();
    }
    return IsoDates.parse(text(node, JsonTags.VALUE, JsonTags.VALUE));
  }

  private static JsValue bytes(JsonNode node) {
    String type = text(node, "type", "type", "base64");
    byte[] content = Base64.getDecoder().decode(string(node.path("base64"), "base64"));
    JsArrayBuffer buffer = JsArrayBuffer.of(content);
    if (type.equals(buffer.kind())) {
      return buffer;
    }
    for (JsTypedArray.Kind kind : JsTypedArray.Kind.values()) {
      if (kind.toString().equals(type)) {
        if (content.length % kind.bytesPerElement() != 0) {
          throw new IllegalArgumentException("not a whole number of elements of " + type);
        }
        return JsTypedArray.of(kind, buffer, 0, content.length / kind.bytesPerElement());
      }
    }
    throw new IllegalArgumentException("unknown type of bytes " + ValueText.quote(type, 100));
  }
}
